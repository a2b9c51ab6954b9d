import { loadavg } from 'node:os'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as sleep } from 'node:timers/promises'
import { aligned, type Bar } from './table'

/** What one computation cost. `heldMs`: the longest time that whoever else the process serves had to wait for a turn, by the wall clock. */
export type Computed = { computation: string; seconds: number; cpuSeconds: number; heldMs: number; load: number }
export type Computation = { rows: Computed[]; bars: Bar[] }

export const timed = async <Result>(computation: string, compute: () => Result | Promise<Result>): Promise<Computed & { result: Result }> => {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  // Its first tick is what the others are counted from; the last one comes when the loop turns again.
  await sleep(5)
  const load = loadavg()[0] ?? 0
  const cpu = process.cpuUsage()
  const begun = performance.now()
  const result = await compute()
  const seconds = (performance.now() - begun) / 1000
  const { user, system } = process.cpuUsage(cpu)
  await sleep(5)
  delay.disable()
  return { computation, seconds, cpuSeconds: (user + system) / 1e6, heldMs: delay.max / 1e6, load, result }
}

export const computedTable = (rows: readonly Computed[]): string =>
  aligned([['computation', 'seconds', 'CPU seconds', 'loop held ms', 'load'], ...rows.map((row) => [row.computation, row.seconds.toFixed(2), row.cpuSeconds.toFixed(2), row.heldMs.toFixed(0), row.load.toFixed(1)])])
