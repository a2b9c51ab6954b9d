import { readFileSync } from 'node:fs'
import { familyOf } from '@/tests/bench/cpu'

/** Megabytes of memory that a process and all it started hold now. Linux only. */
export const memoryOf = (roots: readonly number[]): number => heldBy(pidsOf(roots))

/** Runs the work and answers the most that the processes held meanwhile, looking fifty times a second at those that were there when it began. */
export const mostMemory = async (roots: readonly number[], work: () => Promise<void>): Promise<number> => {
  const pids = pidsOf(roots)
  let most = heldBy(pids)
  const watch = setInterval(() => { most = Math.max(most, heldBy(pids)) }, 20)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return Math.max(most, memoryOf(roots))
}

const pidsOf = (roots: readonly number[]): number[] => familyOf(roots).map(({ pid }) => pid)
const heldBy = (pids: readonly number[]): number => pids.reduce((sum, pid) => sum + rssOf(pid), 0)

const rssOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    // It ended while we looked.
    return 0
  }
}
