import type pg from 'pg'
import { disconnect } from '@/lib/db'
import { sessionCookie } from '@/lib/sign-in/session-cookie'
import { newToken, sha256 } from '@/lib/sign-in/secrets'
import type { TestDatabase } from '@/tests/support/database'
import { createUser } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import { inTurns, measure, rounds } from './measure'
import type { Outcome, Setting } from './operation'
import { dashboardBars, pooled, rowOf, type Measured } from './table'

const sessionsEach = 10
const perRound = { ours: 10, raw: 3 }

/** The figures of the page by reading every session again: what the kept sums spare. */
const rawAggregate = `
  select v.nis, date_trunc('quarter', s.held_on) as quarter, count(*), sum(s.quarters), sum(s.quarters * s.present), sum(s.enrolled), sum(s.present), count(*) filter (where v.row_id = any (g.base_activity_row_ids)),
    count(distinct v.postcode)
  from logged_session s join grant_award g on g.id = s.grant_id join call c on c.id = g.call_id join activity v on v.application_id = g.application_id and v.row_id = s.activity_row_id
  where s.removed_at is null and s.status = 'HELD' and g.status not in ('DECLINED', 'REVOKED') and not c.test_mode
  group by grouping sets ((v.nis), (date_trunc('quarter', s.held_on)), ())`

/** P8: the first dashboard over so many grants and ten times as many sessions, as a page over HTTP, beside the aggregate over the same raw rows. */
export const benchDashboard = async ({ database: { pool, ...names }, origin, rows, serverPid, postgresPid }: Setting): Promise<Outcome> => {
  const database = { ...names, sql: async <Found extends pg.QueryResultRow>(text: string, values: unknown[] = []) => (await pool.query<Found>(text, values)).rows }
  const expected = await seedOutcomes(database, rows)
  const cookie = await signedInOfficer(database, origin)
  await disconnect()
  const read = async (): Promise<void> => {
    const response = await fetch(`${origin}/opvolging`, { headers: { cookie } })
    const page = await response.text()
    if (!page.includes(`${expected.toLocaleString('nl-BE')} sessies`)) throw new Error(`The dashboard does not say ${expected} sessions: ${response.status} ${page.slice(0, 300)}`)
  }
  const sum = async (): Promise<void> => void (await pool.query(rawAggregate))
  await inTurns(Array.from({ length: 3 }), 1, read)
  await inTurns(Array.from({ length: 2 }), 1, sum)

  const done: Record<'ours' | 'raw', Measured[]> = { ours: [], raw: [] }
  for (let round = 0; round < rounds; round++) {
    done.raw.push(await measure({ operation: 'raw: aggregate over every session', items: Array.from({ length: perRound.raw }), connections: 1, processes: [postgresPid], request: sum }))
    done.ours.push(await measure({ operation: 'P8 dashboard, over HTTP', items: Array.from({ length: perRound.ours }), connections: 1, processes: [postgresPid, serverPid], request: read }))
  }
  const [ours, raw] = [rowOf(pooled(done.ours)), rowOf(pooled(done.raw))]
  return { rows: [ours, raw], raw, bars: dashboardBars(ours, raw) }
}

/** Grants in execution, each with two activities somewhere in Flanders and a series of weekly sessions; what they reached is summed as the triggers do it. Gives the number of sessions. */
const seedOutcomes = async (database: TestDatabase, grants: number): Promise<number> => {
  const { grantId, applicationId, signatory } = await createGrant(database, { activities: [{ rowId: 'a1' }, { rowId: 'a2' }] })
  await database.sql(`
    with replica as materialized (select set_config('session_replication_role', 'replica', true)),
    wanted as materialized (select gen_random_uuid() as id, n, 'STEM-' || to_char(2200 + n / 100000, 'FM0000') || '-ACT-' || to_char(n % 100000, 'FM00000') as number from replica, generate_series(1, $3::int) n),
    places as materialized (select row_number() over (order by m.nis) - 1 as place, m.nis, min(p.postcode) as postcode from municipality m join postcode p on p.nis = m.nis where m.region = 'VLG' group by m.nis),
    awards as (insert into grant_award select (jsonb_populate_record(g, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id, 'number', w.number))).* from wanted w, grant_award g where g.id = $1),
    activities as (
      insert into activity select (jsonb_populate_record(v, jsonb_build_object('id', gen_random_uuid(), 'application_id', w.id, 'nis', p.nis, 'postcode', p.postcode))).*
      from wanted w join places p on p.place = w.n % 285, activity v where v.application_id = $2)
    insert into application select (jsonb_populate_record(a, jsonb_build_object('id', w.id, 'number', w.number))).* from wanted w, application a where a.id = $2`, [grantId, applicationId, grants - 1])
  await database.sql(`
    insert into logged_session (grant_id, activity_row_id, held_on, day_part, quarters, enrolled, present, status, source, created_by_id)
    select g.id, 'a' || 1 + s % 2, g.period_start + (abs(hashtext(g.number)) % 200) + 7 * s, 'PM', 4 + s % 5, 20, 8 + abs(hashtext(g.number)) % 12, 'HELD', 'PASTE', $1
    from grant_award g, generate_series(0, ${sessionsEach - 1}) s, set_config('session_replication_role', 'replica', true)`, [signatory.userId])
  const begun = performance.now()
  const known = await database.sql<{ id: string }>('select id from grant_award order by id')
  for (let from = 0; from < known.length; from += 10_000) await database.sql('select keep_outcomes($1)', [known.slice(from, from + 10_000).map(({ id }) => id)])
  console.log(`Summed ${known.length} grants in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  await database.sql('vacuum analyze')
  const [row] = await database.sql<{ sessions: number }>('select count(*)::int as sessions from logged_session')
  return row?.sessions ?? 0
}

const signedInOfficer = async (database: TestDatabase, origin: string): Promise<string> => {
  const officer = await createUser(database, { name: 'Joris Wouters', roles: ['VLAIO_OFFICER'] })
  const token = newToken()
  await insertRow(database, 'session', { tokenHash: sha256(token), userId: officer.id, idleSeconds: 7200, expiresAt: new Date(Date.now() + 8 * 3_600_000), userAgent: 'bench', method: 'DEMO' })
  return `${sessionCookie(origin).name}=${token}`
}
