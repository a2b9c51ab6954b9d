import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock between processes: a file with the holder's process number. A lock whose holder died is taken over. */
export const takeLock = async (path: string, patienceMs = 120_000): Promise<() => void> => {
  for (const deadline = Date.now() + patienceMs; ; ) {
    if (tryLock(path)) return () => rmSync(path, { force: true })
    if (Date.now() > deadline) throw new Error(`Another process (${holder(path) ?? 'unknown'}) holds ${path}.`)
    await sleep(50)
  }
}

/** Takes the lock at once, or answers false when a living process holds it. */
export const tryLock = (path: string): boolean => {
  const pid = holder(path)
  if (pid !== null && !isAlive(pid)) rmSync(path, { force: true })
  try {
    const file = openSync(path, 'wx', 0o600)
    writeSync(file, String(process.pid))
    closeSync(file)
    return true
  } catch {
    return false
  }
}

/** null: no lock, or one that is being written at this moment. */
const holder = (path: string): number | null => {
  try {
    return Number(readFileSync(path, 'utf8')) || null
  } catch {
    return null
  }
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
