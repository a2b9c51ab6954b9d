import type { Metadata } from 'next'
import { readPage } from '@/app/_frame/read-page'
import { AcademyTable } from '@/app/_ui/academy-table'
import { formatEuro } from '@/app/_ui/amount'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { Checksum } from '@/app/_ui/checksum'
import { DataTable } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { HelixCoverage } from '@/app/_ui/helix-coverage'
import { IndicatorTable } from '@/app/_ui/indicator-table'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SideBlock } from '@/app/_ui/side-block'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { requireActor } from '@/lib/auth'
import { missingControl } from '@/lib/controls/require-controlled'
import { grantWords } from '@/lib/grants/words'
import { addCents } from '@/lib/money'
import { indicatorLines } from '@/lib/reports/indicator-lines'
import type { FrozenReport } from '@/lib/reports/canonical'
import { academyRows, helixParts, reachOf } from '@/lib/reports/partnership-figures'
import { reportToJudge, type ReportToJudge } from '@/lib/reports/queries'
import type { ReportedPartnership } from '@/lib/reports/reported-partnership'
import { reportTypeWords, reportWords } from '@/lib/reports/words'
import { FrozenText } from './frozen-text'
import { JudgeForms } from './judge-forms'
import { PlanAgainstHeld } from './plan-against-held'
import { SettlementPanel } from './settlement-panel'

export const metadata: Metadata = { title: 'Verslag beoordelen' }

export default async function JudgeReportPage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params
  const actor = await requireActor()
  const { view, missing } = await readPage(actor, async (tx) => {
    const judged = await reportToJudge(tx, actor, id)
    return { view: judged, missing: judged.maySettle ? await missingControl(tx, judged.grant) : null }
  })
  const { report, grant, frozen, verdicts } = view
  return (
    <OfficePage aside={<Aside view={view} />}>
      <Breadcrumb items={[{ label: 'Verslagen', href: '/beheer/verslagen' }]} />
      <PageHeading kicker={`${reportTypeWords[report.type]} ${grant.number}, ${grant.call.name}`} title={grant.organisation.legalName} lead={`Verslag ${reportWords[report.status]}. Dossier ${grantWords[grant.status]}.`} />
      {view.mayJudge && <p><a href="#oordeel">Ga naar uw oordeel</a>, onder het verslag.</p>}
      <PlanAgainstHeld view={view} />
      {view.warnings.length > 0 && <Section title="Let op in dit verslag" ruled>{view.warnings.map(({ rowId, title, message }) => <Warning key={`${rowId} ${message}`} title={`${title}.`}>{message}</Warning>)}</Section>}
      {verdicts.length > 0 && <Verdicts verdicts={verdicts} />}
      {view.changes.length > 0 && <Changes changes={view.changes} />}
      <SettlementPanel view={view} missing={missing} />
      {frozen && <Section title="Indicatoren" ruled><IndicatorTable lines={indicatorLines(frozen.activities, view.context.indicatorNames, view.context.partnership && view.context.partners, view.context.reference.municipalities)} /></Section>}
      {frozen && view.context.partnership && <PartnershipFigures frozen={frozen} context={view.context} partnership={view.context.partnership} />}
      {frozen ? <FrozenText frozen={frozen} codeLists={view.context.reference.codeLists} municipalities={view.context.reference.municipalities} planned={view.context.activities} evidence={view.evidence} scanner={view.scanner} /> : <Section title="Verslag"><Empty>Dit verslag is nog niet ingediend.</Empty></Section>}
      {view.mayJudge && <JudgeForms view={view} />}
    </OfficePage>
  )
}

type PartnershipFiguresProps = { frozen: FrozenReport; context: ReportToJudge['context']; partnership: ReportedPartnership }

/** The helix, the academies and the reach of a partnership in this report. */
function PartnershipFigures({ frozen: { activities }, context, partnership }: PartnershipFiguresProps) {
  const reach = reachOf(activities, partnership)
  return (
    <Section title={partnership.name} ruled>
      <HelixCoverage parts={helixParts(context.partners, activities.flatMap(({ partnersTookPart }) => partnersTookPart))} />
      <AcademyTable rows={academyRows(activities, partnership.academies)} density="dense" />
      <p>Bereikt: {reach.inside} van de {reach.of} gemeenten van het arrondissement {partnership.region.name}, en {reach.outside} daarbuiten.</p>
    </Section>
  )
}

const verdictWords: Record<string, string> = { ACCEPTED: 'Aanvaard', INCOMPLETE: 'Aanvulling gevraagd', REJECTED: 'Geweigerd' }

/** The answer to a request for more, beside what was filed before it. */
function Changes({ changes }: { changes: ReportToJudge['changes'] }) {
  return (
    <Section title="Gewijzigd sinds de vorige indiening" ruled>
      <DataTable
        label="Wijzigingen sinds de vorige indiening"
        rows={changes}
        rowKey={({ field }) => field}
        columns={[
          { key: 'label', head: 'Vraag', rowHead: true, cell: ({ label, field }) => label || field },
          { key: 'before', head: 'Eerst', cell: ({ before }) => before },
          { key: 'after', head: 'Nu', cell: ({ after }) => after },
        ]}
      />
    </Section>
  )
}

function Verdicts({ verdicts }: { verdicts: ReportToJudge['verdicts'] }) {
  return (
    <Section title="Eerdere oordelen" ruled>
      <SummaryList rows={verdicts.map(({ round, verdict, remarks, givenAt }) => ({ term: `${verdictWords[verdict] ?? verdict}, ronde ${round}`, value: <><Instant at={givenAt} short />{remarks && <>: {remarks}</>}</> }))} />
    </Section>
  )
}

function Aside({ view: { report, grant, submission, paid } }: { view: ReportToJudge }) {
  return (
    <>
      <SideBlock title="Subsidie" big={formatEuro(grant.grantedCents)}><p className="small">Al betaald: {formatEuro(addCents(paid.map(({ amountCents }) => amountCents)))}</p></SideBlock>
      {submission && <SideBlock title="Ingediend"><p className="small"><Instant at={submission.submittedAt} precision="second" />, ronde {submission.round}</p><p className="small"><Checksum hex={submission.sha256} /></p><p className="small"><a href={`/verslagen/${report.id}/verslag.zip`} download>Verslag met bewijsstukken (zip)</a></p></SideBlock>}
      <SideBlock title="Dossier"><p className="small"><a href={`/beheer/dossiers/${grant.number}`}>{grant.number}</a></p></SideBlock>
    </>
  )
}
