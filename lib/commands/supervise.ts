import type { ChildProcess } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { stopChild } from '@/lib/commands/run-child'

export type Supervised = { stop: () => Promise<void> }

/** Keeps a process alive until `ending`: one that ends by itself is started again after a moment; five ends within a minute are a fault that starting again does not mend. */
export const supervise = (name: string, first: ChildProcess, start: () => Promise<ChildProcess>, giveUp: (reason: string) => void, ending: AbortSignal): Supervised => {
  const ends: number[] = []
  let current = first
  const watch = (child: ChildProcess): void => {
    current = child
    child.once('exit', (code, signal) => void onEnd(signal ?? `code ${code}`))
  }
  const onEnd = async (how: string): Promise<void> => {
    if (ending.aborted) return
    ends.push(Date.now())
    if (ends.filter((at) => at > Date.now() - 60_000).length >= 5) return giveUp(`The ${name} keeps ending (${how}).`)
    console.error(`The ${name} ended (${how}) and is started again.`)
    await sleep(500)
    if (ending.aborted) return
    try {
      watch(await start())
    } catch (thrown) {
      giveUp(String(thrown))
    }
  }
  watch(first)
  return { stop: () => stopChild(current) }
}
