import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { disconnect } from '@/lib/db'
import { postBare, startBareServer } from './bare-server'
import type { Outcome, Setting } from './operation'
import { connections, inTurns, measure, rounds, warmUp } from './measure'
import { latestFiling, rawBallast, rawDrafts, rawSubmit, rawTables } from './raw-submit'
import { seedBallast, seedDrafts, seedExample } from './seed'
import { openForm, postForm, type ReadyDraft } from './submit-browser'
import { pooled, rowOf, submitBars, type Measured } from './table'


/** P4: the real form over HTTP, beside the raw statement and the bare write of the very same rows, in turns so that a busy machine bothers all three alike. */
export const benchSubmit = async ({ database: { pool, ...names }, origin, dataDir, rows, requests, serverPid, postgresPid, stops }: Setting): Promise<Outcome> => {
  const database = { ...names, sql: async <Found extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Found>(text, values)).rows }
  const example = await seedExample(database)
  await disconnect()
  const perRound = Math.ceil(requests / rounds)
  const drafts = await seedDrafts(database, example, origin, 1 + warmUp + rounds * perRound)
  const file = (items: readonly ReadyDraft[]) => inTurns(items, 4, (draft) => openForm(origin, draft))

  await inTurns(await file(drafts.slice(0, 1)), connections, postForm)
  const filed = await latestFiling(pool)
  await seedBallast(database, drafts[0]?.applicationId ?? '', rows)
  await pool.query(rawTables)
  await pool.query(rawBallast)
  const raws = (await pool.query<{ id: string }>(rawDrafts, [2 * (warmUp + rounds * perRound)])).rows.map(({ id }) => id)
  const rowsFile = join(dataDir, 'filed-rows.json')
  writeFileSync(rowsFile, JSON.stringify(filed))
  const bare = await startBareServer({ BENCH_DATABASE_URL: pool.options.connectionString ?? '', BENCH_ROWS: rowsFile }, join(dataDir, 'bare.log'), stops)
  const rawWrite = (id: string) => rawSubmit(pool, id, filed)
  const bareWrite = (id: string) => postBare(bare.origin, id)
  // All three after the tables were analysed: that drops every plan that a connection kept.
  await inTurns(await file(drafts.slice(1, 1 + warmUp)), connections, postForm)
  await inTurns(raws.splice(0, warmUp), connections, rawWrite)
  await inTurns(raws.splice(0, warmUp), connections, bareWrite)

  const done: Record<'ours' | 'raw' | 'bare', Measured[]> = { ours: [], raw: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    const begin = 1 + warmUp + round * perRound
    const forms = await file(drafts.slice(begin, begin + perRound))
    const common = { connections, processes: [postgresPid] }
    done.raw.push(await measure({ ...common, operation: 'raw: one SQL statement', items: raws.splice(0, perRound), processes: [postgresPid, process.pid], request: rawWrite }))
    done.bare.push(await measure({ ...common, operation: 'bare: the same rows by a route of the framework', items: raws.splice(0, perRound), processes: [postgresPid, bare.pid], request: bareWrite }))
    done.ours.push(await measure({ ...common, operation: 'P4 submit, over HTTP', items: forms, processes: [postgresPid, serverPid], request: postForm }))
  }
  await assertAllFiled(pool, drafts.length)
  const [ours, raw, without] = [rowOf(pooled(done.ours)), rowOf(pooled(done.raw)), rowOf(pooled(done.bare))]
  return { rows: [ours, without, raw], raw, bars: submitBars(ours, raw, without) }
}

/** A fast answer counts only when everything it promises is there: a copy, a mail and an event for each. */
const assertAllFiled = async (pool: pg.Pool, count: number): Promise<void> => {
  const { rows } = await pool.query<{ filed: number; mails: number; events: number }>(`
    select count(distinct e.application_id)::int as filed, count(distinct m.id)::int as mails, count(distinct e.seq)::int as events
    from audit_event e join submission s on s.application_id = e.application_id join outbox_mail m on m.application_id = e.application_id where e.verb = 'application.submit'`)
  if (rows[0]?.filed !== count || rows[0].mails !== count || rows[0].events !== count) throw new Error(`Of ${count} filings the database knows ${JSON.stringify(rows[0])}.`)
}
