import 'server-only'
import pg from 'pg'
import { limits, poolSize } from '@/lib/admission'
import { noteAway } from '@/lib/database-reach'
import { isAway } from '@/lib/database-refusal'

/** The connections of this process. Only lib/db.ts asks for them. */
export const pool = (): pg.Pool => (holder.stemPool ??= open())

/** One statement on a connection of its own. Whole numbers of eight bytes come as bigint, a day as its midnight in UTC: the types that the ORM gives too. */
export const runStatement = (text: string, values: unknown[] = []): Promise<pg.QueryResult> =>
  pool().query({ name: nameOf(text), text, values, types: { getTypeParser } })

/** Asks with values, on one connection, without the ORM. */
export type Run = <Row extends pg.QueryResultRow>(text: string, values?: unknown[]) => Promise<Row[]>

/** A transaction of one moment, however long it takes: what it reads does not change meanwhile. A connection on which even giving up fails is not used again. */
export const runAtOneMoment = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
  const client = await pool().connect()
  const run: Run = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await client.query<Row>({ text, values, types: { getTypeParser } })).rows
  let broken = false
  try {
    await run('begin isolation level repeatable read')
    const answer = await work(run)
    await run('commit')
    return answer
  } catch (thrown) {
    await run('rollback').catch(() => { broken = true })
    throw thrown
  } finally {
    client.release(broken)
  }
}

/** Asks the connections there are whether the database is back; who closed them does not want them opened again. */
export const answers = async (): Promise<void> => {
  await holder.stemPool?.query('select 1')
}

export const closePool = async (): Promise<void> => {
  const closing = holder.stemPool
  delete holder.stemPool
  await closing?.end()
}

/** The dev server reloads modules; the pool must survive that. It and its client are the only state that a process needs; what else it keeps is never the only copy, and is believed only where a statement says that it still holds. */
const holder = globalThis as typeof globalThis & { stemPool?: pg.Pool; stemStatements?: Map<string, string> }

/** A new connection plans each statement anew, and a filing costs the database twice as much then: connections stay from one peak to the next. A command that is done does not wait for them. */
const IDLE = 10 * 60_000

const open = (): pg.Pool => {
  const connectionString = process.env['DATABASE_URL']
  if (!connectionString) throw new Error('DATABASE_URL is not set.')
  const opened = new pg.Pool({ connectionString, max: poolSize(), connectionTimeoutMillis: limits().turn + 1_000, application_name: 'stem-loket', maxLifetimeSeconds: 1800, idleTimeoutMillis: IDLE, allowExitOnIdle: true, ...limits().session })
  // Without a listener an idle connection that breaks would end the process.
  return opened.on('error', (thrown) => { if (isAway(thrown)) noteAway(answers) })
}

const INT8 = 20
const DATE = 1082

const getTypeParser = ((oid: number, format?: 'text' | 'binary') => {
  if (oid === INT8) return BigInt
  if (oid === DATE) return (day: string) => new Date(`${day}T00:00:00Z`)
  return pg.types.getTypeParser(oid, format)
}) as typeof pg.types.getTypeParser

/** Texts beyond this (lists of many lengths) stay nameless. */
const MOST_NAMES = 1000

/**
 * Each text gets a name, so that the database parses and plans it once per connection: more than half of its work for a short act.
 */
export const nameOf = (text: string): string => {
  const names = (holder.stemStatements ??= new Map())
  const known = names.get(text)
  if (known !== undefined) return known
  const name = names.size < MOST_NAMES ? `s${names.size}` : ''
  if (name) names.set(text, name)
  return name
}
