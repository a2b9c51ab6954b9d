import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import type { Installation } from '@/lib/commands/postgres-binaries'

export const superuser = 'postgres'

export const addressOf = (password: string, port: number, database: string, role = superuser): string => `postgresql://${role}:${password}@127.0.0.1:${port}/${database}`

export const dataOf = (at: Installation): string => join(at.directory, 'data')

const logOf = (at: Installation): string => join(at.directory, 'postgres.log')

export const identityOf = (at: Installation): { uid?: number; gid?: number } => (at.uid === undefined || at.gid === undefined ? {} : { uid: at.uid, gid: at.gid })

/** Reads postmaster.pid. A server that answers to our password is ours; one that is going up or down gets some seconds; the rest is a stale file. */
export const findRunning = async (at: Installation, password: string): Promise<{ pid: number; port: number } | null> => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const recorded = readPidFile(at)
    if (!recorded) return null
    if (await answers(password, recorded.port)) return recorded
    if (!isServer(recorded.pid, at)) {
      rmSync(join(dataOf(at), 'postmaster.pid'), { force: true })
      return null
    }
    await sleep(100)
  }
  throw new Error(`A PostgreSQL server holds ${dataOf(at)} but does not answer; see ${logOf(at)}.`)
}

export const readPidFile = (at: Installation): { pid: number; port: number } | null => {
  const path = join(dataOf(at), 'postmaster.pid')
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
  const client = new pg.Client({ connectionString: addressOf(password, port, 'postgres'), connectionTimeoutMillis: 3_000 })
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

export const launch = async (at: Installation, password: string, port: number, settings: Record<string, string>): Promise<{ pid: number; port: number }> => {
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', timezone: 'UTC', log_timezone: 'UTC', ...settings }
  const args = ['-D', dataOf(at), '-p', String(port), ...Object.entries(fixed).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
  const [command = at.postgres, ...rest] = [...at.prefix, at.postgres, ...args]
  const deadline = Date.now() + 60_000
  // A killed postmaster leaves children that hold the shared memory for a moment: the start is refused until they are gone.
  while (Date.now() < deadline) {
    const log = openSync(logOf(at), 'a')
    const child = spawn(command, rest, { ...identityOf(at), cwd: at.directory, detached: true, stdio: ['ignore', log, log] })
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
  throw new Error(`The embedded PostgreSQL did not start; see ${logOf(at)}.`)
}

export const stopServer = async (at: Installation, pid: number): Promise<void> => {
  if (!isServer(pid, at)) return
  process.kill(pid, 'SIGINT')
  for (let waited = 0; isServer(pid, at); waited += 50) {
    if (waited === 20_000) process.kill(pid, 'SIGQUIT')
    await sleep(50)
  }
}
