import { Temporal } from 'temporal-polyfill'
import { compare, dividedBy, exact } from '@/lib/exact'
import type { Exact } from '@/lib/exact'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { isBelowCriterionThreshold, TOTAL, totalOf } from '@/lib/rubrics/scoring'

/** Eligible files with at least one full-fledged activity; amounts and hours of the full-fledged activities only. */
export type RankedApplication = {
  id: string
  /** Mean points per criterion, 0 to 5, not rounded. */
  scores: Record<string, number>
  requestedCents: bigint
  plannedChildHours: number
  /** ISO 8601 with its offset; compared as an instant. */
  submittedAt: string
}

export type RankingInput = {
  applications: RankedApplication[]
  /** With the thresholds of the call. */
  rubric: RubricVersion
  envelopeCents: bigint
  partialOfferAllowed: boolean
}

export type RankingRow = {
  id: string
  rank: number | null
  total: number
  fundable: boolean
  /** The code of each threshold that is not met: C01 … C10, TOTAL. */
  reasons: string[]
  outcome: 'GRANT' | 'PARTIAL' | 'RESERVE' | 'REJECT'
  grantedCents: bigint
}

/**
 * The official rule (domain 2.2, contract 6): fundable files by total, ties by the rubric's tie order, then down the list while
 * the envelope lasts. Rows come fundable first, by rank, then the others in the same order; the order of the input plays no part.
 */
export const rankApplications = ({ applications, rubric, envelopeCents, partialOfferAllowed }: RankingInput): { rows: RankingRow[] } => {
  const judged = applications.map((application) => judge(rubric, application)).toSorted(byTotalAndTies(rubric))
  const ranked = judged.filter(({ reasons }) => reasons.length === 0)
  const failed = judged.filter(({ reasons }) => reasons.length > 0)
  return { rows: [...allocate(ranked, envelopeCents, partialOfferAllowed), ...failed.map(reject)] }
}

type Judged = RankedApplication & { total: number; reasons: string[]; price: Exact | null; instant: bigint }

const judge = (rubric: RubricVersion, application: RankedApplication): Judged => {
  const means = new Map(rubric.scored.map(({ code }) => [code, exact(application.scores[code] ?? 0)]))
  const total = totalOf(rubric, means)
  const below = rubric.scored.filter(({ code }) => isBelowCriterionThreshold(rubric, means.get(code) ?? exact(0)))
  const hours = exact(application.plannedChildHours)
  return {
    ...application,
    total,
    reasons: [...below.map(({ code }) => code), ...(total < rubric.rules.totalThresholdPercent ? [TOTAL] : [])],
    price: hours.numerator > 0n ? dividedBy(exact(application.requestedCents), hours) : null,
    instant: Temporal.Instant.from(application.submittedAt).epochNanoseconds,
  }
}

/** Once the envelope refuses a file, every file after it waits, however small: order before fit. */
const allocate = (ranked: readonly Judged[], envelopeCents: bigint, partialOfferAllowed: boolean): RankingRow[] => {
  let left = envelopeCents
  let full = false
  return ranked.map(({ id, total, requestedCents }, index) => {
    const row = { id, rank: index + 1, total, fundable: true, reasons: [] }
    if (full) return { ...row, outcome: 'RESERVE', grantedCents: 0n }
    if (requestedCents <= left) {
      left -= requestedCents
      return { ...row, outcome: 'GRANT', grantedCents: requestedCents }
    }
    full = true
    return partialOfferAllowed && left > 0n ? { ...row, outcome: 'PARTIAL', grantedCents: left } : { ...row, outcome: 'RESERVE', grantedCents: 0n }
  })
}

const reject = ({ id, total, reasons }: Judged): RankingRow => ({ id, rank: null, total, fundable: false, reasons, outcome: 'REJECT', grantedCents: 0n })

/**
 * What put one file before the other: TOTAL, or the first tie rule by which they differ (C02, C06, centsPerChildHour, submittedAt, id).
 * For the sentence beside a place.
 */
export const decidedBy = (rubric: RubricVersion, first: RankedApplication, second: RankedApplication): string => {
  const [a, b] = [judge(rubric, first), judge(rubric, second)]
  if (a.total !== b.total) return TOTAL
  return tieRules(rubric).find(({ compare: byRule }) => byRule(a, b) !== 0)?.key ?? 'id'
}

const byTotalAndTies = (rubric: RubricVersion) => {
  const rules = tieRules(rubric)
  return (a: Judged, b: Judged): number => {
    if (a.total !== b.total) return b.total - a.total
    for (const { compare: byRule } of rules) {
      const order = byRule(a, b)
      if (order !== 0) return order
    }
    return 0
  }
}

/** The id comes last whatever the rubric says: two files never share a place. */
const tieRules = (rubric: RubricVersion): { key: string; compare: Comparison }[] =>
  [...rubric.rules.tieOrder, 'id:asc'].map((rule) => {
    const [key = '', direction] = rule.split(':')
    const ascending = comparisons[key] ?? byCriterion(key)
    return { key, compare: (a, b) => (direction === 'desc' ? ascending(b, a) : ascending(a, b)) }
  })

type Comparison = (a: Judged, b: Judged) => number

const byCriterion = (code: string): Comparison => (a, b) => compare(exact(a.scores[code] ?? 0), exact(b.scores[code] ?? 0))

const comparisons: Partial<Record<string, Comparison>> = {
  centsPerChildHour: (a, b) => {
    if (a.price === null || b.price === null) return Number(a.price === null) - Number(b.price === null)
    return compare(a.price, b.price)
  },
  submittedAt: (a, b) => (a.instant < b.instant ? -1 : a.instant > b.instant ? 1 : 0),
  id: (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
}
