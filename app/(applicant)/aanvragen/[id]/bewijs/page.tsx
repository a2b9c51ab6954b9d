import type { Metadata } from 'next'
import { DossierLinks } from '@/app/_file/dossier-links'
import { formatEuro } from '@/app/_ui/amount'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Checksum } from '@/app/_ui/checksum'
import { DatedLines } from '@/app/_ui/dated-lines'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { ReceiptBox } from '@/app/_ui/receipt-box'
import { Section } from '@/app/_ui/section'
import type { FilingOccasion, Receipt } from '@/lib/applications/queries'
import { decimal } from '@/lib/applications/step-status'
import { addDays, formatDeadline, formatLongDay, lastDayOf } from '@/lib/time'
import { loadReceipt } from '../../_steps/load-receipt'

export const metadata: Metadata = { title: 'Bewijs van indiening' }

const titles: Record<FilingOccasion, string> = { FIRST: 'Uw aanvraag is ingediend', AGAIN: 'Uw aanvraag is opnieuw ingediend', COMPLETION: 'Uw aanvulling is ingediend' }

/** What is next, for as long as nothing happened since. */
const leadOf = ({ application: { status }, occasion, submittedBy }: Receipt): string => {
  const mailed = `We stuurden een bevestiging per mail naar ${submittedBy}.`
  if (occasion === 'COMPLETION' && status === 'ELIGIBILITY_CHECK') return `U hoeft nu niets te doen. We kijken uw aanvulling na. ${mailed}`
  if (occasion === 'AGAIN' && status === 'SUBMITTED') return `Deze versie komt in de plaats van wat u eerder indiende. U hoeft nu niets te doen. ${mailed}`
  if (status === 'SUBMITTED') return `U hoeft nu niets te doen. We stuurden dit bewijs ook per mail naar ${submittedBy}.`
  if (status === 'DRAFT') return 'U heropende deze aanvraag. Dit bewijs blijft gelden tot u opnieuw indient. Dient u niet opnieuw in, dan telt deze versie.'
  return 'Dit is het bewijs van uw laatste indiening.'
}

export default async function ReceiptPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const receipt = await loadReceipt(id)
  const { application, submission, occasion, number, submittedBy } = receipt
  const { call } = application
  const base = `/aanvragen/${id}`
  const filed = application.status === 'SUBMITTED'
  return (
    <LayPage>
      <PageHeading
        display
        title={titles[occasion]}
        lead={leadOf(receipt)}
      />
      <ReceiptBox
        number={number}
        rows={[
          { term: 'Ingediend op', value: <Instant at={submission.submittedAt} precision="second" /> },
          { term: 'Door', value: `${submittedBy}, gemachtigde van ${application.organisation.legalName}` },
          { term: 'Oproep', value: call.name },
          { term: 'Gevraagd bedrag', value: `${formatEuro(application.requestedCents ?? 0n)} voor ${decimal(Number(application.plannedChildHours ?? 0))} kinduren` },
          { term: 'Controlegetal (SHA-256)', value: <Checksum hex={submission.sha256} /> },
        ]}
      />
      {submission.underReservation && <p>Uw machtiging wordt nog nagekeken. De aanvraag is op tijd ingediend, onder voorbehoud. We vragen u een bewijs als er iets ontbreekt.</p>}
      <Actions>
        <ButtonLink href={`${base}/bewijs.pdf`}>Download bewijs</ButtonLink>
        {application.status === 'DRAFT' ? <a href={base}>Ga naar de heropende aanvraag</a> : <a href={`${base}/nakijken`}>Bekijk wat u indiende</a>}
        <a href={`${base}/bewijs.json`} download={`bewijs-${number}.json`}>Bewijs als gegevens (JSON)</a>
        <DossierLinks applicationId={application.id} />
        <a href="/controleer">Controleer een bewijs</a>
      </Actions>
      {filed && call.deadlineAt && (
        <Section title="Wat gebeurt er nu?" ruled>
          <DatedLines
            lines={[
              { when: formatDeadline(call.deadlineAt), text: <>U kunt de aanvraag nog <a href={base}>heropenen</a>. Dit bewijs blijft gelden tot u opnieuw indient.</> },
              { when: `Uiterlijk ${formatLongDay(addDays(lastDayOf(call.deadlineAt), 30))}`, text: 'We gaan na of uw dossier volledig is. Ontbreekt er iets, dan krijgt u 10 werkdagen.' },
              { when: `Uiterlijk ${formatLongDay(addDays(lastDayOf(call.deadlineAt), 90))}`, text: 'U krijgt de beslissing, met de motivering per criterium.' },
            ]}
          />
        </Section>
      )}
    </LayPage>
  )
}
