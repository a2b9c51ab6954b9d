import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { acceptedFiles } from '@/lib/files/file-kinds'
import { askMandate } from '../actions'
import { ownOrganisation, type OrganisationSearch } from '../own-organisation'

export const metadata = { title: 'Machtiging' }

export default async function MandatePage({ searchParams }: { searchParams: OrganisationSearch }) {
  const { organisation } = await ownOrganisation((await searchParams).organisatie)
  const { id, legalName, ownMandate } = organisation
  return (
    <LayPage>
      <Breadcrumb items={[{ label: legalName, href: `/academie/organisatie?organisatie=${id}` }]} />
      <PageHeading title="Toon dat u mag tekenen" lead="Met een bewijs van uw machtiging dient u aanvragen in voor uw organisatie. Een dossierbeheerder kijkt het na. U mag intussen indienen, onder voorbehoud." />
      {ownMandate?.status === 'APPROVED' ? (
        <p>Uw machtiging is al goedgekeurd. U hoeft niets te doen.</p>
      ) : (
        <Form action={askMandate} hidden={{ organisationId: id }} submit="Vraag de machtiging" label="Machtiging">
          <FileField name="proof" label="Bewijs" hint="De statuten of een uittreksel uit de KBO waarin uw naam staat. Ten hoogste 10 MB." accept={acceptedFiles} />
        </Form>
      )}
    </LayPage>
  )
}
