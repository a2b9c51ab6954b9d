import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { takeLock, tryLock } from '@/lib/commands/file-lock'

const home = mkdtempSync(join(tmpdir(), 'lock-'))
afterAll(() => rmSync(home, { recursive: true }))

/** A process of its own that takes the lock, notes when it is in and out, and then goes on as `ending` says. */
const holder = (path: string, log: string, ending: string) => {
  const script = `
    import { appendFileSync } from 'node:fs'
    const { takeLock } = await import(${JSON.stringify(resolve('lib/commands/file-lock.ts'))})
    const release = await takeLock(${JSON.stringify(path)})
    appendFileSync(${JSON.stringify(log)}, 'in ')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
    appendFileSync(${JSON.stringify(log)}, 'out ')
    ${ending}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'ignore' })
  return new Promise<void>((done) => child.once('exit', () => done()))
}

test.each([
  ['dies with it in its hands', `process.kill(process.pid, 'SIGKILL')`],
  ['gives it back', 'release()'],
])('of many processes one at a time holds the lock, when each holder %s', async (what, ending) => {
  const [path, log] = [join(home, `${what}.lock`), join(home, `${what}.log`)]
  await Promise.all(Array.from({ length: 10 }, () => holder(path, log, ending)))
  expect(readFileSync(log, 'utf8')).toBe('in out '.repeat(10))
}, 120_000)

test('a lock is refused while it is held, and free once it is given back, without a trace', async () => {
  const path = join(home, 'once.lock')
  const release = tryLock(path)
  expect([typeof release, tryLock(path)]).toEqual(['function', null])
  await expect(takeLock(path, 100)).rejects.toThrow(`Another process (${process.pid}) holds ${path}.`)
  release?.()
  expect(readdirSync(home).filter((name) => name.startsWith('once.lock'))).toEqual([])
  ;(await takeLock(path, 100))()
})
