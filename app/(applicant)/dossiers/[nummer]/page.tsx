import type { Metadata } from 'next'
import { LetterLinks } from '@/app/_file/letter-links'
import { readPage } from '@/app/_frame/read-page'
import { formatEuro } from '@/app/_ui/amount'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { requireActor } from '@/lib/auth'
import { grantToFollow, type GrantToFollow } from '@/lib/grants/queries'
import { lastStartOf } from '@/lib/grants/start-term'
import { grantWords } from '@/lib/grants/words'
import { formatIban } from '@/lib/organisations/iban'
import { paymentStateWords, paymentTypeWords } from '@/lib/payments/words'
import { dayOf } from '@/lib/reports/day-of'
import { formatDay, localDay } from '@/lib/time'
import { PaymentPlan, settledOf } from '../payment-plan'
import { NextStep } from './next-step'
import { RevocationSection } from './revocation-section'
import { OpenRecovery, SettlementSection } from './settlement-section'

export const metadata: Metadata = { title: 'Dossier' }

export default async function GrantPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => grantToFollow(tx, actor, nummer, now))
  const { grant } = view
  return (
    <LayPage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: `/aanvragen/${grant.application.id}` }]} />
      <PageHeading kicker={`Dossier ${grant.number}, ${grant.call.name}`} title={grant.application.title} lead={`Toestand: ${grantWords[grant.status]}.`} />
      <OpenRecovery view={view} />
      <NextStep view={view} />
      <RevocationSection view={view} />
      {(grant.settlement?.confirmedAt || grant.recovery) && <SettlementSection view={view} />}
      <Section title="Betalingen" ruled>
        <DataTable
          label="Betalingen"
          density="lay"
          rows={grant.payments}
          rowKey={({ id }) => id}
          columns={[
            { key: 'type', head: 'Schijf', rowHead: true, cell: ({ type, percent }) => <>{paymentTypeWords[type]}{percent > 0 && <span className="table__note">{percent}%</span>}</> },
            { key: 'amount', head: 'Bedrag', numeric: true, cell: ({ amountCents }) => formatEuro(amountCents) },
            { key: 'status', head: 'Toestand', cell: ({ status, paidAt }) => `${paymentStateWords(status, grant.status)}${paidAt ? ` op ${formatDay(localDay(paidAt))}` : ''}` },
          ]}
        />
      </Section>
      <Terms view={view} />
    </LayPage>
  )
}

function Terms({ view: { grant } }: { view: GrantToFollow }) {
  return (
    <Section title="Wat is afgesproken" ruled>
      <SummaryList
        rows={[
          { term: 'Begunstigde', value: grant.organisation.legalName },
          { term: 'Toegekend bedrag', value: formatEuro(grant.grantedCents) },
          ...(grant.amendedCents === null ? [] : [{ term: 'Na uw wijziging, ten hoogste', value: formatEuro(grant.amendedCents) }]),
          { term: 'Subsidieperiode', value: `${formatDay(dayOf(grant.periodStart))} tot en met ${formatDay(dayOf(grant.periodEnd))}` },
          ...(grant.iban ? [{ term: 'Rekeningnummer', value: formatIban(grant.iban) }] : []),
          ...(grant.acceptedAt ? [{ term: 'Aanvaard op', value: formatDay(localDay(grant.acceptedAt)) }] : []),
          ...(grant.status === 'ACCEPTED' ? [{ term: 'Starten', value: `uiterlijk op ${formatDay(lastStartOf(grant))}` }] : []),
          ...(grant.startDay ? [{ term: 'Startdatum', value: formatDay(dayOf(grant.startDay)) }] : []),
          ...(grant.reportDueAt && grant.status !== 'REVOKED' ? [{ term: 'Eindverslag', value: <Deadline at={grant.reportDueAt} /> }] : []),
        ]}
      />
      <p><a href={`/dossiers/${grant.number}/plan`}>Bekijk het plan: toegekend, gewijzigd en gerealiseerd</a>{grant.amendments.length > 0 && <> · <a href={`/dossiers/${grant.number}/wijziging`}>Bekijk de wijzigingen</a></>}</p>
      <p><a href={`/dossiers/${grant.number}/kennis`}>Mogen anderen leren uit uw dossier?</a></p>
    </Section>
  )
}

function Aside({ view: { grant, handler, letters } }: { view: GrantToFollow }) {
  const revoked = grant.status === 'REVOKED'
  return (
    <>
      <SideBlock title={revoked ? 'Wat u kreeg' : 'Wat u krijgt en wanneer'}><PaymentPlan payments={grant.payments} grantedCents={grant.grantedCents} grantStatus={grant.status} settled={settledOf(grant)} /></SideBlock>
      {grant.acceptedAt && <SideBlock title="Activiteiten"><p className="small"><a href={`/dossiers/${grant.number}/activiteiten`}>{revoked ? 'Bekijk de activiteiten' : 'Activiteiten en tellen'}</a></p></SideBlock>}
      <SideBlock title="Documenten">
        <p className="small"><a href={`/aanvragen/${grant.application.id}/beslissing`}>Beslissing met motivering</a></p>
        <LetterLinks number={grant.number} letters={letters} />
      </SideBlock>
      <SideBlock title="Vragen over dit dossier">
        <p className="small">{handler && <>{handler}, dossierbeheerder<br /></>}{grant.call.contactName}<br />{grant.call.contactPhone}<br /><a href={`mailto:${grant.call.contactEmail}`}>{grant.call.contactEmail}</a></p>
      </SideBlock>
    </>
  )
}
