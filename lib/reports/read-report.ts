import type { Fields, Reading } from '@/lib/applications/fields/field'
import { readField } from '@/lib/applications/read-field'
import type { ReportedActivity } from '@/lib/indicators/schema'
import type { Problem } from '@/lib/refusal'
import { rowsOf } from './draft-rows'
import { keptName } from './draft-tree'
import { actionFields, activityFields, cooperationFields, costFields, declarationsOf, MOST_ACTIONS, MOST_COSTS, MOST_RESIDENCES, MOST_SESSIONS, narrativeFields, partnershipActivityFields, quarterFields, residenceFields, revenueFields, riskFields, sessionFields } from './fields'
import type { PlannedActivity, ReportContext } from './report-context'
import type { ReportDraft } from './schema'

export type ActivityReading = {
  planned: PlannedActivity
  /** Null until the organiser said whether it took place. */
  status: ReportedActivity['status'] | null
  reported: ReportedActivity
  announcementEvidence: string | null
  partnerConfirmation: string | null
  photoEvidence: string | null
  photoConsent: boolean
  partnerContribution: string | null
  lesson: string | null
  /** Where the sessions and places that were read stand among the typed rows. */
  rows: { sessions: readonly number[]; residence: readonly number[] }
  problems: Problem[]
}

export type ReportReading = {
  activities: ActivityReading[]
  narrative: Reading<typeof narrativeFields>
  targetGroups: { group: string; text: string }[]
  costs: Row<typeof costFields>[]
  revenues: Row<typeof revenueFields>[]
  /** Of a partnership alone. */
  cooperation: Cooperation | null
  declared: readonly string[]
  /** Of everything but the activities, which carry their own. */
  problems: Problem[]
}

export type Cooperation = Reading<typeof cooperationFields> & { actions: Row<typeof actionFields>[]; risks: Row<typeof riskFields>[] }

/** One row with its place among the typed ones, empty rows included, and its id. */
type Row<T extends Fields> = { row: number; id: string; values: Reading<T> }

/** A draft read as far as it goes, each field by itself; checks across fields stand in completeness.ts. */
export const readReport = (draft: ReportDraft, context: ReportContext): ReportReading => {
  const problems: Problem[] = []
  const narrative = readNarrative(draft, context, problems)
  const money = context.asksMoney
  return {
    activities: context.activities.map((planned, index) => readActivity(draft, planned, index, context)),
    narrative,
    targetGroups: context.targetGroups.flatMap((group) => { const text = typedText(draft, `targetGroups.${group}`).trim(); return text === '' ? [] : [{ group, text }] }),
    costs: money ? readRows(costFields, 'costs', MOST_COSTS, draft, context, problems) : [],
    revenues: money ? readRows(revenueFields, 'revenues', MOST_COSTS, draft, context, problems) : [],
    cooperation: context.partnership && {
      ...readFields(cooperationFields, '', draft, context, problems),
      actions: readRows(actionFields, 'actions', MOST_ACTIONS, draft, context, problems),
      risks: readRows(riskFields, 'risks', MOST_ACTIONS, draft, context, problems),
    },
    declared: declarationsOf(context.reportType).map(({ code }) => code).filter((code) => typedText(draft, `declarations.${code}`) === TICKED),
    problems,
  }
}

/** A quarter has one question, the final report all of them. */
const readNarrative = (draft: ReportDraft, context: ReportContext, problems: Problem[]): ReportReading['narrative'] => {
  if (context.reportType !== 'INTERIM') return readFields(narrativeFields, '', draft, context, problems)
  const nothing = { 'narrative.successFactors': null, 'narrative.doDifferently': null, 'narrative.followUp': null, estimatedChildren: null }
  return { ...nothing, ...readFields(quarterFields, '', draft, context, problems) }
}

const readActivity = (draft: ReportDraft, planned: PlannedActivity, index: number, context: ReportContext): ActivityReading => {
  const name = `activities.${index}`
  const status = statusOf(typedText(draft, `${name}.status`))
  const problems: Problem[] = []
  const base = plannedFacts(planned)
  const { partnership } = context
  const texts = { announcementEvidence: null, partnerConfirmation: null, photoEvidence: null, photoConsent: false, partnerContribution: null, lesson: null, rows: { sessions: [], residence: [] } }
  if (status === null) return { planned, status, reported: { ...base, ...nothingHappened, status: 'HELD' }, ...texts, problems: [{ field: `${name}.status`, message: 'Zeg of de activiteit doorging.' }] }
  if (status === 'CANCELLED' && tookPlace(draft, name)) problems.push({ field: `${name}.status`, message: tookPlace(draft, name) })
  if (status === 'CANCELLED') return { planned, status, reported: { ...base, ...nothingHappened, status, cancelReason: typedText(draft, `${name}.cancelReason`).trim() || null }, ...texts, problems }

  const fields = readFields(activityFields, `${name}.`, draft, context, problems)
  const sessions = readRows(sessionFields, `${name}.sessions`, MOST_SESSIONS, draft, context, problems).filter(({ values }) => values.day !== null)
  const residence = readRows(residenceFields, `${name}.residence`, MOST_RESIDENCES, draft, context, problems)
  if (typedText(draft, `${name}.residencePaste`).trim() !== '') problems.push({ field: `${name}.residencePaste`, message: 'Deze regels konden we niet lezen. Schrijf op elke regel een gemeente of NIS-code, een puntkomma en het aantal.' })
  const ofPartnership = partnership && readFields({ ...partnershipActivityFields, academy: { ...partnershipActivityFields.academy, options: partnership.academies } }, `${name}.`, draft, context, problems)
  const whole = (value: number | null): number => value ?? 0
  const staff = (['PAID', 'VOLUNTEER', 'JOB_STUDENT', 'PARTNER'] as const).map((category) => ({ category, count: whole(fields[`staff.${category}.count`]), hours: whole(fields[`staff.${category}.hours`]) }))
  const reported: ReportedActivity = {
    ...base,
    newByPartnership: ofPartnership?.newByPartnership ?? false,
    academy: ofPartnership?.academy ?? null,
    status,
    sessions: sessions.map(({ values: { day, dayPart, hours, enrolled, present } }) => ({ day: day ?? '', dayPart: dayPartOf(dayPart), hours: whole(hours), enrolled: whole(enrolled), present: whole(present) })),
    walkInsAllowed: typedText(draft, `${name}.walkInsAllowed`) !== '',
    participants: whole(fields.participants),
    ageBands: {
      A05_07: whole(fields['ageBands.A05_07']), A08_09: whole(fields['ageBands.A08_09']), A10_11: whole(fields['ageBands.A10_11']), A12_13: whole(fields['ageBands.A12_13']),
      A14_15: whole(fields['ageBands.A14_15']), A16_18: whole(fields['ageBands.A16_18']), UNKNOWN: whole(fields['ageBands.UNKNOWN']),
    },
    gender: { V: whole(fields['gender.V']), M: whole(fields['gender.M']), X: whole(fields['gender.X']), UNKNOWN: whole(fields['gender.UNKNOWN']) },
    residence: residence.map(({ row, values: { place, count } }) => ({ nis: nisOf(place, context, `${name}.residence.${row}.place`, problems), count: whole(count) })),
    residenceOutsideFlanders: whole(fields.residenceOutsideFlanders),
    residenceUnknown: whole(fields.residenceUnknown),
    newParticipants: whole(fields.newParticipants),
    returningParticipants: whole(fields.returningParticipants),
    newReturningUnknown: whole(fields.newReturningUnknown),
    reducedRate: whole(fields.reducedRate),
    referred: whole(fields.referred),
    completed: fields.completed,
    accessible: fields.accessible ?? false,
    reasonableAdjustments: whole(fields.reasonableAdjustments),
    satisfaction: { 1: whole(fields['satisfaction.s1']), 2: whole(fields['satisfaction.s2']), 3: whole(fields['satisfaction.s3']), 4: whole(fields['satisfaction.s4']), 5: whole(fields['satisfaction.s5']) },
    interest: { more: whole(fields['interest.more']), same: whole(fields['interest.same']), less: whole(fields['interest.less']) },
    staff: staff.filter(({ count, hours }) => count > 0 || hours > 0),
    staffWomen: whole(fields.staffWomen),
    partnersTookPart: partnersOf(draft[`${name}.partnersTookPart`], context),
    deviation: fields.deviation,
    cancelReason: null,
  }
  return { planned, status, reported, announcementEvidence: fields.announcementEvidence, partnerConfirmation: fields.partnerConfirmation, photoEvidence: fields.photoEvidence, photoConsent: fields.photoConsent, partnerContribution: fields.partnerContribution, lesson: fields.lesson, rows: { sessions: sessions.map(({ row }) => row), residence: residence.map(({ row }) => row) }, problems }
}

/** Children who were there do not vanish behind "ging niet door": '' where nobody came. */
const tookPlace = (draft: ReportDraft, name: string): string => {
  const isSome = (text: string): boolean => /[1-9]/.test(text)
  const held = Array.from({ length: rowsOf(draft, `${name}.sessions`) }, (_, row) => typedText(draft, `${name}.sessions.${row}.present`)).filter(isSome).length
  const participants = typedText(draft, `${name}.participants`).trim()
  const there = [...(held > 0 ? [held === 1 ? '1 sessie met aanwezigen' : `${held} sessies met aanwezigen`] : []), ...(isSome(participants) ? [`${participants} deelnemers`] : [])]
  return there.length === 0 ? '' : `U zegt dat de activiteit niet doorging, maar hieronder staan ${there.join(' en ')}. Kies “Gedeeltelijk”, of maak die velden leeg.`
}

const plannedFacts = (planned: PlannedActivity) => ({
  rowId: planned.rowId,
  fullFledged: planned.inBase,
  online: planned.type === 'ONLINE',
  nis: planned.nis,
  postcode: planned.postcode,
  priorityArea: planned.priorityArea,
  newByPartnership: false,
  academy: null,
  plannedSessions: planned.sessions,
  plannedParticipants: planned.places,
  plannedChildHours: planned.childHours,
})

const nothingHappened: Omit<ReportedActivity, keyof ReturnType<typeof plannedFacts> | 'status'> = {
  sessions: [], walkInsAllowed: false, participants: 0,
  ageBands: { A05_07: 0, A08_09: 0, A10_11: 0, A12_13: 0, A14_15: 0, A16_18: 0, UNKNOWN: 0 }, gender: { V: 0, M: 0, X: 0, UNKNOWN: 0 },
  residence: [], residenceOutsideFlanders: 0, residenceUnknown: 0, newParticipants: 0, returningParticipants: 0, newReturningUnknown: 0, reducedRate: 0, referred: 0, completed: null,
  accessible: false, reasonableAdjustments: 0, satisfaction: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, interest: { more: 0, same: 0, less: 0 }, staff: [], staffWomen: 0, partnersTookPart: [], deviation: null, cancelReason: null,
}

/** A field keeps its type through its own line of the table; the reader gives the value that type stands for. */
const readFields = <T extends Fields>(fields: T, prefix: string, draft: ReportDraft, { reference }: ReportContext, problems: Problem[]): Reading<T> =>
  Object.fromEntries(Object.entries(fields).map(([name, field]) => {
    const { value, problem } = readField(field, draft[prefix + name], reference)
    if (problem !== null) problems.push({ field: prefix + name, message: problem })
    return [name, value]
  })) as Reading<T>

/** A row of which nothing is filled in is no row. */
const readRows = <T extends Fields>(fields: T, name: string, most: number, draft: ReportDraft, context: ReportContext, problems: Problem[]): Row<T>[] =>
  Array.from({ length: Math.min(rowsOf(draft, name), most) }, (_, row) => row)
    .filter((row) => Object.keys(fields).some((field) => typedText(draft, `${name}.${row}.${field}`).trim() !== ''))
    .map((row) => ({ row, id: typedText(draft, `${name}.${row}.id`) || keptName(row), values: readFields(fields, `${name}.${row}.`, draft, context, problems) }))

const typedText = (draft: ReportDraft, name: string): string => { const typed = draft[name]; return typeof typed === 'string' ? typed : (typed?.[0] ?? '') }

/** What a ticked box posts; what the page does not show as ticked was not declared. */
const TICKED = 'ja'

const statusOf = (text: string): ReportedActivity['status'] | null => (text === 'HELD' || text === 'PARTLY' || text === 'CANCELLED' ? text : null)

const dayPartOf = (code: string | null): 'AM' | 'PM' | 'EVE' => (code === 'AM' || code === 'EVE' ? code : 'PM')

const nisOf = (place: string | null, { reference, isNisValidOn, periodStart }: ReportContext, field: string, problems: Problem[]): string => {
  const typed = (place ?? '').trim()
  const found = reference.municipalities.find(({ nis, name }) => nis === typed || name.toLocaleLowerCase('nl-BE') === typed.toLocaleLowerCase('nl-BE'))
  if (found) return found.nis
  if (!/^\d{5}$/.test(typed) || !isNisValidOn(typed, periodStart)) problems.push({ field, message: `“${typed}” is geen gemeente die we kennen. Schrijf de naam of de NIS-code.` })
  return typed
}

const partnersOf = (typed: string | string[] | undefined, { partners }: ReportContext): string[] => {
  const chosen = new Set(typeof typed === 'string' ? [typed] : (typed ?? []))
  return partners.map(({ name }) => name).filter((name) => chosen.has(name))
}
