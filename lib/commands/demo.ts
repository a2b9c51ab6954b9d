import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { buildApp } from '@/lib/commands/build'
import { announceDemo } from '@/lib/commands/announce-demo'
import { assertDatabase } from '@/lib/commands/assert-database'
import { removeCluster } from '@/lib/commands/embedded-postgres'
import { tryLock } from '@/lib/commands/file-lock'
import { markAsDemo, openLocalDatabase } from '@/lib/commands/local-database'
import { localSecrets } from '@/lib/commands/local-secrets'
import { startMailSink } from '@/lib/commands/mail-sink'
import { onStop, runChild, startChild, typescript } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'
import { seedReference } from '@/lib/commands/seed-reference'
import { supervise } from '@/lib/commands/supervise'
import { startWebServer, untilReady } from '@/lib/commands/web-server'
import { parseSettings } from '@/lib/env'

const distDir = '.next'

/** The whole portal on one machine: database, story, build, web server, worker and a mailbox. */
const demo = async (args: string[]): Promise<void> => {
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.data')
  const host = process.env['HOST'] ?? '127.0.0.1'
  const secrets = localSecrets(dataDir)
  const env: NodeJS.ProcessEnv = { ...process.env, ...secrets, DEMO: '1', NODE_ENV: 'production', DATA_DIR: dataDir, EMBEDDED_DB: '1', DATABASE_URL: '', DATABASE_URL_OWNER: '' }
  const parsed = parseSettings(env)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const { port, appUrl } = parsed.settings
  if (!tryLock(join(dataDir, 'demo.lock'))) throw new Error(`STEM-loket already runs with the data of ${dataDir}: stop it first, or give this one another folder with DATA_DIR.`)
  process.once('exit', () => rmSync(join(dataDir, 'demo.lock'), { force: true }))
  if (args.includes('--reset')) await reset(dataDir)

  say('Building the portal (only when its sources changed) …')
  await buildApp(distDir, env)
  say('Starting the database …')
  const { cluster, url, ownerUrl } = await openLocalDatabase(dataDir)
  const stops = [cluster.stop]
  // Ctrl-C reaches the children at the same moment as us: nothing may be started again from here on.
  const ending = new AbortController()
  const stop = async (): Promise<void> => {
    ending.abort()
    for (let next = stops.pop(); next; next = stops.pop()) await next()
  }
  onStop(async () => {
    say('Stopping …')
    await stop()
  })
  const giveUp = (reason: string): void => {
    console.error(reason)
    void stop().finally(() => process.exit(1))
  }

  try {
    Object.assign(env, { DATABASE_URL: url, DATABASE_URL_OWNER: ownerUrl, APP_URL: appUrl })
    await markAsDemo(cluster)
    await seedReference(ownerUrl)
    say('Telling the demo story (only the first time) …')
    if ((await runChild(typescript('lib/commands/seed-demo.ts'), { env })) !== 0) throw new Error('The demo story could not be told; its reason stands above.')
    await assertDatabase(url)
    const sink = await startMailSink(dataDir)
    stops.push(sink.stop)
    env['SMTP_URL'] = sink.url
    const startWorker = async () => startChild(typescript('lib/commands/worker.ts'), { env, logFile: join(dataDir, 'worker.log') })
    stops.push(supervise('worker', await startWorker(), startWorker, giveUp, ending.signal).stop)
    const startServer = () => startWebServer({ mode: 'start', port, host, distDir, env, logFile: join(dataDir, 'web.log') })
    const server = await startServer()
    stops.push(supervise('web server', server, startServer, giveUp, ending.signal).stop)
    await untilReady(`http://127.0.0.1:${port}`, server)
    await announceDemo({ appUrl, ownerUrl, dataDir })
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

/** Removes what a demo makes and nothing else of the folder. */
const reset = async (dataDir: string): Promise<void> => {
  await removeCluster(join(dataDir, 'postgres'))
  for (const name of ['files', 'postvak', 'outside.json', 'web.log', 'worker.log']) rmSync(join(dataDir, name), { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
}

const say = (line: string): void => console.log(line)

await runCommand(import.meta.url, demo)
