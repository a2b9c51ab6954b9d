import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { can } from '@/lib/access/policy'
import { acceptedFiles } from '@/lib/files/file-kinds'
import { formatIban } from '@/lib/organisations/iban'
import { saveAccount } from '../actions'
import { ownOrganisation, type OrganisationSearch } from '../own-organisation'

export const metadata = { title: 'Rekeningnummer' }

export default async function AccountPage({ searchParams }: { searchParams: OrganisationSearch }) {
  const { actor, organisation } = await ownOrganisation((await searchParams).organisatie)
  const { id, legalName, iban, accountHolder, ownMandate } = organisation
  const may = can(actor, 'organisation.change-account', { organisationId: id }) && ownMandate?.status === 'APPROVED'
  return (
    <LayPage>
      <Breadcrumb items={[{ label: legalName, href: `/academie/organisatie?organisatie=${id}` }]} />
      <PageHeading title="Rekeningnummer" lead={iban ? `Nu: ${formatIban(iban)}, op naam van ${accountHolder}.` : 'Er is nog geen rekeningnummer.'} />
      {may ? (
        <Form action={saveAccount} hidden={{ organisationId: id }} values={{ accountHolder: accountHolder || legalName }} submit="Wijzig het rekeningnummer" label="Rekeningnummer">
          <TextField name="iban" label="Nieuw rekeningnummer" hint="IBAN, bijvoorbeeld BE68 5390 0754 7034." width="medium" maxLength={42} />
          <TextField name="accountHolder" label="Op naam van" maxLength={150} width="medium" />
          <FileField name="certificate" label="Bankattest" hint="Alleen nodig als de rekening niet op de officiële naam staat. Ten hoogste 10 MB." accept={acceptedFiles} optional />
        </Form>
      ) : (
        <p>Alleen een gemachtigde met een goedgekeurde machtiging wijzigt het rekeningnummer. Zo komt het geld nooit op een verkeerde rekening.</p>
      )}
    </LayPage>
  )
}
