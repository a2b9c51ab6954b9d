import { spawn, spawnSync } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, openSync, closeSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { findInstallation, type Installation } from '@/lib/commands/postgres-binaries'
import { takeLock } from '@/lib/commands/file-lock'

export type Cluster = {
  port: number
  pid: number
  /** Whether this call started the server, or found it running (perhaps orphaned by a kill). */
  started: boolean
  /** Address of a database; as the superuser unless another role is named (that is for creating databases and roles, never for the portal itself). */
  url: (database: string, role?: string) => string
  /** The password of a role; derived, so that only one secret is kept. */
  password: (role: string) => string
  stop: () => Promise<void>
}

type Options = { directory: string; port: number; settings?: Record<string, string> }

const superuser = 'postgres'

/** Starts the PostgreSQL that lives in `directory`, or takes over the one that already runs there. It listens on loopback only and survives its starter. */
export const startCluster = async (options: Options): Promise<Cluster> => {
  const installation = await findInstallation(resolve(options.directory))
  mkdirSync(dirname(installation.directory), { recursive: true })
  const release = await takeLock(`${installation.directory}.lock`)
  try {
    const password = initialise(installation)
    const running = await findRunning(installation, password)
    if (running) return cluster(installation, password, { ...running, started: false })
    const port = await freePort(options.port)
    const server = await launch(installation, password, port, options.settings ?? {})
    return cluster(installation, password, { ...server, started: true })
  } finally {
    release()
  }
}

/** Deletes a cluster with all it holds, after stopping its server if that still runs. */
export const removeCluster = async (directory: string): Promise<void> => {
  const installation = await findInstallation(resolve(directory))
  const recorded = readPidFile(installation)
  if (recorded) await stopServer(installation, recorded.pid)
  rmSync(installation.directory, { recursive: true, force: true })
}

const cluster = (at: Installation, password: string, server: { port: number; pid: number; started: boolean }): Cluster => ({
  ...server,
  url: (database, role = superuser) => address(passwordOf(password, role), server.port, database, role),
  password: (role) => passwordOf(password, role),
  stop: () => stopServer(at, server.pid),
})

const passwordOf = (password: string, role: string): string => (role === superuser ? password : createHmac('sha256', password).update(role).digest('hex'))

const address = (password: string, port: number, database: string, role = superuser): string => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`

const data = (at: Installation): string => join(at.directory, 'data')
const logFile = (at: Installation): string => join(at.directory, 'postgres.log')

/** Creates the cluster once and returns its password; a half-made one (killed during initdb) is made again. */
const initialise = (at: Installation): string => {
  const passwordFile = join(at.directory, 'password')
  const complete = join(at.directory, 'complete')
  mkdirSync(at.directory, { recursive: true, mode: 0o700 })
  if (!existsSync(complete)) {
    rmSync(data(at), { recursive: true, force: true })
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    own(at)
    run(at, at.initdb, [
      '-D', data(at), '-U', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8',
      '--locale=C', '--locale-provider=icu', '--icu-locale=nl-BE', '--no-instructions',
    ])
    writeFileSync(complete, '')
  }
  own(at)
  return readFileSync(passwordFile, 'utf8').trim()
}

/** The files follow the user the server runs as; that changes when the same folder is used inside and outside a container. */
const own = (at: Installation): void => {
  chmodSync(at.directory, 0o700)
  const uid = at.uid ?? process.getuid?.()
  if (process.getuid?.() !== 0 || uid === undefined) return
  const strays = [at.directory, data(at)].some((path) => statSync(path, { throwIfNoEntry: false })?.uid !== uid)
  if (strays) spawnSync('chown', ['-R', `${uid}:${at.gid ?? process.getgid?.() ?? 0}`, at.directory])
}

const run = (at: Installation, program: string, args: string[]): void => {
  const [command = program, ...rest] = [...at.prefix, program, ...args]
  const result = spawnSync(command, rest, { ...identity(at), cwd: at.directory, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`The embedded PostgreSQL could not be prepared: ${(result.stderr || String(result.error)).trim()}`)
}

const identity = (at: Installation): { uid?: number; gid?: number } => (at.uid === undefined || at.gid === undefined ? {} : { uid: at.uid, gid: at.gid })

/** Reads postmaster.pid. A server that answers to our password is ours; one that is going up or down gets some seconds; the rest is a stale file. */
const findRunning = async (at: Installation, password: string): Promise<{ pid: number; port: number } | null> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const recorded = readPidFile(at)
    if (!recorded) return null
    if (await answers(password, recorded.port)) return recorded
    if (!isServer(recorded.pid, at)) {
      rmSync(join(data(at), 'postmaster.pid'), { force: true })
      return null
    }
    await sleep(100)
  }
  throw new Error(`A PostgreSQL server holds ${data(at)} but does not answer; see ${logFile(at)}.`)
}

const readPidFile = (at: Installation): { pid: number; port: number } | null => {
  const path = join(data(at), 'postmaster.pid')
  if (!existsSync(path)) return null
  const lines = readFileSync(path, 'utf8').split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}

/** A process number is used again after a restart of the machine, so the command line decides where the system shows it. */
const isServer = (pid: number, at: Installation): boolean => {
  if (!isAlive(pid)) return false
  const commandLine = `/proc/${pid}/cmdline`
  return !existsSync('/proc/self/cmdline') || (existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes(at.directory))
}

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const answers = async (password: string, port: number): Promise<boolean> => {
  if (!port) return false
  const client = new pg.Client({ connectionString: address(password, port, 'postgres'), connectionTimeoutMillis: 3_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

const launch = async (at: Installation, password: string, port: number, settings: Record<string, string>): Promise<{ pid: number; port: number }> => {
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings }
  const args = ['-D', data(at), '-p', String(port), ...Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command = at.postgres, ...rest] = [...at.prefix, at.postgres, ...args]
  const deadline = Date.now() + 60_000
  // A killed postmaster leaves children that hold the shared memory for a moment: the start is refused until they are gone.
  while (Date.now() < deadline) {
    const log = openSync(logFile(at), 'a')
    const child = spawn(command, rest, { ...identity(at), cwd: at.directory, detached: true, stdio: ['ignore', log, log] })
    closeSync(log)
    child.unref()
    let ended = false
    child.once('exit', () => (ended = true)).once('error', () => (ended = true))
    while (!ended && Date.now() < deadline) {
      const recorded = readPidFile(at)
      if (recorded?.port === port && (await answers(password, port))) return recorded
      await sleep(50)
    }
    await sleep(300)
  }
  throw new Error(`The embedded PostgreSQL did not start; see ${logFile(at)}.`)
}

const stopServer = async (at: Installation, pid: number): Promise<void> => {
  if (!isServer(pid, at)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isServer(pid, at); waited += 50) {
    if (waited === 20_000) process.kill(pid, 'SIGQUIT')
    await sleep(50)
  }
}

const freePort = (wanted: number): Promise<number> =>
  new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', () => (wanted === 0 ? failed(new Error('No free port on 127.0.0.1.')) : found(freePort(0))))
    probe.listen(wanted, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => found(typeof address === 'object' && address ? address.port : wanted))
    })
  })
