import { readPage } from '@/app/_frame/read-page'
import { Form } from '@/app/_form/form'
import { Amount, formatEuro } from '@/app/_ui/amount'
import { ButtonLink } from '@/app/_ui/button'
import { CountBars } from '@/app/_ui/count-bars'
import { FigureList } from '@/app/_ui/figure-list'
import { Milestones } from '@/app/_ui/milestones'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { Split } from '@/app/_ui/split'
import { SideBlock } from '@/app/_ui/side-block'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { officeStatus } from '@/lib/applications/office-words'
import { requireActor } from '@/lib/auth'
import { boundsWords, fundingWords } from '@/lib/calls/funding-words'
import { callMilestones } from '@/lib/calls/milestones'
import { callProgress, type CallProgress } from '@/lib/calls/progress'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { CallBlockers, heaviestFirst, stepOf } from '../call-blockers'
import { CallStatusTag } from '../call-status-tag'
import { beginAssessment, takeInFiled } from './actions'
import { CallPath, CallTabs } from './call-tabs'

type Props = { params: Promise<{ code: string }> }

export const generateMetadata = async ({ params }: Props) => ({ title: `Oproep ${(await params).code}` })

export default async function OfficeCallPage({ params }: Props) {
  const { code } = await params
  const actor = await requireActor()
  const { progress, now } = await readPage(actor, async (tx, now) => {
    const progress = await callProgress(tx, actor, code, now)
    return progress && { progress, now }
  })
  const { call } = progress
  const bounds = boundsWords(call)
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title={call.name} action={<NextStep actor={actor} progress={progress} now={now} />}>
        <p className="small">
          {call.code}. {capital(fundingWords(call))}. {bounds && `${capital(bounds)}.`} Enveloppe {formatEuro(call.envelopeCents)}. <CallStatusTag call={call} />
        </p>
      </PageHeading>
      <CallTabs code={code} current="" />
      <Milestones milestones={callMilestones(progress)} />
      <Split aside={<Counts progress={progress} />}>
        <Section title="Wat deze oproep blokkeert">
          <CallBlockers progress={progress} now={now} />
        </Section>
      </Split>
    </OfficePage>
  )
}

function NextStep({ actor, progress, now }: { actor: Actor; progress: CallProgress; now: Date }) {
  const { call, counts } = progress
  const administrator = can(actor, 'call.update')
  const filed = counts.SUBMITTED ?? 0
  if ((call.status === 'CLOSED' || call.status === 'ASSESSMENT') && filed > 0 && can(actor, 'application.take-in', { filed: true }))
    return <Form action={takeInFiled} hidden={{ callId: call.id }} submit={`Neem ${filed} ${filed === 1 ? 'dossier' : 'dossiers'} in onderzoek`} />
  if (call.status === 'CLOSED' && filed === 0 && can(actor, 'call.assess')) return <Form action={beginAssessment} hidden={{ code: call.code }} submit="Start de beoordeling" />
  if (administrator && call.status === 'DRAFT') return <ButtonLink href={`/admin/oproepen/${call.code}`}>Werk de oproep af</ButtonLink>
  if (administrator) return <ButtonLink href={`/admin/oproepen/${call.code}`} kind="secondary">Beheer de oproep</ButtonLink>
  const [first] = heaviestFirst(progress, now)
  if (!first) return null
  const { label, href } = stepOf(call.code, first.step)
  return <ButtonLink href={href}>{label}</ButtonLink>
}

const order: readonly ApplicationStatus[] = ['DRAFT', 'SUBMITTED', 'ELIGIBILITY_CHECK', 'COMPLETION_REQUESTED', 'ELIGIBLE', 'IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'INELIGIBLE', 'WITHDRAWN', 'LAPSED']
const quiet: ReadonlySet<ApplicationStatus> = new Set(['DRAFT', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED', 'INELIGIBLE', 'WITHDRAWN', 'LAPSED'])

function Counts({ progress: { call, counts, requestedCents } }: { progress: CallProgress }) {
  const present = order.filter((status) => (counts[status] ?? 0) > 0)
  const rows = present.map((status) => ({ label: capital(officeStatus[status].word), count: counts[status] ?? 0, quiet: quiet.has(status), href: status === 'DRAFT' ? undefined : `/beheer/dossiers?oproep=${call.code}&toestand=${status}` }))
  return (
    <>
      <SideBlock title="Dossiers per toestand">
        {rows.length > 0 ? <CountBars rows={rows} total={{ label: 'Samen', count: rows.reduce((sum, { count }) => sum + count, 0) }} /> : <p className="muted">Er zijn nog geen dossiers.</p>}
      </SideBlock>
      <SideBlock title="Gevraagd tegenover enveloppe">
        <FigureList
          rows={[
            { term: 'Gevraagd', value: <Amount cents={requestedCents} /> },
            { term: 'Enveloppe', value: <Amount cents={call.envelopeCents} /> },
            { term: 'Al toegekend', value: <Amount cents={call.commitment?.committedCents ?? 0n} /> },
          ]}
        />
      </SideBlock>
    </>
  )
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
