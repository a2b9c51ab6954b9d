import { z } from 'zod'
import { suppress } from './suppression'

/** The counts of one accepted report. Ages, arrivals and rates each divide the participations; one that does not is not shown. */
export type WaitingReport = {
  reportId: string
  /** Of the grant. */
  number: string
  sessions: number
  childHours: number
  participations: number
  gender: Counts
  ages: Counts
  arrivals: Counts
  rates: Counts
}

export type Counts = Record<string, number>

const shown = z.number().nullable()

/** As anybody may know it; null is hidden. `participations` are "deelnames", not persons. */
export const reachRelease = z.object({
  grants: z.array(z.object({ number: z.string(), sessions: z.number(), participations: shown, childHours: shown, gender: z.record(z.string(), shown) })),
  participations: shown,
  gender: z.record(z.string(), shown),
  ages: z.record(z.string(), shown),
  arrivals: z.record(z.string(), shown),
  rates: z.record(z.string(), shown),
})

export type ReachRelease = z.infer<typeof reachRelease>

/**
 * Which of the waiting reports of a call go out now; the others wait for company, however long. A report below the threshold goes out only together with
 * other small ones, when their sum is at least the threshold and leaves each of them a choice even for who knows that all of them are small: n counts
 * from 1 to t - 1 with a sum strictly between n and n (t - 1) can each be one more or one less.
 */
export const readyForRelease = (waiting: readonly WaitingReport[], threshold: number): WaitingReport[] => {
  const small = waiting.filter(({ participations }) => participations > 0 && participations < threshold)
  const sum = small.reduce((total, { participations }) => total + participations, 0)
  const together = small.length > 1 && sum >= threshold && sum > small.length && sum < small.length * (threshold - 1)
  return waiting.filter((report) => together || !small.includes(report))
}

/**
 * The figures of one batch, safe by themselves and beside every other batch (docs/decisions/0053). Reports are in one batch only and no figure is
 * published over two batches but as the sum of shown ones, so nothing that is shown relates a hidden count of one batch to another: safety across
 * releases is that of each table.
 * Within a batch the division by gender, with its margins, is one table. Every other division is of the batch as a whole: a table of one row whose sum is
 * the total of the first. Where that total is hidden, or hiding a part would hide it, the division is not shown at all; with the sum known and the
 * parts free, any part can still be another number.
 */
export const releaseReach = (batch: readonly WaitingReport[], threshold: number): ReachRelease => {
  const genders = Object.keys(batch[0]?.gender ?? {})
  const table = suppress({ rows: batch.map(({ number }) => number), columns: genders, counts: batch.map(({ gender }) => genders.map((code) => gender[code] ?? 0)) }, threshold)
  const divided = (of: (report: WaitingReport) => Counts): Record<string, number | null> => {
    const codes = Object.keys(batch[0] ? of(batch[0]) : {})
    const parts = codes.map((code) => batch.reduce((sum, report) => sum + (of(report)[code] ?? 0), 0))
    const whole = parts.every((part) => part >= 0) && parts.reduce((sum, part) => sum + part, 0) === table.total
    const { shown: [row = []], rowTotals: [sum = null], total } = suppress({ rows: ['alle'], columns: codes, counts: [whole ? parts : parts.map(() => 0)] }, threshold)
    const holds = whole && sum === table.total && total === table.total
    return Object.fromEntries(codes.map((code, index) => [code, holds ? (row[index] ?? null) : null]))
  }
  return {
    grants: batch.map(({ number, sessions, childHours }, index) => {
      const participations = table.rowTotals[index] ?? null
      return { number, sessions, participations, childHours: participations === null ? null : childHours, gender: named(genders, table.shown[index]) }
    }),
    participations: table.total,
    gender: named(genders, table.columnTotals),
    ages: divided(({ ages }) => ages),
    arrivals: divided(({ arrivals }) => arrivals),
    rates: divided(({ rates }) => rates),
  }
}

const named = (codes: readonly string[], figures: readonly (number | null)[] = []): Record<string, number | null> => Object.fromEntries(codes.map((code, index) => [code, figures[index] ?? null]))
