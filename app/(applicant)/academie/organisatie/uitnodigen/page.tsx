import { notFound } from 'next/navigation'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { invite } from '../actions'
import { ownOrganisation, type OrganisationSearch } from '../own-organisation'

export const metadata = { title: 'Nodig een collega uit' }

export default async function InvitePage({ searchParams }: { searchParams: OrganisationSearch }) {
  const { organisation } = await ownOrganisation((await searchParams).organisatie)
  const { id, legalName, mayInvite, partnerships } = organisation
  if (!mayInvite) notFound()
  const roles = [
    { value: 'APPLICANT_EDITOR', label: 'Invuller', hint: 'Vult aanvragen en verslagen in.' },
    { value: 'APPLICANT_SIGNATORY', label: 'Gemachtigde', hint: 'Dient ook in en nodigt collega’s uit. VLAIO kijkt de machtiging na.' },
    ...(partnerships.length > 0 ? [{ value: 'PARTNERSHIP_COORDINATOR', label: 'Coördinator', hint: 'Vult aanvragen, activiteiten en verslagen van het partnerschap in.' }] : []),
  ]
  return (
    <LayPage>
      <Breadcrumb items={[{ label: legalName, href: `/academie/organisatie?organisatie=${id}` }]} />
      <PageHeading title="Nodig een collega uit" lead="Uw collega krijgt een e-mail met een link die 14 dagen geldig is." />
      <Form action={invite} hidden={{ organisationId: id }} submit="Verstuur de uitnodiging" label="Uitnodiging">
        <TextField name="email" label="E-mailadres van uw collega" kind="email" maxLength={254} width="medium" />
        <RadiosField name="role" label="Wat mag uw collega doen?" options={roles} />
      </Form>
    </LayPage>
  )
}
