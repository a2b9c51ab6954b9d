import type { Metadata } from 'next'
import { PlanTables } from '@/app/_file/plan-tables'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { FigureList } from '@/app/_ui/figure-list'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { isStaff } from '@/lib/access/actor'
import { requireActor } from '@/lib/auth'
import { amendmentPage, type AmendmentPage } from '@/lib/grants/amendment-view'
import { lastStartOf } from '@/lib/grants/start-term'
import { grantWords } from '@/lib/grants/words'
import { stopsOf } from '@/lib/payments/execution-view'
import { planPage } from '@/lib/payments/plan-view'
import { formatDay, formatDeadline, lastDayOf, localDay } from '@/lib/time'
import { AmendmentSection } from './amendment-section'
import { RevokeSection } from './revoke-section'
import { StopSection } from './stop-section'

export const metadata: Metadata = { title: 'Uitvoering' }

/** The grant in execution: where it stands, what was changed, and the acts of the office on it. */
export default async function ExecutionPage({ params }: { params: Promise<{ nummer: string }> }) {
  const { nummer } = await params
  const actor = await requireActor()
  const { view, stops, plan } = await readPage(actor, async (tx, now) => {
    const found = isStaff(actor) ? await amendmentPage(tx, actor, nummer) : null
    const stopsFound = found && (await stopsOf(tx, actor, nummer, now))
    const plan = stopsFound && (await planPage(tx, actor, nummer))
    return plan && { view: found, stops: stopsFound, plan }
  })
  const { grant } = view
  return (
    <OfficePage aside={<Terms grant={grant} />}>
      <Breadcrumb items={[{ label: 'Dossiers', href: '/beheer/dossiers' }, { label: nummer, href: `/beheer/dossiers/${nummer}` }]} />
      <PageHeading kicker={`${nummer}, ${grant.application.title}`} title="Uitvoering" lead={`Toestand: ${grantWords[grant.status]}. ${nextStep(grant)}`} />
      <AmendmentSection view={view} />
      <StopSection stops={stops} />
      <RevokeSection stops={stops} />
      <Section title="Plan" ruled>
        <PlanTables plan={plan} density="dense" />
      </Section>
    </OfficePage>
  )
}

function Terms({ grant }: { grant: AmendmentPage['grant'] }) {
  const { status, acceptDueAt, acceptedAt, startDay, periodStart, periodEnd, reportDueAt } = grant
  const day = (date: Date): string => formatDay(date.toISOString().slice(0, 10))
  return (
    <SideBlock title="Termijnen">
      <FigureList
        rows={[
          status === 'AWARDED' || status === 'CONDITIONS_PENDING' ? { term: 'Aanvaarden tot en met', value: formatDay(lastDayOf(acceptDueAt)) } : { term: 'Aanvaard', value: acceptedAt ? formatDay(localDay(acceptedAt)) : '–' },
          startDay ? { term: 'Gestart', value: day(startDay) } : { term: 'Starten tot en met', value: formatDay(lastStartOf(grant)) },
          { term: 'Periode van', value: day(periodStart) },
          { term: 'tot en met', value: day(periodEnd) },
          ...(reportDueAt ? [{ term: 'Eindverslag tot en met', value: formatDay(lastDayOf(reportDueAt)) }] : []),
        ]}
      />
    </SideBlock>
  )
}

/** Whom it waits for now, in one sentence. */
const nextStep = ({ status, acceptDueAt, periodEnd, reportDueAt, ...grant }: AmendmentPage['grant']): string => {
  switch (status) {
    case 'CONDITIONS_PENDING': return 'Wacht op het vervullen van de voorwaarden.'
    case 'AWARDED': return `De begunstigde aanvaardt ${formatDeadline(acceptDueAt)}.`
    case 'ACCEPTED': return `De begunstigde start uiterlijk op ${formatDay(lastStartOf(grant))}.`
    case 'ACTIVE': return `De activiteiten lopen tot en met ${formatDay(periodEnd.toISOString().slice(0, 10))}.`
    case 'AMENDMENT_REQUESTED': return 'Hieronder staat wat er verandert.'
    case 'SUSPENDED': return 'Wacht op een dossierbeheerder.'
    case 'REPORT_DUE': case 'REPORT_INCOMPLETE': return reportDueAt ? `Het eindverslag wordt verwacht, ${formatDeadline(reportDueAt)}.` : 'Het eindverslag wordt verwacht.'
    case 'REPORT_SUBMITTED': case 'IN_CONTROL': return 'Controle kijkt het verslag na.'
    case 'SETTLED': return 'Wacht op financiën.'
    case 'RECOVERY': return 'Financiën vordert terug wat te veel betaald is.'
    default: return ''
  }
}
