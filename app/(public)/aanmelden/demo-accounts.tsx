import { Form } from '@/app/_form/form'
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
          { key: 'person', head: 'Wie', rowHead: true, cell: ({ person }) => person },
          { key: 'words', head: 'Wat', cell: ({ words }) => words },
          {
            key: 'button',
            head: 'Aanmelden',
            narrow: true,
            cell: ({ name }) => <Form action={signInAsDemo} submit={`Aanmelden als ${name}`} hidden={{ name, terug: returnTo }} />,
          },
        ]}
        rows={accounts}
        rowKey={({ name }) => name}
      />
      <p>
        <a href="/demo/postvak">Bekijk het postvak van de demo</a>
      </p>
    </Section>
  )
}
