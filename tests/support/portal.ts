import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { buildApp } from '@/lib/commands/build'
import { startMailSink } from '@/lib/commands/mail-sink'
import { startChild, stopChild, typescript } from '@/lib/commands/run-child'
import { startWebServer, untilReady } from '@/lib/commands/web-server'
import type { TestDatabase } from '@/tests/support/database'

const distDir = '.next-test'

/** `kill` ends the web server as a power cut would; `start` starts it again at the same address, from another build if one is named. */
export type Portal = { origin: string; dataDir: string; distDir: string; kill: () => Promise<void>; start: (build?: string) => Promise<void>; processes: () => ChildProcess[] }

/** The production build on a port of its own, on this file's database, with worker and mailbox; in demo mode unless `env` says otherwise. Ends with the file. */
export const startPortal = async (database: TestDatabase, env: Record<string, string> = {}, { worker: withWorker = true } = {}): Promise<Portal> => {
  await buildApp(distDir)
  const dataDir = mkdtempSync(join(tmpdir(), 'portal-'))
  const sink = await startMailSink(dataDir)
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const settings: NodeJS.ProcessEnv = {
    ...process.env, DATABASE_PATIENCE: '', NODE_ENV: 'production', DEMO: '1', APP_URL: origin, PORT: String(port), DATA_DIR: dataDir,
    DATABASE_URL: database.url, DATABASE_URL_OWNER: database.ownerUrl, SMTP_URL: sink.url, ...env,
  }
  const worker = withWorker ? startChild(typescript('lib/commands/worker.ts'), { env: settings, logFile: join(dataDir, 'worker.log') }) : null
  const startServer = (build = distDir) => startWebServer({ mode: 'start', port, host: '127.0.0.1', distDir: build, env: settings, logFile: join(dataDir, 'web.log') })
  let server = await startServer()
  afterAll(async () => {
    await Promise.all([stopChild(server), worker && stopChild(worker)])
    await sink.stop()
    rmSync(dataDir, { recursive: true })
  })
  await untilReady(origin, server)
  const kill = async () => {
    server.kill('SIGKILL')
    await stopChild(server)
  }
  const start = async (build?: string) => {
    server = await startServer(build)
    await untilReady(origin, server)
  }
  return { origin, dataDir, distDir, kill, start, processes: () => (worker === null ? [server] : [server, worker]) }
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => (typeof address === 'object' && address ? resolve(address.port) : reject(new Error('No free port.'))))
    })
  })
