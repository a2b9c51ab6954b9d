import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A lock between processes, waited for. What a dead process left behind counts for nothing. */
export const takeLock = async (path: string, patienceMs = 120_000): Promise<() => void> => {
  for (const deadline = Date.now() + patienceMs; ; ) {
    const release = tryLock(path)
    if (release) return release
    if (Date.now() > deadline) throw new Error(`Another process (${living(path)[0]?.pid ?? 'unknown'}) holds ${path}.`)
    await sleep(25 + Math.random() * 50)
  }
}

/** Takes the lock at once and answers how to give it back, or null when a living process holds it. */
export const tryLock = (path: string): (() => void) | null => {
  for (let attempt = 1; attempt <= MOST_COLLISIONS && !living(path).some(({ held }) => held); attempt++) {
    const release = claim(path)
    if (release) return release
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, Math.random() * 20)
  }
  return null
}

/** Two that claim at the same moment both step back; they try again after moments of different length. */
const MOST_COLLISIONS = 20

/**
 * Nobody ever removes a lock that may be another's: each process puts down a claim under a name of its own, and then looks who else is there.
 * Of two that claim at the same time at least one sees the other and steps back, so never do both go on. The claim stays beside the lock,
 * because who reads a folder may miss a file that changes its name meanwhile.
 */
const claim = (path: string): (() => void) | null => {
  const own = `${path}.${process.pid}-${Math.random().toString(36).slice(2)}`
  const release = () => {
    rmSync(`${own}.held`, { force: true })
    rmSync(own, { force: true })
  }
  writeFileSync(own, '', { flag: 'wx', mode: 0o600 })
  if (living(path).some(({ file }) => file !== own)) {
    release()
    return null
  }
  writeFileSync(`${own}.held`, '', { flag: 'wx', mode: 0o600 })
  return release
}

type Claim = { file: string; pid: number; held: boolean }

/** The claims of processes that live; those of the dead are cleared away. */
const living = (path: string): Claim[] =>
  readdirSync(dirname(path)).flatMap((name) => {
    if (!name.startsWith(`${basename(path)}.`)) return []
    const [, pid, held] = /^\.(\d+)-[a-z\d]+(\.held)?$/.exec(name.slice(basename(path).length)) ?? []
    if (pid === undefined) return []
    const claim = { file: join(dirname(path), name), pid: Number(pid), held: held !== undefined }
    if (isAlive(claim.pid)) return [claim]
    rmSync(claim.file, { force: true })
    return []
  })

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (thrown) {
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
