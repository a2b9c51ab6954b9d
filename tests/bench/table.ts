/** What one operation cost: each request's time, the time of the whole, and the processor time of everything that served it. */
export type Measured = { operation: string; latenciesMs: readonly number[]; wallMs: number; cpuMs: number }

export type Row = { operation: string; requests: number; p50Ms: number; p99Ms: number; perSecond: number; cpuMsPerRequest: number }

export type Bar = { name: string; ours: number; bar: number; met: boolean }

/** Several rounds of one operation as if they were one. */
export const pooled = (rounds: readonly Measured[]): Measured => ({
  operation: rounds[0]?.operation ?? '',
  latenciesMs: rounds.flatMap(({ latenciesMs }) => latenciesMs),
  wallMs: sum(rounds.map(({ wallMs }) => wallMs)),
  cpuMs: sum(rounds.map(({ cpuMs }) => cpuMs)),
})

export const rowOf = ({ operation, latenciesMs, wallMs, cpuMs }: Measured): Row => {
  const requests = latenciesMs.length
  if (requests === 0) throw new Error(`${operation} was never measured.`)
  return { operation, requests, p50Ms: percentile(latenciesMs, 50), p99Ms: percentile(latenciesMs, 99), perSecond: (requests * 1000) / wallMs, cpuMsPerRequest: cpuMs / requests }
}

/** Nearest rank: the smallest time that at least `percent` of the requests did not pass. */
export const percentile = (values: readonly number[], percent: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)]
  if (found === undefined) throw new Error('There is no percentile of nothing.')
  return found
}

/** P4: at least 0.12 of the rate of the raw statement, at most twice the processor time of the bare write. */
export const submitBars = (ours: Row, raw: Row, bare: Row): Bar[] => [
  atLeast('requests/s ÷ raw', ours.perSecond / raw.perSecond, 0.12),
  atMost('CPU ÷ bare write', ours.cpuMsPerRequest / bare.cpuMsPerRequest, 2),
]

/** P5: at least 0.6 of the rate of the bare write of one row. */
export const autosaveBars = (ours: Row, bare: Row): Bar[] => [atLeast('requests/s ÷ bare write', ours.perSecond / bare.perSecond, 0.6)]

/** P9: at least 0.8 of the rows per second of a cursor (both read all rows per request), the first byte within 150 ms, and at most 100 MiB more memory. */
export const exportBars = (ours: Row, raw: Row, firstByteMs: number, grownMiB: number): Bar[] => [
  atLeast('rows/s ÷ raw cursor', ours.perSecond / raw.perSecond, 0.8),
  atMost('first byte, ms', firstByteMs, 150),
  atMost('memory grown, MiB', grownMiB, 100),
]

/** P8: a page of the kept sums takes at most 0.3 of the time of the aggregate over the raw rows. */
export const dashboardBars = (ours: Row, raw: Row): Bar[] => [atMost('p50 ÷ raw aggregate', ours.p50Ms / raw.p50Ms, 0.3)]

/** P11 and P12: at most ten seconds, and the answer is what it must be. */
export const computationBars = (name: string, seconds: number, promise: string, kept: boolean): Bar[] => [atMost(`${name}: seconds`, seconds, 10), { name: `${name}: ${promise}`, ours: kept ? 1 : 0, bar: 1, met: kept }]

const atLeast = (name: string, ours: number, bar: number): Bar => ({ name: `${name} ≥ ${bar}`, ours, bar, met: ours >= bar })
const atMost = (name: string, ours: number, bar: number): Bar => ({ name: `${name} ≤ ${bar}`, ours, bar, met: ours <= bar })

export const tableOf = (rows: readonly Row[], raw: Row): string => {
  const lines = rows.map((row) => [row.operation, String(row.requests), row.p50Ms.toFixed(1), row.p99Ms.toFixed(1), row.perSecond.toFixed(0), row.cpuMsPerRequest.toFixed(2), (row.perSecond / raw.perSecond).toFixed(3)])
  return aligned([['operation', 'requests', 'p50 ms', 'p99 ms', 'requests/s', 'CPU ms/request', 'ratio to raw'], ...lines])
}

export const barsOf = (bars: readonly Bar[]): string => aligned(bars.map(({ name, ours, met }) => [name, ours.toFixed(3), met ? 'met' : 'NOT MET']))

/** The first column to the left, figures to the right. */
export const aligned = (lines: readonly string[][]): string => {
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines.map((line) => line.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n')
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
