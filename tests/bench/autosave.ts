import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type pg from 'pg'
import { BRIEFLY, readBriefly } from '@/app/_form/brief-answer'
import type { Draft } from '@/lib/applications/form'
import { draftSchema } from '@/lib/applications/schema'
import { disconnect } from '@/lib/db'
import { postBareSave, startBareServer } from './bare-server'
import { connections, inTurns, measure, rounds, warmUp } from './measure'
import type { Outcome, Setting } from './operation'
import { rawDrafts, rawSave, rawTables } from './raw-submit'
import { seedDrafts, seedExample } from './seed'
import type { ReadyDraft } from './submit-browser'
import { autosaveBars, pooled, rowOf, type Measured } from './table'

/** Enough people at once that nobody waits for a colleague of the same request. */
const drafts = 4 * connections

/** P5: a page of a request kept while one types, beside one statement and a route of the framework that write that one row. */
export const benchAutosave = async ({ database: { pool, ...names }, origin, dataDir, requests, serverPid, postgresPid, stops }: Setting): Promise<Outcome> => {
  const database = { ...names, sql: async <Found extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Found>(text, values)).rows }
  const example = await seedExample(database)
  await disconnect()
  const pages = (await seedDrafts(database, example, origin, drafts)).map((draft) => openPage(origin, draft, draftSchema.parse(example.application.draft)))
  await pool.query(rawTables)
  const raws = (await pool.query<{ id: string }>(rawDrafts, [drafts])).rows.map(({ id }) => id)
  const bare = await startBareServer({ BENCH_DATABASE_URL: pool.options.connectionString ?? '' }, join(dataDir, 'bare.log'), stops)
  const text = JSON.stringify(example.application.draft)
  const rawWrite = (id: string) => rawSave(pool, id, text)
  const bareWrite = (id: string) => postBareSave(bare.origin, id, text)
  await inTurns(over(raws, warmUp), connections, rawWrite)
  await inTurns(over(raws, warmUp), connections, bareWrite)
  await inTurns(over(pages, warmUp), connections, (page) => page.keep())

  const perRound = Math.ceil(requests / rounds)
  const done: Record<'ours' | 'raw' | 'bare', Measured[]> = { ours: [], raw: [], bare: [] }
  for (let round = 0; round < rounds; round++) {
    done.raw.push(await measure({ operation: 'raw: one SQL statement', items: over(raws, perRound), connections, processes: [postgresPid, process.pid], request: rawWrite }))
    done.bare.push(await measure({ operation: 'bare: that row by a route of the framework', items: over(raws, perRound), connections, processes: [postgresPid, bare.pid], request: bareWrite }))
    done.ours.push(await measure({ operation: 'P5 autosave, over HTTP', items: over(pages, perRound), connections, processes: [postgresPid, serverPid], request: (page) => page.keep() }))
  }
  await assertAllKept(pool, warmUp + rounds * perRound)
  const [ours, raw, without] = [rowOf(pooled(done.ours)), rowOf(pooled(done.raw)), rowOf(pooled(done.bare))]
  return { rows: [ours, without, raw], raw, bars: autosaveBars(ours, without) }
}

const over = <Item>(items: readonly Item[], count: number): Item[] => Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined)

/** The page of one activity, open in a browser that keeps it each time its description grew. */
const openPage = (origin: string, { applicationId, accountId, cookie }: ReadyDraft, { activities }: Draft): { keep: () => Promise<void> } => {
  const url = `${origin}/api/aanvragen/${applicationId}/bewaar`
  const page = randomUUID()
  let shown: Record<string, string | string[]> = { step: 'activiteiten', ...fieldsOf(activities?.[0] ?? {}, 'activities.0') }
  let kept = 0
  const send = async (): Promise<void> => {
    kept += 1
    const posted = { ...shown, 'activities.0.description': `${String(shown['activities.0.description']).replace(/ \d+$/, '')} ${kept}` }
    const body = JSON.stringify({ account: accountId, page, basis: shown, posted: { ...posted, step: 'activiteiten', rowId: 'a1' } })
    const response = await fetch(url, { method: 'POST', headers: { cookie, origin: new URL(url).origin, 'content-type': 'application/json', ...BRIEFLY }, body })
    const answer = await response.text()
    if (!readBriefly(response)) throw new Error(`${url} was not kept: ${response.status} ${answer.slice(0, 300)}`)
    shown = posted
  }
  // As in a browser, a page sends its next save when the one before is answered.
  let before: Promise<void> = Promise.resolve()
  return { keep: () => (before = before.then(send)) }
}

/** `activities.0.sessions.1.date` as a form names it. */
const fieldsOf = (value: unknown, name: string): Record<string, string | string[]> => {
  if (typeof value === 'string') return { [name]: value }
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return { [name]: value }
  if (typeof value !== 'object' || value === null) return {}
  return Object.assign({}, ...Object.entries(value).map(([key, inner]) => fieldsOf(inner, `${name}.${key}`)))
}

/** A fast answer counts only when it is true: each kept page counted its draft up by one. */
const assertAllKept = async (pool: pg.Pool, count: number): Promise<void> => {
  const { rows } = await pool.query<{ kept: number }>(`select sum(draft_version)::int as kept from application where draft #>> '{activities,0,description}' ~ ' [0-9]+$'`)
  if (rows[0]?.kept !== count) throw new Error(`Of ${count} pages the database kept ${rows[0]?.kept}.`)
}
