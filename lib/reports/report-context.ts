import type { Reference } from '@/lib/applications/call-rules'
import { readFrozen } from '@/lib/applications/frozen-request'
import { minutesBetween } from '@/lib/applications/session-times'
import type { FundingTerms } from '@/lib/calls/funding-models'
import type { Tx } from '@/lib/db'
import { goingOn, plansOf } from '@/lib/grants/plan'
import type { CheckContext } from '@/lib/indicators/cross-checks'
import { indicatorVersion } from '@/lib/indicators/schema'
import { isNisValidOn } from '@/lib/reference/municipalities'
import type { Activity, Call, Grant, Report } from '@/prisma/generated/client'
import { readFrozenReport } from './canonical'
import { dayOf } from './day-of'
import type { EarlierActivity } from './earlier-fields'
import { evidenceOf, type Evidence } from './evidence'
import { begunWith, inQuarter } from './in-quarter'
import { reportLog, type LoggedActivity } from './report-log'
import { reportedPartnership, type ReportedPartnership } from './reported-partnership'

export type PlannedActivity = {
  rowId: string
  title: string
  type: string
  ageMin: number
  ageMax: number
  places: number
  postcode: string | null
  nis: string | null
  fixedLocation: boolean
  sessions: number
  dayParts: number
  contactHours: number
  childHours: number
  girlsPercent: number | null
  staff: { paid: number | null; volunteer: number | null }
  /** In the base of the grant: counts for the money. */
  inBase: boolean
  /** In an area that the call names (I17); null where it names none. */
  priorityArea: boolean | null
  plannedSessions: readonly { day: string; dayPart: string; hours: number }[]
}

/** What a report is held against; read in one transaction with it. Days are 'yyyy-mm-dd'. */
export type ReportContext = CheckContext & {
  number: string
  call: string
  organisation: { kbo: string; name: string }
  reportType: Report['type']
  indicators: { code: string; version: string }
  /** What each indicator is called in the version of the call. */
  indicatorNames: Readonly<Record<string, string>>
  fundingModel: FundingTerms['fundingModel']
  activities: readonly PlannedActivity[]
  partners: readonly { name: string; helixType: string }[]
  targetGroups: readonly string[]
  /** How many of a target group the request meant to reach. */
  targets: Readonly<Record<string, number>>
  /** The real costs beside the budget, in the final report of a call that pays costs. */
  asksMoney: boolean
  /** What the activity log knows, by activity. */
  log: ReadonlyMap<string, LoggedActivity>
  /** What earlier reports of this grant said, by activity, oldest first. */
  earlier: ReadonlyMap<string, readonly EarlierActivity[]>
  /** Null for an academy on its own. */
  partnership: ReportedPartnership | null
  costs: readonly { category: string; description: string; budgetCents: bigint }[]
  /** The proof that somebody added as files. */
  files: readonly Evidence[]
  reference: Reference
}

export type ReportedGrant = Pick<Report, 'id' | 'type' | 'periodStart' | 'periodEnd' | 'draft'> & {
  grant: Pick<Grant, 'id' | 'number' | 'applicationId' | 'organisationId' | 'periodEnd' | 'baseActivityRowIds'> & { call: Pick<Call, 'name' | 'fundingModel' | 'indicatorVersionId' | 'audience' | 'priorityAreas'>; organisation: { kbo: string; legalName: string } }
}

export const reportContext = async (tx: Tx, { grant, ...report }: ReportedGrant): Promise<ReportContext> => {
  const { granted, current } = await plansOf(tx, grant)
  const goesOn = goingOn(granted.activities, current.activities)
  const partners = await tx.partner.findMany({ where: { applicationId: grant.applicationId }, orderBy: { rowId: 'asc' }, select: { name: true, helixType: true } })
  const submission = await tx.submission.findFirst({ where: { applicationId: grant.applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  const plan = submission ? readFrozen(submission.content).reading : null
  const version = grant.call.indicatorVersionId ? await tx.indicatorVersion.findUnique({ where: { id: grant.call.indicatorVersionId }, select: { code: true, version: true, content: true } }) : null
  const { municipalities, ...validity } = await places(tx)
  const log = await reportLog(tx, grant.id, report)
  const period = { start: dayOf(report.periodStart), end: dayOf(report.periodEnd) }
  const planned = goesOn.map((activity) => plannedActivity(activity, grant.baseActivityRowIds, grant.call.priorityAreas, plan?.activities.find(({ id }) => id === activity.rowId)))
  return {
    ...validity,
    number: grant.number,
    call: grant.call.name,
    organisation: { kbo: grant.organisation.kbo, name: grant.organisation.legalName },
    reportType: report.type,
    periodStart: period.start,
    periodEnd: period.end,
    goesOn: report.type === 'INTERIM',
    indicators: { code: version?.code ?? '', version: version?.version ?? '' },
    indicatorNames: version ? Object.fromEntries(indicatorVersion.parse(version.content).indicators.map(({ code, nameNl }) => [code, nameNl])) : {},
    fundingModel: grant.call.fundingModel,
    activities: report.type === 'INTERIM' ? inQuarter(planned, period, begunWith(report.draft), [...log].flatMap(([name, { sessions }]) => (sessions.length > 0 ? [name] : []))) : planned,
    partners,
    targetGroups: (plan?.targetGroups ?? []).flatMap(({ group }) => (group === null ? [] : [group])),
    targets: Object.fromEntries((plan?.targetGroups ?? []).flatMap(({ group, target }) => (group === null || target === null ? [] : [[group, target]]))),
    costs: current.costs.map(({ id, description, cents }) => ({ category: plan?.costs.find((cost) => cost.id === id)?.category ?? '', description, budgetCents: cents })),
    log,
    earlier: await earlierReports(tx, grant.id, report.periodEnd),
    asksMoney: grant.call.fundingModel === 'COST_SHARE' && report.type === 'FINAL',
    partnership: grant.call.audience === 'PARTNERSHIP' ? await reportedPartnership(tx, grant) : null,
    files: await evidenceOf(tx, report.id),
    reference: { codeLists: await codeLists(tx), municipalities, partnerships: [], schoolHolidays: [] },
  }
}

/** Read by its last filing each. */
const earlierReports = async (tx: Tx, grantId: string, periodEnd: Date): Promise<ReportContext['earlier']> => {
  const reports = await tx.report.findMany({
    where: { grantId, type: 'INTERIM', periodEnd: { lt: periodEnd }, submissions: { some: {} } },
    orderBy: { periodStart: 'asc' },
    select: { submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } },
  })
  const told = new Map<string, EarlierActivity[]>()
  for (const { submissions: [filed] } of reports)
    for (const activity of filed ? readFrozenReport(filed.content).activities : []) told.set(activity.rowId, [...(told.get(activity.rowId) ?? []), activity])
  return told
}

type RequestedActivity = {
  expectedGirls: number | null
  staffPaid: number | null
  staffVolunteer: number | null
  sessions: readonly { date: string | null; dayPart: string | null; begin: string | null; end: string | null }[]
}

const plannedActivity = (activity: Activity, base: readonly string[], areas: readonly string[], requested: RequestedActivity | undefined): PlannedActivity => ({
  ...activity,
  places: activity.expectedParticipants,
  sessions: activity.plannedSessions,
  dayParts: activity.plannedDayParts,
  contactHours: Number(activity.plannedHours),
  childHours: Number(activity.plannedChildHours),
  girlsPercent: requested?.expectedGirls ?? null,
  staff: { paid: requested?.staffPaid ?? null, volunteer: requested?.staffVolunteer ?? null },
  inBase: base.includes(activity.rowId),
  priorityArea: areas.length === 0 ? null : activity.type !== 'ONLINE' && [activity.nis, activity.postcode].some((code) => code !== null && areas.includes(code)),
  plannedSessions: (requested?.sessions ?? []).flatMap(({ date, dayPart, begin, end }) => (date === null ? [] : [{ day: date, dayPart: dayPart ?? '', hours: Math.round((minutesBetween(begin, end) ?? 0) / 15) / 4 }])),
})

const places = async (tx: Tx): Promise<Pick<Reference, 'municipalities'> & Pick<ReportContext, 'isNisValidOn'>> => {
  const rows = await tx.municipality.findMany({ orderBy: { name: 'asc' }, select: { nis: true, name: true, region: true, mergedOn: true, postcodes: { select: { postcode: true } } } })
  const mergers = (await tx.municipalityMerger.findMany()).map(({ oldNis, newNis, validFrom }) => ({ oldNis, newNis, validFrom: dayOf(validFrom) }))
  const municipalities = rows.map(({ nis, name, region, mergedOn, postcodes }) => ({
    nis, name, region: region === 'BRU' ? ('BRU' as const) : ('VLG' as const),
    mergedOn: mergedOn ? dayOf(mergedOn) : null,
    predecessors: mergers.filter(({ newNis }) => newNis === nis).map(({ oldNis }) => oldNis),
    postcodes: postcodes.map(({ postcode }) => postcode),
  }))
  return { municipalities, isNisValidOn: (nis, day) => isNisValidOn(municipalities, mergers, nis, day) }
}

const codeLists = async (tx: Tx): Promise<Reference['codeLists']> => {
  const entries = await tx.codeListEntry.findMany({ where: { list: { in: ['dayPart', 'costCategory', 'revenueCategory', 'targetGroup'] } }, orderBy: [{ list: 'asc' }, { position: 'asc' }], select: { list: true, code: true, nl: true } })
  const lists: Record<string, { code: string; nl: string }[]> = {}
  for (const { list, code, nl } of entries) (lists[list] ??= []).push({ code, nl })
  return lists
}
