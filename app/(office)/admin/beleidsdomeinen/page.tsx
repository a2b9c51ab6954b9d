import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { readPage } from '@/app/_frame/read-page'
import { DataTable } from '@/app/_ui/data-table'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { domainsToManage } from '@/lib/advice/queries'
import { requireActor } from '@/lib/auth'
import { AdminTabs } from '../admin-tabs'
import { name, place } from './actions'

export const metadata = { title: 'Beleidsdomeinen' }

export default async function DomainsPage() {
  const actor = await requireActor()
  const { domains, people } = await readPage(actor, (tx) => domainsToManage(tx, actor))
  const options = domains.map(({ code, name }) => ({ value: code, label: name }))
  return (
    <OfficePage>
      <AdminTabs current="/admin/beleidsdomeinen" />
      <PageHeading title="Beleidsdomeinen" lead="Aan deze beleidsdomeinen kan een dossierbeheerder advies vragen over een oproep of een dossier." />
      <DataTable
        label="Beleidsdomeinen"
        rows={domains}
        rowKey={({ code }) => code}
        columns={[
          { key: 'code', head: 'Code', narrow: true, cell: ({ code }) => code },
          { key: 'name', head: 'Naam', rowHead: true, cell: ({ name }) => name },
          { key: 'members', head: 'Wie adviseert', cell: ({ members }) => (members.length === 0 ? 'nog niemand' : members.map(({ user }) => user.name).join(', ')) },
        ]}
      />
      <Section title="Wie adviseert voor wie" intro="Iemand met de rol beleidsdomein ziet alleen de vragen aan dat domein. Kies geen domein voor wie niet meer adviseert.">
        {people.length === 0 && <p>Niemand heeft de rol beleidsdomein. Geef die bij <a href="/admin/gebruikers">Gebruikers</a>.</p>}
        {people.length > 0 && (
          <Form action={place} submit="Bewaar" label="Wie adviseert">
            <SelectField name="userId" label="Persoon" placeholder="Kies een persoon" options={people.map(({ id, name, advisesFor }) => ({ value: id, label: `${name} (${advisesFor?.domainCode ?? 'geen domein'})` }))} />
            <SelectField name="domain" label="Beleidsdomein" placeholder="Geen" options={options} />
          </Form>
        )}
      </Section>
      <Section title="Domein toevoegen of hernoemen" intro="Met een code die al bestaat, krijgt dat domein de nieuwe naam.">
        <Form action={name} submit="Bewaar het domein" label="Domein">
          <TextField name="code" label="Code" hint="Bijvoorbeeld WVG." width="short" maxLength={12} />
          <TextField name="name" label="Naam" maxLength={80} />
        </Form>
      </Section>
    </OfficePage>
  )
}
