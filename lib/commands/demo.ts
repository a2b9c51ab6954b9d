import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { announceDemo } from '@/lib/commands/announce-demo'
import { applyMigrations } from '@/lib/commands/apply-migrations'
import { assertDatabase } from '@/lib/commands/assert-database'
import { buildApp } from '@/lib/commands/build'
import { removeCluster } from '@/lib/commands/embedded-postgres'
import { tryLock } from '@/lib/commands/file-lock'
import { markAsDemo, openLocalDatabase } from '@/lib/commands/local-database'
import { localSecrets } from '@/lib/commands/local-secrets'
import { startMailSink } from '@/lib/commands/mail-sink'
import { writeOutside } from '@/lib/commands/outside'
import { onStop, runChild, startChild, typescript } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'
import { seedReference } from '@/lib/commands/seed-reference'
import { supervise } from '@/lib/commands/supervise'
import { startWebServer, untilReady } from '@/lib/commands/web-server'
import { parseSettings, type Settings } from '@/lib/env'

const distDir = '.next'

/**
 * The whole portal on one machine: database, story, build, web server, worker and a mailbox. `--reset` begins anew; `--outside` is for checks from
 * outside: no demo sign-in, mail to SMTP_URL, the database of DATABASE_URL if set, and outside.json in the data folder says what there is.
 */
const demo = async (args: string[]): Promise<void> => {
  const outside = args.includes('--outside')
  const env = environment(outside)
  const parsed = parseSettings(env)
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'))
  const { settings } = parsed
  lock(settings.dataDir)
  if (args.includes('--reset')) await reset(settings.dataDir)

  console.log('Building the portal (only when its sources changed) …')
  await buildApp(distDir, env)
  const stops: (() => Promise<void>)[] = []
  // Ctrl-C reaches the children at the same moment as us: nothing may be started again from here on.
  const ending = new AbortController()
  const stop = async (): Promise<void> => {
    ending.abort()
    for (let next = stops.pop(); next; next = stops.pop()) await next()
  }
  const giveUp = (reason: string): void => {
    console.error(reason)
    void stop().finally(() => process.exit(1))
  }
  onStop(() => {
    console.log('Stopping …')
    return stop()
  })

  try {
    console.log('Starting the database …')
    const { url, ownerUrl } = await openDatabase(settings, stops)
    Object.assign(env, { DATABASE_URL: url, DATABASE_URL_OWNER: ownerUrl })
    Object.assign(process.env, env)
    await markAsDemo(ownerUrl)
    await seedReference(ownerUrl)
    console.log('Telling the demo story (only the first time) …')
    if ((await runChild(typescript('lib/commands/seed-demo.ts'), { env })) !== 0) throw new Error('The demo story could not be told; its reason stands above.')
    await assertDatabase(url)
    if (!outside) {
      const sink = await startMailSink(settings.dataDir)
      stops.push(sink.stop)
      env['SMTP_URL'] = sink.url
    }
    const startWorker = async () => startChild(typescript('lib/commands/worker.ts'), { env, logFile: join(settings.dataDir, 'worker.log') })
    stops.push(supervise('worker', await startWorker(), startWorker, giveUp, ending.signal).stop)
    const host = env['HOST'] ?? '127.0.0.1'
    const startServer = () => startWebServer({ mode: 'start', port: settings.port, host, distDir, env, logFile: join(settings.dataDir, 'web.log') })
    const server = await startServer()
    stops.push(supervise('web server', server, startServer, giveUp, ending.signal).stop)
    await untilReady(`http://127.0.0.1:${settings.port}`, server)
    if (outside) await writeOutside(settings, ownerUrl)
    await announceDemo(settings, ownerUrl)
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

/** A demo listens to nothing in the environment that could lead it to real data or send real mail, unless a check from outside asks for it. */
const environment = (outside: boolean): NodeJS.ProcessEnv => {
  const dataDir = resolve(process.env['DATA_DIR'] ?? '.data')
  const closed = outside ? { DEMO: '0' } : { DEMO: '1', DATABASE_URL: '', DATABASE_URL_OWNER: '', SMTP_URL: '' }
  const appUrl = process.env['APP_URL'] ?? `http://127.0.0.1:${process.env['PORT'] ?? '3000'}`
  return { ...process.env, ...localSecrets(dataDir), ...closed, NODE_ENV: 'production', EMBEDDED_DB: '1', DATA_DIR: dataDir, APP_URL: appUrl }
}

const lock = (dataDir: string): void => {
  const release = tryLock(join(dataDir, 'demo.lock'))
  if (!release) throw new Error(`STEM-loket already runs with the data of ${dataDir}: stop it first, or give this one another folder with DATA_DIR.`)
  process.once('exit', release)
}

/** Removes what a demo makes and nothing else of the folder. */
const reset = async (dataDir: string): Promise<void> => {
  await removeCluster(join(dataDir, 'postgres'))
  for (const name of ['files', 'postvak', 'outside.json', 'web.log', 'worker.log']) rmSync(join(dataDir, name), { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
}

const openDatabase = async (settings: Settings, stops: (() => Promise<void>)[]): Promise<{ url: string; ownerUrl: string }> => {
  if (settings.databaseUrl !== '') {
    await applyMigrations(settings.databaseUrlOwner)
    return { url: settings.databaseUrl, ownerUrl: settings.databaseUrlOwner }
  }
  const { cluster, url, ownerUrl } = await openLocalDatabase(settings.dataDir)
  stops.push(cluster.stop)
  return { url, ownerUrl }
}

await runCommand(import.meta.url, demo)
