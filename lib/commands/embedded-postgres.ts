import { spawnSync } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { takeLock } from '@/lib/commands/file-lock'
import { findInstallation, type Installation } from '@/lib/commands/postgres-binaries'
import { addressOf, dataOf, findRunning, identityOf, launch, readPidFile, stopServer, superuser } from '@/lib/commands/postgres-server'
import { leadOf } from '@/lib/commands/stand-in-folder'

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

/** Starts the PostgreSQL that lives in `directory`, or takes over the one that already runs there. It listens on loopback only and survives its starter. */
export const startCluster = async (options: Options): Promise<Cluster> => {
  const installation = await findInstallation(resolve(options.directory))
  mkdirSync(dirname(installation.directory), { recursive: true })
  const release = await takeLock(`${installation.directory}.lock`)
  try {
    await settle(installation, resolve(options.directory))
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
  mkdirSync(dirname(installation.directory), { recursive: true })
  const release = await takeLock(`${installation.directory}.lock`)
  try {
    await clear(installation)
    if (installation.link !== undefined) rmSync(installation.link, { recursive: true, force: true })
  } finally {
    release()
  }
  if (installation.link !== undefined) rmSync(dirname(installation.directory), { recursive: true, force: true })
}

const clear = async (at: Installation): Promise<void> => {
  const recorded = readPidFile(at)
  if (recorded) await stopServer(at, recorded.pid)
  rmSync(at.directory, { recursive: true, force: true })
}

/** Where another folder stands in for the one that was asked for, a link leads to it. Who removed the link, or the folder it was in, removed the cluster: none of it comes back. */
const settle = async (at: Installation, asked: string): Promise<void> => {
  const lead = leadOf(asked)
  if (lead === 'a removed stand-in') rmSync(asked)
  if (at.link === undefined || lead === 'the stand-in') return
  if (lead === 'something else') throw new Error(`${asked} holds a database that the user "nobody", as whom the embedded PostgreSQL runs here, cannot reach: choose another DATA_DIR, or move it to a folder that all users may enter.`)
  await clear(at)
  mkdirSync(dirname(asked), { recursive: true })
  symlinkSync(at.directory, asked)
}

const cluster = (at: Installation, password: string, server: { port: number; pid: number; started: boolean }): Cluster => ({
  ...server,
  url: (database, role = superuser) => addressOf(passwordOf(password, role), server.port, database, role),
  password: (role) => passwordOf(password, role),
  stop: () => stopServer(at, server.pid),
})

const passwordOf = (password: string, role: string): string => (role === superuser ? password : createHmac('sha256', password).update(role).digest('hex'))

/** Creates the cluster once and returns its password; a half-made one (killed during initdb) is made again. */
const initialise = (at: Installation): string => {
  const passwordFile = join(at.directory, 'password')
  const complete = join(at.directory, 'complete')
  mkdirSync(at.directory, { recursive: true, mode: 0o700 })
  if (!existsSync(complete)) {
    rmSync(dataOf(at), { recursive: true, force: true })
    writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 })
    own(at)
    run(at, at.initdb, [
      '-D', dataOf(at), '-U', superuser, '--pwfile', passwordFile, '--auth=scram-sha-256', '--encoding=UTF8',
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
  const strays = [at.directory, dataOf(at)].some((path) => statSync(path, { throwIfNoEntry: false })?.uid !== uid)
  if (strays) spawnSync('chown', ['-R', `${uid}:${at.gid ?? process.getgid?.() ?? 0}`, at.directory])
}

const run = (at: Installation, program: string, args: string[]): void => {
  const [command = program, ...rest] = [...at.prefix, program, ...args]
  const result = spawnSync(command, rest, { ...identityOf(at), cwd: at.directory, encoding: 'utf8' })
  if (result.status !== 0) throw new Error(`The embedded PostgreSQL could not be prepared: ${(result.stderr || String(result.error)).trim()}`)
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
