import { z } from 'zod'

/** What the dashboards are filtered by, as it stands in the address. Nothing chosen is everything. */
export const outcomeFilter = z.object({
  oproep: z.string().regex(/^[A-Z0-9-]{0,40}$/).default(''),
  /** NIS code of a province. */
  provincie: z.string().regex(/^(\d{5})?$/).default(''),
  /** NIS code of a municipality of today. */
  gemeente: z.string().regex(/^(\d{5})?$/).default(''),
  partnerschap: z.string().max(40).default(''),
  /** A year, or a quarter of it: 2026, 2026-K3. */
  periode: z.string().regex(/^(20\d\d(-K[1-4])?)?$/).default(''),
})
export type OutcomeFilter = z.output<typeof outcomeFilter>

export const everything: OutcomeFilter = { oproep: '', provincie: '', gemeente: '', partnerschap: '', periode: '' }

/** First days of the first and of the last quarter: [from, to]; null without a period. */
export const quartersOf = ({ periode }: Pick<OutcomeFilter, 'periode'>): { from: string; to: string } | null => {
  if (periode === '') return null
  const [year = '', quarter] = periode.split('-K')
  return quarter === undefined ? { from: firstDay(year, 1), to: firstDay(year, 4) } : { from: firstDay(year, Number(quarter)), to: firstDay(year, Number(quarter)) }
}

/** `2026-07-01` is `2026-K3`. */
export const quarterOf = (firstDayOfQuarter: string): string => `${firstDayOfQuarter.slice(0, 4)}-K${(Number(firstDayOfQuarter.slice(5, 7)) + 2) / 3}`

/** `2026-K3` as people say it. */
export const periodWords = (period: string): string => {
  const [year = '', quarter] = period.split('-K')
  return quarter === undefined ? year : `${quarterNames[Number(quarter) - 1]} kwartaal ${year}`
}

/** The part of the address after the `?`, with only what is chosen; empty parts fall away. */
export const queryOf = (filter: OutcomeFilter, change: Partial<OutcomeFilter> & Record<string, string> = {}): string => {
  const query = new URLSearchParams(Object.entries({ ...filter, ...change }).filter(([, value]) => value !== '')).toString()
  return query === '' ? '' : `?${query}`
}

/** Targets that add up over a period hold for the whole; a share holds for any part. */
export const isWholeScope = ({ provincie, gemeente, partnerschap, periode }: OutcomeFilter): boolean => [provincie, gemeente, partnerschap, periode].every((part) => part === '')

const quarterNames = ['eerste', 'tweede', 'derde', 'vierde'] as const

const firstDay = (year: string, quarter: number): string => `${year}-${String(3 * quarter - 2).padStart(2, '0')}-01`
