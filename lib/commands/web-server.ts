import type { ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startChild } from '@/lib/commands/run-child'

type Server = { mode: 'start' | 'dev'; port: number; host: string; distDir: string; env: NodeJS.ProcessEnv; logFile?: string }

/**
 * Starts the web server of Next on a port that is free. Node lets the part of its memory for what is young grow with the memory of the machine, to 128 MiB and
 * more after one large file, although next to nothing in it is still in use: 16 MiB, twice, is enough. The allocator of glibc keeps a heap of its own for every thread; two of them serve all.
 */
export const startWebServer = async ({ mode, port, host, distDir, env, logFile }: Server): Promise<ChildProcess> => {
  if (mode === 'start' && !existsSync(join(distDir, 'BUILD_ID'))) throw new Error('There is no production build yet: run "npm run build" first.')
  if (!(await isFree(port, host))) throw new Error(`Port ${port} is taken by another program: choose another, such as PORT=${port + 1}.`)
  return startChild(['--max-semi-space-size=16', '--import', './lib/commands/end-with-parent.mjs', 'node_modules/next/dist/bin/next', mode, '-p', String(port), '-H', host], {
    env: { MALLOC_ARENA_MAX: '2', ...env, NEXT_DIST_DIR: distDir, NEXT_TELEMETRY_DISABLED: '1' },
    ...(logFile === undefined ? {} : { logFile }),
  })
}

/** Waits until the portal says it can work: database, queue and storage. */
export const untilReady = async (origin: string, server: ChildProcess, patienceMs = 60_000): Promise<void> => {
  const deadline = Date.now() + patienceMs
  let last = 'no answer'
  while (Date.now() < deadline && server.exitCode === null && server.signalCode === null) {
    const response = await fetch(`${origin}/api/gereed`).catch(() => null)
    if (response?.ok) return
    if (response) last = `${response.status} ${(await response.text()).slice(0, 200)}`
    await sleep(150)
  }
  throw new Error(`The portal did not become ready at ${origin}/api/gereed: ${last}.`)
}

const isFree = (port: number, host: string): Promise<boolean> =>
  new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', () => resolve(false))
    probe.listen(port, host, () => probe.close(() => resolve(true)))
  })
