import { readFileSync } from 'node:fs'
import { familyOf } from '@/tests/bench/cpu'

/** Megabytes of memory that a process and all it started hold now. Linux only. */
export const memoryOf = (roots: readonly number[]): number =>
  familyOf(roots).reduce((sum, { pid }) => sum + rssOf(pid), 0)

/** Runs the work and answers the most that the processes held meanwhile, looking fifty times a second. */
export const mostMemory = async (roots: readonly number[], work: () => Promise<void>): Promise<number> => {
  let most = memoryOf(roots)
  const watch = setInterval(() => { most = Math.max(most, memoryOf(roots)) }, 20)
  try {
    await work()
  } finally {
    clearInterval(watch)
  }
  return Math.max(most, memoryOf(roots))
}

const rssOf = (pid: number): number => {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
  } catch {
    // It ended while we looked.
    return 0
  }
}
