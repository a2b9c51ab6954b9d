import { existsSync, lstatSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { removeCluster, startCluster } from '@/lib/commands/embedded-postgres'
import { isReachable, leadOf, nobody, ownedByNobody, standInFor } from '@/lib/commands/stand-in-folder'

let home: string
let directory: string
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'stand-in-'))
  directory = join(home, 'data', 'postgres')
})
afterEach(async () => {
  await removeCluster(directory)
  rmSync(dirname(standInFor(directory)), { recursive: true, force: true })
  rmSync(home, { recursive: true, force: true })
})

const open = () => startCluster({ directory, port: 0 })

const ask = async (url: string, text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

test('a folder below a private one cannot be reached by all', () => {
  expect({ private: isReachable(directory), shared: isReachable('/postgres') }).toEqual({ private: false, shared: true })
})

test('a link says whether it leads to the stand-in of its own path', () => {
  mkdirSync(dirname(directory))
  const leads = [leadOf(directory)]
  symlinkSync(standInFor(directory), directory)
  leads.push(leadOf(directory))
  rmSync(directory)
  symlinkSync(home, directory)
  leads.push(leadOf(directory))
  expect(leads).toEqual(['nothing', 'a removed stand-in', 'something else'])
})

/** As on a machine that forbids root to step into a namespace of users; a link that leads to the stand-in keeps the cluster there on every machine. */
const moveToStandIn = () => {
  ownedByNobody(dirname(standInFor(directory)))
  mkdirSync(standInFor(directory))
  mkdirSync(dirname(directory), { recursive: true })
  symlinkSync(standInFor(directory), directory)
}

describe.runIf(process.getuid?.() === 0)('as root, where the server must run as nobody and cannot reach the folder', () => {
  test('its files are found where they were asked for, and belong to nobody', async () => {
    moveToStandIn()
    const cluster = await open()
    expect(await ask(cluster.url('postgres'), `select current_setting('data_directory') as files`)).toEqual([{ files: join(standInFor(directory), 'data') }])
    expect(lstatSync(join(directory, 'data', 'PG_VERSION')).uid).toBe(nobody)
    await cluster.stop()
    expect((await open()).started).toBe(true)
  })

  test('who removes the folder has removed the data', async () => {
    moveToStandIn()
    const first = await open()
    await ask(first.url('postgres'), 'create table kept ()')
    await first.stop()
    rmSync(home, { recursive: true })
    const second = await open()
    expect(await ask(second.url('postgres'), `select to_regclass('kept') as kept`)).toEqual([{ kept: null }])
  })

  test('removing the cluster leaves nothing on the other side of the link', async () => {
    moveToStandIn()
    await open()
    await removeCluster(directory)
    expect({ link: leadOf(directory), standIn: existsSync(dirname(standInFor(directory))) }).toEqual({ link: 'nothing', standIn: false })
  })
})

test('a link whose stand-in is gone gives way to a new cluster', async () => {
  mkdirSync(dirname(directory))
  symlinkSync(standInFor(directory), directory)
  const cluster = await open()
  expect(cluster.started).toBe(true)
  expect(existsSync(join(directory, 'complete'))).toBe(true)
})
