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
  childHours: number
  /** In the base of the grant: counts for the money. */
  inBase: boolean
  plannedSessions: readonly { day: string; dayPart: string; hours: number }[]
}

/** What a report is held against; read in one transaction with it. Days are 'yyyy-mm-dd'. */
export type ReportContext = CheckContext & {
  number: string
  reportType: Report['type']
  indicators: { code: string; version: string }
  /** What each indicator is called in the version of the call. */
  indicatorNames: Readonly<Record<string, string>>
  fundingModel: FundingTerms['fundingModel']
  activities: readonly PlannedActivity[]
  partners: readonly { name: string; helixType: string }[]
  targetGroups: readonly string[]
  costs: readonly { category: string; description: string; budgetCents: bigint }[]
  reference: Reference
}

export type ReportedGrant = Pick<Report, 'type' | 'periodStart' | 'periodEnd'> & {
  grant: Pick<Grant, 'id' | 'number' | 'applicationId' | 'periodEnd' | 'baseActivityRowIds'> & { call: Pick<Call, 'fundingModel' | 'indicatorVersionId'> }
}

export const reportContext = async (tx: Tx, { grant, ...report }: ReportedGrant): Promise<ReportContext> => {
  const { granted, current } = await plansOf(tx, grant)
  const activities = goingOn(granted.activities, current.activities)
  const partners = await tx.partner.findMany({ where: { applicationId: grant.applicationId }, orderBy: { rowId: 'asc' }, select: { name: true, helixType: true } })
  const submission = await tx.submission.findFirst({ where: { applicationId: grant.applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  const plan = submission ? readFrozen(submission.content).reading : null
  const version = grant.call.indicatorVersionId ? await tx.indicatorVersion.findUnique({ where: { id: grant.call.indicatorVersionId }, select: { code: true, version: true, content: true } }) : null
  const { municipalities, ...validity } = await places(tx)
  return {
    ...validity,
    number: grant.number,
    reportType: report.type,
    periodStart: dayOf(report.periodStart),
    periodEnd: dayOf(report.periodEnd),
    indicators: { code: version?.code ?? '', version: version?.version ?? '' },
    indicatorNames: version ? Object.fromEntries(indicatorVersion.parse(version.content).indicators.map(({ code, nameNl }) => [code, nameNl])) : {},
    fundingModel: grant.call.fundingModel,
    activities: activities.map((activity) => plannedActivity(activity, grant.baseActivityRowIds, plan?.activities.find(({ id }) => id === activity.rowId)?.sessions ?? [])),
    partners,
    targetGroups: (plan?.targetGroups ?? []).flatMap(({ group }) => (group === null ? [] : [group])),
    costs: current.costs.map(({ id, description, cents }) => ({ category: plan?.costs.find((cost) => cost.id === id)?.category ?? '', description, budgetCents: cents })),
    reference: { codeLists: await codeLists(tx), municipalities, partnerships: [], schoolHolidays: [] },
  }
}

type PlannedSession = { date: string | null; dayPart: string | null; begin: string | null; end: string | null }

const plannedActivity = (activity: Activity, base: readonly string[], sessions: readonly PlannedSession[]): PlannedActivity => ({
  ...activity,
  places: activity.expectedParticipants,
  sessions: activity.plannedSessions,
  dayParts: activity.plannedDayParts,
  childHours: Number(activity.plannedChildHours),
  inBase: base.includes(activity.rowId),
  plannedSessions: sessions.flatMap(({ date, dayPart, begin, end }) => (date === null ? [] : [{ day: date, dayPart: dayPart ?? '', hours: Math.round((minutesBetween(begin, end) ?? 0) / 15) / 4 }])),
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

/** A column of type date comes as midnight UTC. */
export const dayOf = (date: Date): string => date.toISOString().slice(0, 10)
