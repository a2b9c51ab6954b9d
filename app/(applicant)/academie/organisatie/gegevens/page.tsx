import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { TickField } from '@/app/_form/tick-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { asActor } from '@/lib/db'
import { formatKbo } from '@/lib/organisations/kbo'
import { vatWords } from '@/lib/organisations/words'
import { codeList, municipalities } from '@/lib/reference/queries'
import { update } from '../actions'
import { AddressFields, NameFields } from '../address-fields'
import { ownOrganisation, type OrganisationSearch } from '../own-organisation'

export const metadata = { title: 'Gegevens van uw organisatie' }

export default async function EditOrganisationPage({ searchParams }: { searchParams: OrganisationSearch }) {
  const { actor, organisation } = await ownOrganisation((await searchParams).organisatie)
  const lists = await asActor(actor, async (tx) => ({ legalForms: await codeList(tx, 'legalForm'), places: await municipalities(tx) }))
  const { legalName, legalForm, street, houseNumber, box, postcode, municipality, website, vatStatus, mission, charter } = organisation
  return (
    <LayPage>
      <Breadcrumb items={[{ label: legalName, href: `/academie/organisatie?organisatie=${organisation.id}` }]} />
      <PageHeading title="Gegevens van uw organisatie" kicker={`Ondernemingsnummer ${formatKbo(organisation.kbo)}`} />
      <Form
        action={update}
        hidden={{ organisationId: organisation.id, version: String(organisation.version) }}
        values={{ legalName, legalForm, street, number: houseNumber, box, postcode, municipality: municipality?.name ?? '', website, vatStatus: vatStatus ?? '', mission, charter: charter ? 'ja' : '' }}
        submit="Bewaar"
        label="Gegevens"
      >
        <NameFields legalForms={lists.legalForms} />
        <TextField name="legalNameReason" label="Waarom is de naam veranderd?" hint="Alleen invullen als u de officiële naam aanpast." optional maxLength={500} />
        <AddressFields places={lists.places.map(({ nis, name }) => ({ value: nis, label: name }))} />
        <TextField name="website" label="Website" kind="url" hint="Bijvoorbeeld https://www.voorbeeld.be" optional maxLength={500} />
        <SelectField name="vatStatus" label="Btw-plichtig?" options={Object.entries(vatWords).map(([value, label]) => ({ value, label }))} placeholder="Kies" optional />
        <TextAreaField name="mission" label="Werking en STEM-deskundigheid" hint="Wat doet uw organisatie? Wie begeleidt, en wat kennen zij van STEM?" optional rows={8} maximum={2000} />
        <TickField name="charter" label="Wij ondertekenden het STEM-charter" optional />
      </Form>
    </LayPage>
  )
}
