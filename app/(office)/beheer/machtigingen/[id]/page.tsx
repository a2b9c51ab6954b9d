import { readPage } from '@/app/_frame/read-page'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { formatKbo } from '@/lib/organisations/kbo'
import { waitingMandates } from '@/lib/organisations/queries'
import { decide } from '../actions'

export const metadata = { title: 'Machtiging nakijken' }

export default async function MandatePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const mandate = await readPage(actor, async (tx) => (await waitingMandates(tx, actor)).find((one) => one.id === id) ?? null)
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Machtigingen en erkenningen', href: '/beheer/machtigingen' }]} />
      <PageHeading title={`${mandate.person.name} voor ${mandate.organisation.legalName}`} kicker="Mag deze persoon tekenen voor de organisatie?" />
      <SummaryList
        rows={[
          { term: 'E-mailadres', value: mandate.person.email },
          { term: 'Ondernemingsnummer', value: formatKbo(mandate.organisation.kbo) },
          { term: 'Gevraagd op', value: <Instant at={mandate.requestedAt} /> },
          { term: 'Bewijs', value: mandate.proofSha256 ? <a href={`/beheer/machtigingen/${id}/bewijs`}>{mandate.proofName}</a> : ['Geen bewijs.', mandate.reason].join(' ') },
        ]}
      />
      {can(actor, 'mandate.decide') && mandate.userId !== actor.userId && (
        <Section title="Besluit" intro="Vergelijk het bewijs met de openbare KBO.">
          <Form action={decide} hidden={{ mandateId: id }} submit="Bewaar het besluit" label="Besluit over de machtiging">
            <RadiosField
              name="verdict"
              label="Mag deze persoon tekenen?"
              options={[
                { value: 'APPROVED', label: 'Ja, keur de machtiging goed' },
                { value: 'REFUSED', label: 'Nee, weiger de machtiging' },
              ]}
            />
            <TextAreaField name="reason" label="Waarom weigert u?" hint="De aanvrager leest dit. Alleen nodig als u weigert." optional rows={3} maximum={1000} />
          </Form>
        </Section>
      )}
    </OfficePage>
  )
}
