import { Form } from '@/app/_form/form'
import { Actions, Button } from '@/app/_ui/button'
import { DataTable } from '@/app/_ui/data-table'
import { Section } from '@/app/_ui/section'
import type { DemoAccount } from '@/lib/sign-in/queries'
import { signInAsDemo } from './actions'

/** Only in demo mode: the made-up people of the story, each one click away. */
export function DemoAccounts({ accounts, returnTo }: { accounts: DemoAccount[]; returnTo: string }) {
  return (
    <Section title="Demo: kies een persoon" intro="Deze mensen en organisaties bestaan niet. Hun e-mails leest u op de pagina Postvak.">
      <DataTable
        label="Demo-accounts"
        density="lay"
        columns={[
          {
            key: 'button',
            head: 'Aanmelden',
            narrow: true,
            cell: ({ name }) => (
              <Form action={signInAsDemo} hidden={{ name, terug: returnTo }}>
                <Button kind="secondary" small>
                  Aanmelden als {name}
                </Button>
              </Form>
            ),
          },
          { key: 'person', head: 'Wie', rowHead: true, cell: ({ person }) => person },
          { key: 'words', head: 'Wat', cell: ({ words }) => words },
        ]}
        rows={accounts}
        rowKey={({ name }) => name}
      />
      <Actions>
        <a href="/demo/postvak">Bekijk het postvak van de demo</a>
      </Actions>
    </Section>
  )
}
