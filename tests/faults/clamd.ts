import { spawn, type ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { connect, createServer, type AddressInfo } from 'node:net'
import { afterAll } from 'vitest'
import { signaturesOf } from '@/lib/files/clamd'
import { requireProgram } from './tools'

/** The file that every scanner knows as a harmless test. In two pieces, so that no scanner takes this source for it. */
export const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

export type Clamd = {
  address: string
  start: () => Promise<void>
  kill: () => Promise<void>
  /** Stopped by the kernel: it takes in connections and answers nothing. */
  hang: () => void
  goOn: () => void
  /** Puts newer signatures in place and has them loaded. */
  renew: (version: number, signatures: Record<string, string>) => Promise<void>
  pid: () => number
  stop: () => Promise<void>
}

/** The system's clamd on a port of its own, with a hand-written database, so that nothing has to come from the network. Takes streams of at most `streamMb`, and unpacks at most 100 MB. */
export const startClamd = async ({ streamMb = 10 } = {}): Promise<Clamd> => {
  const program = requireProgram('clamd')
  const folder = mkdtempSync(join(tmpdir(), 'clamd-'))
  const address = `127.0.0.1:${await freePort()}`
  for (const name of ['db', 'tmp']) mkdirSync(join(folder, name))
  writeFileSync(join(folder, 'clamd.conf'), [`DatabaseDirectory ${folder}/db`, `TemporaryDirectory ${folder}/tmp`, 'TCPAddr 127.0.0.1', `TCPSocket ${address.split(':')[1]}`, 'Foreground yes', `LogFile ${folder}/clamd.log`, 'AlertExceedsMax yes', 'MaxScanSize 100M', `StreamMaxLength ${streamMb}M`, `User ${process.env['USER'] ?? 'root'}`, ''].join('\n'))
  writeDatabase(join(folder, 'db'), 27_001, { 'Eicar-Test': eicar })
  let child: ChildProcess | undefined
  const start = async () => {
    child = spawn(program, ['-c', join(folder, 'clamd.conf')], { stdio: 'ignore' })
    await until(async () => (await signaturesOf(address, { silenceMs: 500 })) !== null)
  }
  const kill = async () => {
    const ended = child
    if (ended === undefined || ended.exitCode !== null || ended.signalCode !== null) return
    const gone = new Promise((resolve) => ended.once('exit', resolve))
    ended.kill('SIGKILL')
    await gone
  }
  const stop = async () => {
    await kill()
    rmSync(folder, { recursive: true, force: true })
  }
  afterAll(stop)
  await start()
  return {
    address, start, kill, stop,
    hang: () => void child?.kill('SIGSTOP'),
    goOn: () => void child?.kill('SIGCONT'),
    renew: async (version, signatures) => {
      writeDatabase(join(folder, 'db'), version, signatures)
      await told(address, 'zRELOAD\0')
      await until(async () => (await signaturesOf(address))?.includes(`/${version}/`) ?? false)
    },
    pid: () => child?.pid ?? 0,
  }
}

/** A database as clamd wants it: a header of 512 bytes, then a tar of a licence, a list of what is in it, and the signatures. Of the unsigned kind ("cud"), with a version all the same. */
const writeDatabase = (folder: string, version: number, signatures: Record<string, string>): void => {
  const lines = Object.entries(signatures).map(([name, text]) => `${name}:0:*:${Buffer.from(text).toString('hex')}`)
  const parts = [['COPYING', 'a test\n'], ['daily.ndb', `${lines.join('\n')}\n`]] as const
  const head = (md5: string) => `ClamAV-VDB:22 Nov 2026 10-00 +0000:${version}:${lines.length}:90:${md5}:x:test:${Math.floor(Date.now() / 1000)}`
  const listed = `${head('x')}\n${parts.map(([name, text]) => `${name}:${text.length}:${createHash('sha256').update(text).digest('hex')}\n`).join('')}`
  const tar = Buffer.concat([tarEntry(...parts[0]), tarEntry('daily.info', listed), tarEntry(...parts[1]), Buffer.alloc(1024)])
  const draft = join(folder, '..', 'daily.cud')
  writeFileSync(draft, Buffer.concat([Buffer.from(head(createHash('md5').update(tar).digest('hex')).padEnd(512)), tar]))
  renameSync(draft, join(folder, 'daily.cud'))
}

const tarEntry = (name: string, text: string): Buffer => {
  const head = Buffer.alloc(512)
  head.write(name, 0)
  head.write('0000644\0' + '0000000\0' + '0000000\0' + `${text.length.toString(8).padStart(11, '0')}\0` + '00000000000\0' + '        ' + '0', 100)
  head.write('ustar\x0000', 257, 'latin1')
  head.write(`${head.reduce((sum, byte) => sum + byte, 0).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([head, Buffer.from(text), Buffer.alloc((512 - (text.length % 512)) % 512)])
}

const told = (address: string, command: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const [host = '', port = ''] = address.split(':')
    connect({ host, port: Number(port) }).on('error', reject).on('data', () => undefined).on('close', () => resolve()).end(command)
  })

const until = async (holds: () => Promise<boolean>): Promise<void> => {
  for (const deadline = Date.now() + 60_000; !(await holds()); await sleep(50)) if (Date.now() > deadline) throw new Error('clamd did not come so far within a minute.')
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => resolve(port))
    })
  })
