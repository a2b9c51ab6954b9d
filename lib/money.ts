import { exact, floor, ratio, times } from '@/lib/exact'

/**
 * Reads an amount in euro as it is typed in Flanders: `1.500,00`, `1500`, `1500,5`, `1 500`, with or without € or "euro".
 * Refuses what two readers would read differently (`1.234`, `1,234`, `12.50`), with the question that settles it.
 */
export const parseEuro = (text: string): { ok: true; cents: bigint } | { ok: false; problem: string } => {
  const typed = text.trim().replace(/^€|€$|euro?$/i, '').replace(/[\s\u00A0\u202F]/g, '')
  if (typed === '') return refused('Geef een bedrag op, bijvoorbeeld 1.500,00.')
  if (typed.startsWith('-')) return refused('Geef een bedrag van 0 euro of meer op.')
  const ambiguous = /^(\d{1,3})[.,](\d{3})$/.exec(typed)
  if (ambiguous) return refused(bothReadings(ambiguous[1] ?? '', ambiguous[2] ?? ''))
  const point = /^(\d+)\.(\d{1,2})$/.exec(typed)
  if (point) return refused(`Schrijf een komma voor de centen: ${point[1]},${(point[2] ?? '').padEnd(2, '0')}.`)
  const read = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/.exec(typed)
  if (!read) return refused('Geef een bedrag in euro op, met hoogstens twee cijfers na de komma, bijvoorbeeld 1.500,00.')
  const euros = (read[1] ?? '').replaceAll('.', '').replace(/^0+(?=\d)/, '')
  if (euros.length > MOST_DIGITS) return refused('Dit bedrag is te groot.')
  return { ok: true, cents: BigInt(euros) * 100n + BigInt((read[2] ?? '').padEnd(2, '0')) }
}

/** `1.500,00`; without the word euro, so that a column can name the unit once. */
export const formatCents = (cents: bigint): string => {
  const size = cents < 0n ? -cents : cents
  const euros = String(size / 100n).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${cents < 0n ? '-' : ''}${euros},${String(size % 100n).padStart(2, '0')}`
}

export const addCents = (amounts: Iterable<bigint>): bigint => {
  let total = 0n
  for (const amount of amounts) total += amount
  return total
}

export const leastCents = (first: bigint, ...others: bigint[]): bigint => others.reduce((least, next) => (next < least ? next : least), first)

/**
 * Splits `total` by `weights` (not negative) to whole cents, so that the shares add up to exactly the total: each gets the
 * whole part of its quota, the cents left over go to the largest remainders (Hamilton's method), then to the largest weight,
 * then to the first. Equal weights when all are zero. No weights, no shares.
 */
export const shareCents = (total: bigint, weights: readonly bigint[]): bigint[] => {
  if (total < 0n) return shareCents(-total, weights).map((share) => -share)
  const counted = weights.some((weight) => weight > 0n) ? weights : weights.map(() => 1n)
  const whole = addCents(counted)
  if (whole === 0n) return []
  const quotas = counted.map((weight, index) => ({ index, weight, share: (total * weight) / whole, remainder: (total * weight) % whole }))
  const left = Number(total - addCents(quotas.map((quota) => quota.share)))
  const next = [...quotas].sort((a, b) => descending(a.remainder, b.remainder) || descending(a.weight, b.weight) || a.index - b.index)
  const lucky = new Set(next.slice(0, left).map((quota) => quota.index))
  return quotas.map((quota) => quota.share + (lucky.has(quota.index) ? 1n : 0n))
}

/** A percentage in basis points (7000 = 70 %) of an amount, down to whole cents: a rate is never exceeded by rounding. */
export const basisPointsOf = (cents: bigint, basisPoints: number): bigint => floor(times(exact(cents), ratio(basisPoints, 10_000)))

/** Fits bigint in PostgreSQL with room for sums: 999 billion euro. */
const MOST_DIGITS = 12

const refused = (problem: string): { ok: false; problem: string } => ({ ok: false, problem })

const bothReadings = (before: string, after: string): string =>
  `Bedoelt u ${BigInt(before + after)} euro of ${before},${after.slice(0, 2)} euro? Schrijf het bedrag zonder punt, met een komma voor de centen.`

const descending = (a: bigint, b: bigint): number => (a > b ? -1 : a < b ? 1 : 0)
