import { dividedBy, exact, roundHalfUp, sum, times, toNumber, type Exact } from '@/lib/exact'
import type { IndicatorCode, ReportedActivity } from './schema'

/** `value` is rounded half up; null when the denominator is 0 or the answer may not be shown. */
export type Ratio = { numerator: number; denominator: number; value: number | null }

export type IndicatorValue =
  /** It was not asked, so there is no figure, which is not 0. */
  | { kind: 'none' }
  | { kind: 'count'; count: number }
  | { kind: 'counts'; counts: Record<string, number> }
  /** `coverage`: how much of the participants the ratio rests on, to be shown with it (domain 3.2, cross-check 4). */
  | ({ kind: 'ratio'; coverage?: Ratio } & Ratio)
  | { kind: 'ratios'; ratios: Record<string, Ratio> }

/** Figures of the grants that the activities belong to; null while not settled. */
export type GrantFigures = { acceptedCostsCents: bigint | null; finalCents: bigint | null; partners: readonly { name: string; helixType: string }[] }

type Formula = (activities: readonly ReportedActivity[], figures: GrantFigures) => IndicatorValue

/**
 * One indicator over any set of activities: one activity, a grant, a partnership, a province, Flanders. Numerators and
 * denominators are summed, percentages never averaged (domain 3.2, cross-check 5). Over several activities I01 counts
 * participations ("deelnames"), not persons.
 */
export const indicator = (code: IndicatorCode, activities: readonly ReportedActivity[], figures: GrantFigures): IndicatorValue => formulas[code](activities, figures)

/** num / den × scale, half up. */
export const ratioOf = (numerator: number, denominator: number, scale = 100, decimals = 1): Ratio => ({
  numerator,
  denominator,
  value: denominator === 0 ? null : Number(roundHalfUp(times(dividedBy(exact(numerator), exact(denominator)), exact(scale)), decimals)) / 10 ** decimals,
})

/** The same before it is rounded, to judge by; null where there is none, or none to show. */
export const exactOf = ({ numerator, denominator, value }: Ratio, scale = 100): Exact | null =>
  value === null ? null : times(dividedBy(exact(numerator), exact(denominator)), exact(scale))

/** Fewer answers than this could point at a child (I19). */
export const LEAST_ANSWERS = 5

/** Exact: durations are quarters of an hour. */
export const contactHours = ({ sessions }: ReportedActivity): number => toNumber(sum(sessions.map(({ hours }) => exact(hours))))

export const childHours = ({ sessions }: ReportedActivity): number => toNumber(sum(sessions.map(({ hours, present }) => times(exact(hours), exact(present)))))

/**
 * What the share of girls can be at most and at least (I04), when every participant of unknown gender is a girl, or none of them is.
 */
export const girlsInterval = (activities: readonly ReportedActivity[]): { lower: Ratio; upper: Ratio } => {
  const girls = add(activities, ({ gender }) => gender.V)
  const unknown = add(activities, ({ gender }) => gender.UNKNOWN)
  const all = girls + unknown + add(activities, ({ gender }) => gender.M + gender.X)
  return { lower: ratioOf(girls, all), upper: ratioOf(girls + unknown, all) }
}

/** The shares of I26: what took place of what was planned. */
export const delivery = (activities: readonly ReportedActivity[]): { participants: Ratio; sessions: Ratio; childHours: Ratio; postcodes: Ratio } => ({
  participants: ratioOf(add(activities, participants), add(activities, ({ plannedParticipants }) => plannedParticipants)),
  sessions: ratioOf(add(activities, sessionCount), add(activities, ({ plannedSessions }) => plannedSessions)),
  childHours: ratioOf(add(activities, childHours), add(activities, ({ plannedChildHours }) => plannedChildHours)),
  postcodes: ratioOf(distinct(held(activities).filter(hasPlace), ({ postcode }) => postcode), distinct(activities.filter(hasPlace), ({ postcode }) => postcode)),
})

const add = (activities: readonly ReportedActivity[], figure: (activity: ReportedActivity) => number): number =>
  toNumber(sum(activities.map((activity) => exact(figure(activity)))))

const distinct = (activities: readonly ReportedActivity[], value: (activity: ReportedActivity) => string | null): number =>
  new Set(activities.map(value).filter((one) => one !== null)).size

const participants = (activity: ReportedActivity): number => activity.participants
const sessionCount = ({ sessions }: ReportedActivity): number => sessions.length
const hasPlace = ({ online }: ReportedActivity): boolean => !online
const held = (activities: readonly ReportedActivity[]): ReportedActivity[] => activities.filter(({ status, sessions }) => status !== 'CANCELLED' && sessions.length > 0)
const heldAndFull = (activities: readonly ReportedActivity[]): ReportedActivity[] => held(activities).filter(({ fullFledged }) => fullFledged)

const count = (value: number): IndicatorValue => ({ kind: 'count', count: value })
const share = (ratio: Ratio, coverage?: Ratio): IndicatorValue => ({ kind: 'ratio', ...ratio, ...(coverage ? { coverage } : {}) })

/** Sums records of counts key by key, so that a breakdown over many activities stays one breakdown. */
const counts = (records: readonly Record<string, number>[]): IndicatorValue => {
  const total: Record<string, number> = {}
  for (const record of records) for (const [key, value] of Object.entries(record)) total[key] = toNumber(sum([exact(total[key] ?? 0), exact(value)]))
  return { kind: 'counts', counts: total }
}

const euroPerHour = (cents: bigint | null, activities: readonly ReportedActivity[]): IndicatorValue => {
  const hours = add(activities, childHours)
  return share(cents === null ? { numerator: 0, denominator: hours, value: null } : ratioOf(Number(cents) / 100, hours, 1, 2))
}

const answers = ({ satisfaction }: ReportedActivity): number => satisfaction[1] + satisfaction[2] + satisfaction[3] + satisfaction[4] + satisfaction[5]
const points = ({ satisfaction }: ReportedActivity): number =>
  satisfaction[1] + 2 * satisfaction[2] + 3 * satisfaction[3] + 4 * satisfaction[4] + 5 * satisfaction[5]

/** Unique partners that took part, per helix type. */
const partnersByType = (activities: readonly ReportedActivity[], { partners }: GrantFigures): Record<string, number> => {
  const active = new Set(activities.flatMap(({ partnersTookPart }) => partnersTookPart))
  const types: Record<string, number> = { GOV: 0, BUS: 0, KNO: 0, CIV: 0 }
  const unique = new Map(partners.filter(({ name }) => active.has(name)).map(({ name, helixType }) => [name, helixType]))
  for (const type of unique.values()) types[type] = (types[type] ?? 0) + 1
  return types
}

const formulas: Record<IndicatorCode, Formula> = {
  I01: (activities) => count(add(activities, participants)),
  I02: (activities) => counts(activities.map(({ ageBands }) => ageBands)),
  I03: (activities) => counts(activities.map(({ gender }) => gender)),
  I04: (activities) => {
    const known = add(activities, ({ gender }) => gender.V + gender.M + gender.X)
    return share(ratioOf(add(activities, ({ gender }) => gender.V), known), ratioOf(known, add(activities, participants)))
  },
  I05: (activities) =>
    counts(activities.flatMap(({ residence, residenceOutsideFlanders, residenceUnknown }) => [
      ...residence.map(({ nis, count: children }) => ({ [nis]: children })),
      { OUTSIDE_FLANDERS: residenceOutsideFlanders, UNKNOWN: residenceUnknown },
    ])),
  I06: (activities) => count(distinct(heldAndFull(activities).filter(hasPlace), ({ nis }) => nis)),
  I07: (activities) => count(distinct(heldAndFull(activities).filter(hasPlace), ({ postcode }) => postcode)),
  I08: (activities) => count(add(activities, sessionCount)),
  I09: (activities) => count(add(activities, contactHours)),
  I10: (activities) => count(add(activities, childHours)),
  I11: (activities) => {
    const sessions = activities.flatMap((activity) => activity.sessions)
    return share(ratioOf(sessions.reduce((total, { present }) => total + present, 0), sessions.reduce((total, { enrolled }) => total + enrolled, 0)))
  },
  I12: (activities) => {
    const asked = activities.filter(({ sessions, completed }) => sessions.length > 1 && completed !== null)
    return share(ratioOf(add(asked, ({ completed }) => completed ?? 0), add(asked, participants)))
  },
  I13: (activities) =>
    counts(activities.map(({ newParticipants, returningParticipants, newReturningUnknown }) => ({ NEW: newParticipants, RETURNING: returningParticipants, UNKNOWN: newReturningUnknown }))),
  I14: (activities) => {
    const returning = add(activities, ({ returningParticipants }) => returningParticipants)
    return share(ratioOf(returning, returning + add(activities, ({ newParticipants }) => newParticipants)))
  },
  I15: (activities) => share(ratioOf(add(activities, ({ reducedRate }) => reducedRate), add(activities, participants))),
  I16: (activities) => count(add(activities, ({ referred }) => referred)),
  I17: (activities) => {
    const asked = held(activities).filter(({ priorityArea }) => priorityArea !== null)
    return asked.length === 0 ? { kind: 'none' } : count(asked.filter(({ priorityArea }) => priorityArea).length)
  },
  I18: (activities) => counts(held(activities).map(({ accessible, reasonableAdjustments }) => ({ ACCESSIBLE: Number(accessible), ADJUSTMENTS: reasonableAdjustments }))),
  I19: (activities) => {
    const given = add(activities, answers)
    const mean = ratioOf(add(activities, points), given, 1, 2)
    return share(given < LEAST_ANSWERS ? { ...mean, value: null } : mean, ratioOf(given, add(activities, participants)))
  },
  I20: (activities) =>
    share(ratioOf(add(activities, ({ interest }) => interest.more) - add(activities, ({ interest }) => interest.less), add(activities, ({ interest }) => interest.more + interest.same + interest.less))),
  I21: (activities, figures) => counts([partnersByType(activities, figures)]),
  I22: (activities, figures) => count(Object.values(partnersByType(activities, figures)).filter((partners) => partners > 0).length),
  I23: (activities) =>
    counts(activities.flatMap(({ staff, staffWomen }) => [
      ...staff.map(({ category, count: people, hours }) => ({ [category]: people, [`${category}_HOURS`]: hours })),
      { WOMEN: staffWomen },
    ])),
  I24: (activities, { acceptedCostsCents }) => euroPerHour(acceptedCostsCents, activities),
  I25: (activities, { finalCents }) => euroPerHour(finalCents, activities),
  I26: (activities) => ({ kind: 'ratios', ratios: delivery(activities) }),
  I27: (activities) => share(ratioOf(heldAndFull(activities).length, held(activities).length)),
  I28: (activities) => count(held(activities).filter(({ newByPartnership }) => newByPartnership).length),
}
