import type { Metadata } from 'next'
import { Form } from '@/app/_form/form'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Actions, ButtonLink } from '@/app/_ui/button'
import { Checksum } from '@/app/_ui/checksum'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { SaveState } from '@/app/_ui/save-state'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { TaskList } from '@/app/_ui/task-list'
import { isLate } from '@/app/_ui/term'
import { Warning } from '@/app/_ui/warning'
import { partsAsTasks } from '../_report/tasks'
import { formatDay } from '@/lib/time'
import { reportTypeWords, reportWords } from '@/lib/reports/words'
import { AskedPoints } from '../_report/asked-points'
import { Figures } from '../_report/figures'
import { loadReportPage, type ReportPageView } from '../_report/load-report'
import { PlanTable } from '../_report/plan-table'
import { SubmitForm } from '../_report/submit-form'
import { WaitingTexts } from '../_report/waiting-texts'
import { begin, takeOver } from '../actions'

export const metadata: Metadata = { title: 'Verslag' }

export default async function ReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const view = await loadReportPage(id)
  const { report, grant, editable, parts, context } = view
  const next = parts.find(({ problems }) => problems.length > 0) ?? (view.opened ? parts.find(({ path }) => view.opened?.has(path)) : undefined)
  const ready = parts.filter(({ problems }) => problems.length === 0).length
  return (
    <LayPage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: grant.number, href: `/dossiers/${grant.number}` }]} />
      <PageHeading
        kicker={`${reportTypeWords[report.type]}, dossier ${grant.number}`}
        title={`Verslag van ${context.partnership?.name ?? grant.organisation.legalName}`}
        lead={report.type === 'INTERIM' ? `Over ${formatDay(context.periodStart)} tot en met ${formatDay(context.periodEnd)}.` : undefined}
        saveState={editable && report.draftSavedAt ? <SaveState savedAt={report.draftSavedAt} /> : undefined}
      />
      {(report.status === 'DUE' || editable) && isLate(report.dueAt, view.now) && <Warning title="U bent te laat.">U kon dit verslag indienen <Deadline at={report.dueAt} />. U kunt het nog indienen. Doe het zo snel mogelijk.</Warning>}
      {report.status === 'DUE' && <Begin view={view} />}
      {!editable && report.status !== 'DUE' && <Filed view={view} />}
      <AskedPoints view={view} />
      <WaitingTexts view={view} />
      {editable && (
        <>
          <Actions>
            {next && <ButtonLink href={`/verslagen/${id}/${next.path}`} arrow>Ga verder: {next.title}</ButtonLink>}
            <span className="muted">{ready} van {parts.length} onderdelen volledig</span>
          </Actions>
          <TaskList groups={partsAsTasks(view, id)} />
        </>
      )}
      {editable && <FromLog view={view} />}
      {report.status !== 'DUE' && <PlanTable view={view} />}
      {editable && <SubmitForm view={view} />}
    </LayPage>
  )
}

function Begin({ view: { report, context } }: { view: ReportPageView }) {
  const activities = context.activities.length
  return (
    <>
      <p>
        {activities === 1 ? 'We vragen wat er doorging van uw activiteit' : `We vragen voor elk van uw ${activities} activiteiten wat er doorging`}, en daarna een kort verhaal.
        {' '}Wat u in het logboek schreef, staat al ingevuld; anders staan de geplande sessies klaar. U kunt stoppen en later verdergaan.
      </p>
      <Form action={begin} hidden={{ reportId: report.id }} submit="Begin aan het verslag" label="Verslag beginnen" />
    </>
  )
}

/** A number that stands in the log is not typed again. */
function FromLog({ view: { report, context } }: { view: ReportPageView }) {
  if (context.log.size === 0) return null
  return (
    <Section title="Uit het logboek" intro="Sessies en aantallen uit het logboek staan in dit verslag. Vulde u het logboek nog aan? Neem het dan opnieuw over. Wat u zelf in het verslag typte, blijft staan.">
      {report.prefilledAt && <p className="muted">Laatst overgenomen: <Instant at={report.prefilledAt} precision="minute" />.</p>}
      <Form action={takeOver} hidden={{ reportId: report.id }} submit="Neem opnieuw over uit het logboek" label="Logboek overnemen" />
    </Section>
  )
}

/** What its organisation still has to expect of a filed report. */
const filedWords = ({ type, status }: ReportPageView['report']): { title: string; intro: string } => {
  if (status === 'ACCEPTED') return { title: 'Uw verslag is aanvaard', intro: type === 'INTERIM' ? 'U hoeft niets meer te doen voor dit verslag.' : 'U hoeft nu niets te doen. Na het eindverslag rekenen we de subsidie af; u vindt dat in uw dossier.' }
  if (status === 'REJECTED') return { title: 'Uw verslag is niet aanvaard', intro: 'We laten u weten wat dat voor de subsidie betekent.' }
  return { title: 'Uw verslag is ingediend', intro: type === 'INTERIM' ? 'U hoeft nu niets te doen. We kijken het verslag na en laten u iets weten.' : 'U hoeft nu niets te doen. We kijken het verslag na en rekenen daarna de subsidie af.' }
}

function Filed({ view: { report, latest } }: { view: ReportPageView }) {
  return (
    <Section {...filedWords(report)}>
      <SummaryList
        rows={[
          { term: 'Toestand', value: reportWords[report.status] },
          ...(latest ? [{ term: 'Ingediend op', value: <Instant at={latest.submittedAt} precision="second" /> }, { term: 'Controlegetal (SHA-256)', value: <Checksum hex={latest.sha256} /> }] : []),
        ]}
      />
      {latest && <p><a href={`/verslagen/${report.id}/bewijs`}>Bewijs van indiening</a></p>}
    </Section>
  )
}

function Aside({ view: { report, grant, reading } }: { view: ReportPageView }) {
  return (
    <>
      <SideBlock title="Uiterste datum" big={<Deadline at={report.dueAt} />} />
      <Figures title="Wat wij berekenen" reported={reading.activities.map(({ reported }) => reported)} planned={reading.activities.map(({ planned }) => planned)} />
      <SideBlock title="Vragen over dit dossier"><p className="small">{grant.call.contactName}<br />{grant.call.contactPhone}<br /><a href={`mailto:${grant.call.contactEmail}`}>{grant.call.contactEmail}</a></p></SideBlock>
    </>
  )
}
