import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { buildApp } from '@/lib/commands/build'
import { removeCluster, startCluster } from '@/lib/commands/embedded-postgres'
import { localSecrets } from '@/lib/commands/local-secrets'
import { preparePortalDatabase } from '@/lib/commands/portal-database'
import { stopChild } from '@/lib/commands/run-child'
import { runCommand } from '@/lib/commands/run-command'
import { seedReference } from '@/lib/commands/seed-reference'
import { startWebServer, untilReady } from '@/lib/commands/web-server'
import { buildBareApp } from './bare-server'
import { benchAssignment } from './assignment'
import { benchAutosave } from './autosave'
import { benchCalibration } from './calibration'
import { computedTable, type Computation } from './computation'
import { benchDashboard } from './dashboard'
import { connections } from './measure'
import { benchOpenData } from './open-data'
import type { Outcome, Setting } from './operation'
import { benchSubmit } from './submit'
import { barsOf, tableOf } from './table'

const distDir = '.next-bench'
const dataDir = resolve('.data/bench')

const operations: Record<string, { title: string; run: (setting: Setting) => Promise<Outcome> }> = {
  P4: { title: 'P4 submit, among the filed requests', run: benchSubmit },
  P5: { title: 'P5 autosave', run: benchAutosave },
  P8: { title: 'P8 dashboard over all grants and ten times as many sessions', run: benchDashboard },
  P9: { title: 'P9 open data: every public grant as CSV', run: benchOpenData },
}

/** These need no portal, so no build and no database. */
const computations: Record<string, { title: string; run: () => Promise<Computation> }> = {
  P11: { title: 'P11 assignment of 1,000 files to 100 reviewers, 3 each', run: benchAssignment },
  P12: { title: 'P12 expected ranks of 1,000 files, 3 reviews each, 20,000 draws', run: benchCalibration },
}

/** Speed, in one run: the portal's operation, the raw work under it, and the same framework without the portal. Everything in a cluster of its own, with fsync on. */
const bench = async (args: string[]): Promise<void> => {
  const { values } = parseArgs({ args, options: { only: { type: 'string', default: '' }, rows: { type: 'string', default: '1000' }, requests: { type: 'string', default: '1200' }, 'no-build': { type: 'boolean', default: false } } })
  if (process.platform !== 'linux') throw new Error('The bench reads processor time from /proc, so it runs on Linux only.')
  const names = [...Object.keys(operations), ...Object.keys(computations)]
  const asked = values.only === '' ? names : values.only.split(',')
  for (const name of asked) if (!names.includes(name)) throw new Error(`There is no operation ${name} here: choose from ${names.join(', ')}.`)
  const rows = wholeNumber('--rows', values.rows)
  const requests = wholeNumber('--requests', values.requests)
  const measured: Record<string, Measurement> = {}
  const at = { at: new Date().toISOString(), processors: cpus().length, load: loadavg() }
  for (const name of asked) {
    const computation = computations[name]
    if (computation) measured[name] = await compute(computation)
  }
  if (asked.some((name) => operations[name])) Object.assign(measured, await measurePortal(asked, { rows, requests, build: !values['no-build'] }))
  mkdirSync('artifacts', { recursive: true })
  writeFileSync('artifacts/bench.json', `${JSON.stringify({ ...at, filedRequests: rows, operations: measured }, null, 2)}\n`)
}

type Measurement = Pick<Outcome, 'rows' | 'bars'> | Computation

const compute = async ({ title, run }: { title: string; run: () => Promise<Computation> }): Promise<Computation> => {
  const computed = await run()
  console.log(`\n${title}\n\n${computedTable(computed.rows)}\n\n${barsOf(computed.bars)}`)
  return computed
}

const measurePortal = async (asked: readonly string[], { rows, requests, build }: { rows: number; requests: number; build: boolean }): Promise<Record<string, Measurement>> => {
  if (build) {
    console.log('Building the portal and the bare app (only when needed) …')
    await buildApp(distDir)
    await buildBareApp()
  }
  console.log(`Seeding ${rows} filed requests …`)
  await removeCluster(join(dataDir, 'postgres'))
  rmSync(dataDir, { recursive: true, force: true })
  mkdirSync(dataDir, { recursive: true })
  const stops: (() => Promise<unknown>)[] = []
  try {
    const cluster = await startCluster({ directory: join(dataDir, 'postgres'), port: 0, settings: { max_connections: '100', fsync: 'on', synchronous_commit: 'on' } })
    stops.push(cluster.stop)
    const { url, ownerUrl } = await preparePortalDatabase(cluster, 'bench', 60)
    await seedReference(ownerUrl)
    const pool = new pg.Pool({ connectionString: cluster.url('bench'), max: 16 })
    // The server may stop while an idle connection still says goodbye.
    pool.on('error', () => {})
    stops.push(() => pool.end())
    const origin = 'http://127.0.0.1:4710'
    const env = { ...process.env, ...localSecrets(dataDir), NODE_ENV: 'production' as const, DEMO: '1', APP_URL: origin, PORT: '4710', DATA_DIR: dataDir, DATABASE_URL: url, DATABASE_URL_OWNER: ownerUrl, SMTP_URL: '' }
    Object.assign(process.env, env)
    const server = await startWebServer({ mode: 'start', port: 4710, host: '127.0.0.1', distDir, env, logFile: join(dataDir, 'web.log') })
    stops.push(() => stopChild(server))
    await untilReady(origin, server)
    const setting = { database: { name: 'bench', url, ownerUrl, pool }, origin, dataDir, rows, requests, serverPid: server.pid ?? 0, postgresPid: cluster.pid }
    console.log(`${connections} connections, ${rows} filed requests, fsync on; ${cpus().length} processors, load ${loadavg().map((load) => load.toFixed(1)).join(' ')}`)
    const measured: Record<string, Measurement> = {}
    for (const name of asked) {
      const operation = operations[name]
      if (operation) measured[name] = await measureOne(operation, setting)
    }
    return measured
  } finally {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
  }
}

/** What one operation started ends before the next begins. */
const measureOne = async ({ title, run }: { title: string; run: (setting: Setting) => Promise<Outcome> }, setting: Omit<Setting, 'stops'>): Promise<Pick<Outcome, 'rows' | 'bars'>> => {
  const stops: (() => Promise<unknown>)[] = []
  try {
    const { rows, raw, bars } = await run({ ...setting, stops })
    console.log(`\n${title}\n\n${tableOf(rows, raw)}\n\n${barsOf(bars)}`)
    return { rows, bars }
  } finally {
    for (let stop = stops.pop(); stop; stop = stops.pop()) await stop()
  }
}

const wholeNumber = (name: string, text: string): number => {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new Error(`${name} must be a whole number above 0.`)
  return Number(text)
}

await runCommand(import.meta.url, bench)
