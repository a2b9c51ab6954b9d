import { cpuMsOf } from './cpu'
import type { Measured } from './table'

export const connections = 16
/** In turns, so that a busy machine bothers all that is compared alike. */
export const rounds = 3
/** Of each that is compared: ten connections keep the plan of a statement at its sixth time. */
export const warmUp = 160

type Load<Item> = { operation: string; items: readonly Item[]; connections: number; processes: readonly number[]; request: (item: Item) => Promise<void> }

/** Sends each item once, over so many connections at a time, and counts what the processes used meanwhile. */
export const measure = async <Item>({ operation, items, connections, processes, request }: Load<Item>): Promise<Measured> => {
  const latenciesMs: number[] = []
  const waiting = items.values()
  const cpuBefore = cpuMsOf(processes)
  const begun = performance.now()
  await Promise.all(Array.from({ length: connections }, async () => {
    for (const item of waiting) {
      const sent = performance.now()
      await request(item)
      latenciesMs.push(performance.now() - sent)
    }
  }))
  const wallMs = performance.now() - begun
  return { operation, latenciesMs, wallMs, cpuMs: cpuMsOf(processes) - cpuBefore }
}

/** The same without counting: what each item gave, in the order of the items. */
export const inTurns = async <Item, Result>(items: readonly Item[], connections: number, work: (item: Item) => Promise<Result>): Promise<Result[]> => {
  const results: Result[] = []
  const waiting = items.entries()
  await Promise.all(Array.from({ length: connections }, async () => {
    for (const [index, item] of waiting) results[index] = await work(item)
  }))
  return results
}
