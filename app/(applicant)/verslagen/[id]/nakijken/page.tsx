import type { Metadata } from 'next'
import { fieldId } from '@/app/_form/form-state'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { DataTable } from '@/app/_ui/data-table'
import { IndicatorTable } from '@/app/_ui/indicator-table'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { SummaryList, type SummaryRow } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import { answerInWords } from '@/lib/applications/answer-words'
import type { Reference } from '@/lib/applications/call-rules'
import type { Fields } from '@/lib/applications/fields/field'
import { activityGroups } from '@/lib/reports/activity-groups'
import { rowsOf } from '@/lib/reports/draft-rows'
import { ofActivity, ofCosts, type Evidence } from '@/lib/reports/evidence'
import { evidenceWords } from '@/lib/reports/evidence-places'
import { wordsOfPlace } from '@/lib/reports/evidence-words'
import { actionFields, activityFields, activityStatuses, cooperationFields, costFields, declarationsOf, narrativeFields, quarterFields, revenueFields, riskFields } from '@/lib/reports/fields'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { indicatorLines } from '@/lib/reports/indicator-lines'
import { plannedWords } from '@/lib/reports/planned-words'
import { reportChangedBy } from '@/lib/reports/report-changed-by'
import type { ReportDraft } from '@/lib/reports/schema'
import { loadReportPage, type ReportPageView } from '../../_report/load-report'
import { PlanTable } from '../../_report/plan-table'
import { PointsToCheck } from '../../_report/points-to-check'
import { SubmitForm } from '../../_report/submit-form'
import { WaitingTexts } from '../../_report/waiting-texts'

export const metadata: Metadata = { title: 'Verslag nakijken' }

export default async function CheckReportPage({ params, searchParams }: { params: Promise<{ id: string }>; searchParams: Promise<{ gezien?: string }> }) {
  const { id } = await params
  const { gezien } = await searchParams
  const view = await loadReportPage(id)
  const actor = await requireActor()
  const changed = gezien !== undefined && view.editable && gezien !== String(view.report.draftVersion) ? await asActor(actor, (tx) => reportChangedBy(tx, actor, view.report, view.context, Number(gezien))) : null
  return (
    <LayPage>
      <Breadcrumb items={[{ label: 'Verslag', href: `/verslagen/${id}` }]} />
      <PageHeading kicker={`Dossier ${view.grant.number}`} title="Kijk uw verslag na" lead={view.editable ? 'Alles wat u invulde, met de weg terug naar elke vraag.' : 'Alles wat u indiende.'} />
      {changed && <Warning title="Nog niet ingediend.">{changed}</Warning>}
      <WaitingTexts view={view} />
      {view.parts.map(({ title, path, part, activity }) => (
        <Section key={path} title={title} ruled>
          {part === 'activiteiten'
            ? activityBlocks(view, activity ?? 0, path).filter(({ rows }) => rows.length > 0).map((block) => block.title === '' ? <SummaryList key="" rows={block.rows} /> : <Section key={block.title} title={block.title} level={3}><SummaryList rows={block.rows} /></Section>)
            : <SummaryList rows={partRows(view, part, path)} />}
        </Section>
      ))}
      <PlanTable view={view} />
      <Section title="Indicatoren" intro="Uit uw antwoorden berekend. U typt geen enkele som." ruled><IndicatorTable lines={indicatorLines(view.reading.activities.map(({ reported }) => reported), view.context.indicatorNames, view.context.partnership && view.context.partners, view.context.reference.municipalities)} /></Section>
      <PointsToCheck view={view} />
      {view.editable && <SubmitForm view={view} />}
    </LayPage>
  )
}

/** Under the heads of the form; each answer with the way back to its question. */
const activityBlocks = (view: ReportPageView, index: number, path: string): { title: string; rows: SummaryRow[] }[] => {
  const { draft, context } = view
  const name = `activities.${index}`
  const planned = context.activities[index]
  const plan = planned ? plannedWords(planned) : {}
  const change = (field: string) => changing(view, path, `${name}.${field}`)
  const residences = Array.from({ length: rowsOf(draft, `${name}.residence`) }, (_, row) => `${placeName(context, text(draft, `${name}.residence.${row}.place`))}: ${text(draft, `${name}.residence.${row}.count`)}`)
  const more: Record<string, SummaryRow[]> = {
    'Deelnemers per woongemeente': [{ term: 'Woongemeenten', value: list(residences), ...change('residence') }],
    Partners: filledRow('Partners die meededen', text(draft, `${name}.partnersTookPart`), change('partnersTookPart')),
    Bewijs: evidenceRow(ofActivity(context.files, planned?.rowId ?? ''), draft, changing(view, path, 'bewijsstukken')),
  }
  return [
    {
      title: '',
      rows: [
        { term: 'Ging door', value: activityStatuses.find(({ value }) => value === draft[`${name}.status`])?.label ?? 'niet ingevuld', ...change('status') },
        ...filledRow('Waarom niet', text(draft, `${name}.cancelReason`), change('cancelReason')),
        { term: 'Sessies', value: <>{sessionTable(draft, name, planned?.title ?? '', context)}{plan['sessions'] && <span className="muted">Gepland: {plan['sessions']}</span>}</>, ...change('sessions') },
        ...(text(draft, `${name}.walkInsAllowed`) === '' ? [] : [{ term: 'Meedoen zonder inschrijving', value: 'Ja', ...change('walkInsAllowed') }]),
        ...partnershipRows(draft, name, context, change),
      ],
    },
    ...activityGroups.map(({ title, fields }) => ({
      title,
      rows: [...(title === 'Bewijs' ? [] : (more[title] ?? [])), ...fields.flatMap((field) => rowsFor(draft, { [field]: activityFields[field] }, `${name}.`, context.reference, plan).map((row) => ({ ...row, ...change(field) }))), ...(title === 'Bewijs' ? (more[title] ?? []) : [])],
    })),
  ]
}

const sessionTable = (draft: ReportDraft, name: string, title: string, { reference }: ReportPageView['context']) => {
  const rows = Array.from({ length: rowsOf(draft, `${name}.sessions`) }, (_, row) => ({ row, typed: (field: string) => text(draft, `${name}.sessions.${row}.${field}`).trim() || 'ontbreekt' }))
  if (rows.length === 0) return 'niet ingevuld'
  return (
    <DataTable
      label={`Sessies van ${title}`} rows={rows} rowKey={({ row }) => String(row)}
      columns={[
        { key: 'day', head: 'Sessie', rowHead: true, cell: ({ typed }) => `${typed('day')}, ${reference.codeLists['dayPart']?.find(({ code }) => code === typed('dayPart'))?.nl ?? 'dagdeel ontbreekt'}` },
        { key: 'hours', head: 'Uren', numeric: true, cell: ({ typed }) => typed('hours') },
        { key: 'enrolled', head: 'Ingeschreven', numeric: true, cell: ({ typed }) => typed('enrolled') },
        { key: 'present', head: 'Aanwezig', numeric: true, cell: ({ typed }) => typed('present') },
      ]}
    />
  )
}

const evidenceRow = (files: readonly Evidence[], draft: ReportDraft, change: { changeHref?: string }): SummaryRow[] =>
  files.length === 0 ? [] : [{ term: 'Bewijsstukken', value: list(files.map((file) => `${file.name} (${evidenceWords[file.kind]}; ${wordsOfPlace(file.at, draft)})`)), ...change }]

/** A place may be typed as its NIS code; people read names. */
const placeName = ({ reference }: ReportPageView['context'], typed: string): string => reference.municipalities.find(({ nis }) => nis === typed)?.name ?? typed

const partRows = (view: ReportPageView, part: string, path: string): SummaryRow[] => {
  const { draft, report, context } = view
  const change = changing(view, path)
  if (part === 'verhaal') return [
    ...Object.entries({ ...narrativeFields, ...(report.type === 'INTERIM' ? quarterFields : {}) }).flatMap(([field, one]) => rowsFor(draft, { [field]: one }, '', context.reference).map((row) => ({ ...row, ...changing(view, path, field) }))),
    ...context.targetGroups.flatMap((group) => filledRow(`Doelgroep: ${context.reference.codeLists['targetGroup']?.find(({ code }) => code === group)?.nl ?? group}`, text(draft, `targetGroups.${group}`), changing(view, path, `targetGroups.${group}`))),
  ]
  if (part === 'verklaringen') return declarationsOf(report.type).map((declaration) => ({ term: declaration.text, value: text(draft, `declarations.${declaration.code}`) === 'ja' ? 'ja' : 'nee', ...change }))
  const lines = (name: 'costs' | 'revenues' | 'actions' | 'risks', one: string, fields: Fields) =>
    Array.from({ length: rowsOf(draft, name) }, (_, row) => ({ term: `${one} ${row + 1}`, value: list(rowsFor(draft, fields, `${name}.${row}.`, context.reference).map(({ term, value }) => `${term}: ${String(value)}`)), ...change }))
  if (part === 'samenwerking') return [...lines('actions', 'Actie', actionFields), ...lines('risks', 'Risico', riskFields), ...rowsFor(draft, cooperationFields, '', context.reference).map((row) => ({ ...row, ...change }))]
  return [...lines('costs', 'Kost', costFields), ...lines('revenues', 'Opbrengst', revenueFields), ...evidenceRow(ofCosts(context.files), draft, change)]
}

const partnershipRows = (draft: ReportDraft, name: string, { partnership }: ReportPageView['context'], change: (field: string) => { changeHref?: string }): SummaryRow[] =>
  partnership ? [
    ...filledRow('STEM-academie', partnership.academies.find(({ code }) => code === draft[`${name}.academy`])?.nl ?? '', change('academy')),
    ...filledRow('Nieuw door het partnerschap', text(draft, `${name}.newByPartnership`), change('newByPartnership')),
  ] : []

/** `plan`: what was planned of a field, beside what was filled in. */
const rowsFor = (draft: ReportDraft, fields: Fields, prefix: string, reference: Reference, plan: Readonly<Record<string, string>> = {}): SummaryRow[] =>
  Object.entries(fields).flatMap(([name, field]) => filledRow(field.label, answerInWords(field, text(draft, prefix + name), reference)).map((row) => (plan[name] === undefined ? row : { ...row, value: <>{row.value} <span className="muted">(gepland: {plan[name]})</span></> })))

const filledRow = (term: string, value: string, change: { changeHref?: string } = {}): SummaryRow[] => (value.trim() === '' ? [] : [{ term, value, ...change }])

/** While more is asked, only what that opened can be changed. */
const changing = ({ report, editable, opened }: ReportPageView, path: string, field = ''): { changeHref?: string } =>
  (editable && (opened === null || opened.has(path)) ? { changeHref: `/verslagen/${report.id}/${path}${field === '' ? '' : `#${fieldId(field)}`}` } : {})

const text = (draft: ReportDraft, name: string): string => { const typed = draft[name]; return typeof typed === 'string' ? typed : (typed ?? []).join(', ') }

const list = (lines: readonly string[]) => (lines.length === 0 ? 'niet ingevuld' : <ul className="plain">{lines.map((line, place) => <li key={`${place} ${line}`}>{line}</li>)}</ul>)
