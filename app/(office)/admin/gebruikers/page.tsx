import { readPage } from '@/app/_frame/read-page'
import { CheckboxesField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { DataTable } from '@/app/_ui/data-table'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { staffRoles } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { roleWords } from '@/lib/access/role-words'
import { staff } from '@/lib/accounts/queries'
import { requireActor } from '@/lib/auth'
import { AdminTabs } from '../admin-tabs'
import { create } from './actions'

export const metadata = { title: 'Gebruikers' }

export default async function UsersPage() {
  const actor = await requireActor()
  const people = await readPage(actor, (tx) => staff(tx, actor))
  const manages = can(actor, 'user.manage')
  return (
    <OfficePage>
      <AdminTabs current="/admin/gebruikers" />
      <PageHeading title="Gebruikers" lead="Medewerkers van VLAIO, beoordelaars en anderen met een rol in het loket. Aanvragers horen bij hun organisatie." />
      <DataTable
        stacks
        label="Gebruikers"
        rows={people}
        rowKey={({ id }) => id}
        empty="Er zijn nog geen gebruikers met een rol."
        columns={[
          { key: 'name', head: 'Naam', rowHead: true, cell: ({ id, name }) => (manages ? <a href={`/admin/gebruikers/${id}`}>{name}</a> : name) },
          { key: 'email', head: 'E-mailadres', cell: ({ email }) => email },
          { key: 'roles', head: 'Rollen', cell: ({ roles }) => roles.map(({ role }) => roleWords[role]).join(', ') },
          { key: 'state', head: 'Toestand', cell: ({ suspendedAt }) => (suspendedAt ? <StatusWord tone="refused">geschorst</StatusWord> : 'actief') },
        ]}
      />
      {manages && (
        <Section title="Nieuwe gebruiker" intro="De persoon meldt zich aan met een link in een e-mail en stelt dan een tweede stap in.">
          <Form action={create} submit="Voeg gebruiker toe" label="Nieuwe gebruiker">
            <TextField name="name" label="Naam" maxLength={100} width="medium" />
            <TextField name="email" label="E-mailadres" kind="email" maxLength={254} width="medium" />
            <CheckboxesField name="roles" label="Rollen" options={staffRoles.map((value) => ({ value, label: roleWords[value] }))} />
          </Form>
        </Section>
      )}
    </OfficePage>
  )
}
