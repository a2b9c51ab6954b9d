import { setTimeout as pause } from 'node:timers/promises'

/** Whether PostgreSQL answers this process, known without asking it: proxy.ts asks before each page. */
type Reach = { away: boolean }

const holder = globalThis as typeof globalThis & { stemReach?: Reach }
const reach = (): Reach => (holder.stemReach ??= { away: false })

export const databaseAway = (): boolean => reach().away

/** Notes that the database is gone, and asks it again by itself until it answers: no visitor has to be the one who tries. */
export const noteAway = (answers: () => Promise<unknown>): void => {
  if (reach().away) return
  reach().away = true
  void watch(answers)
}

/** Milliseconds between two attempts. */
const PAUSE = 500

const watch = async (answers: () => Promise<unknown>): Promise<void> => {
  while (reach().away) {
    await pause(PAUSE, undefined, { ref: false })
    reach().away = await answers().then(() => false, () => true)
  }
}
