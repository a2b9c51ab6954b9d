import { cpuMsOf } from './cpu'
import type { Measured } from './table'

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
