import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { removeCluster, startCluster } from '@/lib/commands/embedded-postgres'

const home = mkdtempSync(join(tmpdir(), 'cluster-'))
const directory = join(home, 'postgres')
const open = () => startCluster({ directory, port: 0 })

afterAll(async () => {
  await removeCluster(directory)
  rmSync(home, { recursive: true })
})

const ask = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Another process that starts the cluster and then waits. */
const launchElsewhere = async () => {
  const script = join(home, 'launch.mts')
  writeFileSync(script, `import { startCluster } from '${process.cwd()}/lib/commands/embedded-postgres.ts'
    const cluster = await startCluster({ directory: ${JSON.stringify(directory)}, port: 0 })
    console.log(cluster.pid); setInterval(() => {}, 1000)`)
  const child = spawn(process.execPath, ['--import', 'tsx', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const pid = await new Promise<number>((resolve) => child.stdout.once('data', (line: Buffer) => resolve(Number(line))))
  return { child, pid }
}

test('a server orphaned by a kill of its launcher is taken over, with its port', async () => {
  const { child, pid } = await launchElsewhere()
  const killed = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await killed
  const cluster = await open()
  expect({ started: cluster.started, pid: cluster.pid }).toEqual({ started: false, pid })
  await cluster.stop()
})

test('it listens on loopback, wants the password, and is durable', async () => {
  const cluster = await open()
  expect(await ask(cluster.url('postgres'), `
    select current_setting('listen_addresses') as addresses, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
           current_setting('full_page_writes') as pages, current_setting('unix_socket_directories') as sockets`)).toEqual([
    { addresses: '127.0.0.1', fsync: 'on', commit: 'on', pages: 'on', sockets: '' },
  ])
  await expect(ask(`postgresql://postgres:wrong@127.0.0.1:${cluster.port}/postgres`, 'select 1')).rejects.toThrow('password authentication failed for user "postgres"')
  expect(statSync(join(directory, 'password')).mode & 0o777).toBe(0o600)
})

test('every confirmed row survives a kill of the server', async () => {
  const cluster = await open()
  await ask(cluster.url('postgres'), 'create table kept (n int)')
  let confirmed = 0
  const writing = (async () => {
    const client = new pg.Client({ connectionString: cluster.url('postgres') })
    client.on('error', () => {})
    await client.connect()
    for (;;) {
      await client.query('insert into kept values ($1)', [confirmed + 1])
      confirmed++
    }
  })().catch(() => {})
  while (confirmed < 100) await sleep(5)
  process.kill(cluster.pid, 'SIGKILL')
  await writing
  const again = await open()
  expect(again.started).toBe(true)
  const [row] = await ask(again.url('postgres'), 'select count(*)::int as n from kept')
  // The row that was being confirmed at the moment of the kill may be there or not.
  expect([{ n: confirmed }, { n: confirmed + 1 }]).toContainEqual(row)
})

test('a lock file left by a process number that others use now does not stop the start', async () => {
  const cluster = await open()
  await cluster.stop()
  writeFileSync(join(directory, 'data', 'postmaster.pid'), `${process.pid}\n${join(directory, 'data')}\n1\n1\n\n127.0.0.1\n`)
  const again = await open()
  expect(again.started).toBe(true)
})

test('two starts at once share one server', async () => {
  const cluster = await open()
  await cluster.stop()
  const both = await Promise.all([open(), open()])
  expect(both[0].pid).toBe(both[1].pid)
  expect(both.filter(({ started }) => started)).toHaveLength(1)
  await both[0].stop()
})
