import pg from 'pg'
import { disconnect } from '@/lib/db'
import { grants } from '@/lib/monitor/open-data/grants'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { TestDatabase } from '@/tests/support/database'
import { mostMemory, memoryOf } from '@/tests/faults/memory'
import { measure, rounds } from './measure'
import type { Outcome, Setting } from './operation'
import { exportBars, pooled, rowOf, type Measured } from './table'

const FILE = 'toekenningen.csv'
const FETCHED = 1000

/** P9: all public grants as CSV to one reader after the other, beside a cursor that reads the same rows; the first download after a change makes the file. */
export const benchOpenData = async ({ database: { pool, ...names }, origin, rows, serverPid, postgresPid }: Setting): Promise<Outcome> => {
  const database = { ...names, sql: async <Found extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Found>(text, values)).rows }
  const made = await seedGrants(database, rows)
  await disconnect()
  const url = `${origin}/api/open-data/${FILE}`
  const raw = () => measure({ operation: 'raw: a cursor over the same rows', items: [0], connections: 1, processes: [postgresPid, process.pid], request: () => readByCursor(pool) })
  const firstBytes: number[] = []
  const ours = (operation: string) => measure({ operation, items: [0], connections: 1, processes: [postgresPid, serverPid], request: async () => void firstBytes.push(await download(url, made)) })

  // The server has answered once, so that what is counted is the download and not the code that is loaded for it.
  await fetch(`${origin}/api/open-data/codelijsten.json`).then((response) => response.arrayBuffer())
  const before = memoryOf([serverPid])
  const making: Measured[] = []
  const done: Record<'ours' | 'raw', Measured[]> = { ours: [], raw: [] }
  const most = await mostMemory([serverPid], async () => {
    making.push(await ours('P9 the download that makes the file'))
    firstBytes.length = 0
    for (let round = 0; round < rounds; round++) {
      done.raw.push(await raw())
      done.ours.push(await ours('P9 download of the CSV, over HTTP'))
    }
  })
  const [first, next, cursor] = [rowOf(pooled(making)), rowOf(pooled(done.ours)), rowOf(pooled(done.raw))]
  return { rows: [next, first, cursor], raw: cursor, bars: exportBars(next, cursor, Math.max(...firstBytes), most - before) }
}

/** So many public grants, each the likeness of one that was made row by row. */
const seedGrants = async (database: TestDatabase, rows: number): Promise<number> => {
  const grant = await createGrant(database)
  await insertRow(database, 'publication', { callId: grant.callId, round: 1, publishedById: grant.signatory.userId })
  await database.sql(`
    with replica as materialized (select set_config('session_replication_role', 'replica', true)),
    wanted as materialized (select gen_random_uuid() as id, 'STEM-' || to_char(2100 + n / 100000, 'FM0000') || '-ACT-' || to_char(n % 100000, 'FM00000') as number from replica, generate_series(1, $3::int) n),
    awards as (insert into grant_award select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id, 'number', w.number))).* from wanted w, grant_award g where g.id = $1),
    activities as (insert into activity select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id))).* from wanted w, activity v where v.application_id = $2)
    insert into application select (jsonb_populate_record(a, jsonb_build_object('id', w.id, 'number', w.number))).* from wanted w, application a where a.id = $2`, [grant.grantId, grant.applicationId, rows - 1])
  await database.sql('analyze')
  return rows
}

const readByCursor = async (pool: pg.Pool): Promise<void> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query(`declare open_rows no scroll cursor for ${grants.rows}`)
    for (;;) if ((await client.query(`fetch forward ${FETCHED} from open_rows`)).rows.length < FETCHED) break
    await client.query('commit')
  } finally {
    client.release()
  }
}

/** Milliseconds until the first byte. A fast answer counts only when it is whole: a line for each grant, and the header. */
const download = async (url: string, expected: number): Promise<number> => {
  const asked = performance.now()
  const response = await fetch(url)
  let [first, lines] = [0, 0]
  for await (const bytes of response.body ?? []) {
    first ||= performance.now() - asked
    for (const byte of bytes) if (byte === 10) lines += 1
  }
  if (response.status !== 200 || lines < expected + 1) throw new Error(`${url} gave ${response.status} and ${lines} lines for ${expected} grants.`)
  return first
}
