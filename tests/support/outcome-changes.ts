import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { TestDatabase } from '@/tests/support/database'
import { rowIds, type World } from '@/tests/support/outcome-world'

const grant = fc.nat({ max: 4 })
const row = fc.constantFrom(...rowIds)
const small = fc.nat({ max: 12 })
const day = fc.integer({ min: 0, max: 420 }).map((days) => new Date(Date.UTC(2024, 9, 1 + days)).toISOString().slice(0, 10))
const session = fc.record({ day, dayPart: fc.constantFrom('AM', 'PM', 'EVE'), quarters: fc.integer({ min: 2, max: 16 }), enrolled: fc.nat({ max: 40 }), present: fc.nat({ max: 40 }) })

/** A municipality that merged, one of today, and one in Brussels. */
const home = fc.record({ nis: fc.constantFrom<string>('11056', '46030', '44021', '21004'), count: fc.nat({ max: 9 }) })
const staffKinds = ['PAID', 'VOLUNTEER', 'JOB_STUDENT', 'PARTNER'] as const

/** Each municipality once; the rest lives outside Flanders or nobody asked. What is more than the participants is a slip of the log. */
const homesOf = (homes: readonly { nis: string; count: number }[], participants: number) => {
  const residence = homes.filter(({ nis }, index) => homes.findIndex((other) => other.nis === nis) === index)
  const rest = Math.max(0, participants - residence.reduce((all, { count }) => all + count, 0))
  return { residence, residenceOutsideFlanders: rest >> 1, residenceUnknown: rest - (rest >> 1) }
}

const place = fc.constantFrom<[string | null, string | null]>(['11002', '2000'], ['11056', '2070'], ['46030', '9120'], ['44021', '9000'], ['71072', '3500'], ['71022', '3500'], [null, null])

const reported = fc.record({
  place, status: fc.constantFrom('HELD', 'HELD', 'PARTLY', 'CANCELLED'), accepted: fc.constantFrom(true, true, false, null), sessions: fc.array(session, { minLength: 1, maxLength: 4 }),
  girls: small, boys: small, x: fc.nat({ max: 2 }), unknown: small, full: fc.boolean(), online: fc.constantFrom(false, false, false, true), completed: fc.option(small), kansen: small, homes: fc.array(home, { maxLength: 3 }), guides: fc.array(fc.nat({ max: 9 }), { minLength: 5, maxLength: 5 }), priority: fc.constantFrom(true, false, null), more: small, same: small, faces: fc.array(small, { minLength: 5, maxLength: 5 }), planned: fc.nat({ max: 40_000 }),
})

/** What may happen to the raw rows of a grant, in any order. */
export const outcomeChange = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('log' as const), grant, row, sessions: fc.array(session, { minLength: 1, maxLength: 6 }), held: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('remove' as const), grant, present: fc.integer({ min: 10, max: 40 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('count' as const), grant, row, girls: small, boys: small, young: small, newcomers: small, rest: small, homes: fc.array(home, { maxLength: 3 }), entered: fc.constantFrom('all', 'some', 'none'), cancelled: fc.constantFrom(false, false, true) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('correct' as const), grant, session }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('report' as const), grant, rows: fc.array(reported, { minLength: 1, maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('status' as const), grant, status: fc.constantFrom('ACCEPTED', 'ACCEPTED', 'SUBMITTED', 'INCOMPLETE') }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('strike' as const), grant, row, accepted: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('grant' as const), grant, status: fc.constantFrom('ACTIVE', 'REVOKED', 'SETTLED', 'DECLINED') }) },
)
export type OutcomeChange = typeof outcomeChange extends fc.Arbitrary<infer One> ? One : never

export const applyChange = async ({ sql }: TestDatabase, { grants, userId }: World, change: OutcomeChange): Promise<void> => {
  const of = grants[change.grant]
  if (!of) throw new Error('no such grant')
  switch (change.kind) {
    case 'log':
      await sql(`insert into logged_session (grant_id, activity_row_id, held_on, day_part, quarters, enrolled, present, status, cancel_reason, source, created_by_id)
        select $1, $2, s.day, s."dayPart", s.quarters, case when $4 then s.enrolled end, case when $4 then s.present end, case when $4 then 'HELD' else 'CANCELLED' end, case when $4 then '' else 'Zaal gesloten' end, 'PASTE', $5
        from jsonb_to_recordset($3::jsonb) as s (day date, "dayPart" text, quarters int, enrolled int, present int)`, [of.id, change.row, JSON.stringify(change.sessions), change.held, userId])
      return
    case 'remove':
      await sql(`update logged_session set removed_at = case when removed_at is null then now() end, removed_by_id = case when removed_at is null then $3::uuid end where grant_id = $1 and present <= $2`, [of.id, change.present, userId])
      return
    case 'count': {
      // Each part is at most the whole; what was not entered is unknown.
      const participants = Math.max(change.girls + change.boys, change.young, change.newcomers) + change.rest
      const counts = change.entered === 'none' ? { residenceUnknown: participants } : { participants, ...(change.entered === 'some' ? {} : { gender: { V: change.girls, M: change.boys, UNKNOWN: change.rest } }), bands: { A08_09: change.young }, ...(change.homes.length > 0 ? homesOf(change.homes, participants) : {}), novelty: { NEW: change.newcomers } }
      await sql(`insert into grant_activity_log (grant_id, activity_row_id, status, counts, cancel_reason) values ($1, $2, $3::activity_status, $4, $5)
        on conflict (grant_id, activity_row_id) do update set status = excluded.status, counts = excluded.counts, cancel_reason = excluded.cancel_reason`, [of.id, change.row, change.cancelled ? 'CANCELLED' : 'HELD', JSON.stringify(counts), change.cancelled ? 'Te weinig inschrijvingen' : ''])
      return
    }
    case 'correct':
      await sql(`update logged_session set held_on = $2, quarters = $3, present = $4 where id = (select id from logged_session where grant_id = $1 and status = 'HELD' order by id limit 1)`, [of.id, change.session.day, change.session.quarters, change.session.present])
      return
    case 'report':
      await sql('delete from report_activity where report_id = $1', [of.reportId])
      for (const [index, one] of change.rows.entries()) {
        const held = one.status !== 'CANCELLED'
        const participants = one.girls + one.boys + one.x + one.unknown
        const counts = {
          online: one.online, fullFledged: one.full, plannedSessions: 4, plannedParticipants: 20, plannedChildHours: one.planned / 100, accessible: one.full, reasonableAdjustments: 1, priorityArea: one.priority, newByPartnership: one.online,
          sessions: held ? one.sessions.map(({ quarters, ...rest }) => ({ ...rest, hours: quarters / 4 })) : [], walkInsAllowed: false,
          ageBands: { A05_07: 0, A08_09: one.girls, A10_11: one.boys, A12_13: one.x, A14_15: 0, A16_18: 0, UNKNOWN: one.unknown }, ...homesOf(one.homes, participants),
          newParticipants: one.girls + one.boys, returningParticipants: one.x, newReturningUnknown: one.unknown, reducedRate: Math.min(one.kansen, participants), referred: Math.min(2, participants), completed: one.sessions.length > 1 ? one.completed : null,
          satisfaction: Object.fromEntries(one.faces.map((face, at) => [at + 1, face])), interest: { more: one.more, same: one.same, less: 0 }, staff: staffKinds.map((category, at) => ({ category, count: one.guides[at], hours: (one.guides[at] ?? 0) * 2.25 })), staffWomen: Math.min(one.guides[4] ?? 0, one.guides.slice(0, 4).reduce((all, count) => all + count, 0)),
          partnersTookPart: [], deviation: null, cancelReason: null,
        }
        await sql(`insert into report_activity (id, report_id, row_id, title, nis, postcode, status, sessions_held, contact_hours, child_hours, participants, girls, boys, gender_x, gender_unknown, counts, accepted)
          values ($1, $2, $3, 'Robots', $4, $5, $6, 1, 1, 1, $7, $8, $9, $10, $11, $12, $13)`,
          [randomUUID(), of.reportId, rowIds[index], one.place[0], one.place[1], one.status, participants, one.girls, one.boys, one.x, one.unknown, JSON.stringify(counts), held ? one.accepted : false])
      }
      return
    case 'status': await sql('update report set status = $2::report_status where id = $1', [of.reportId, change.status]); return
    case 'strike': await sql(`update report_activity set accepted = $3 where report_id = $1 and row_id = $2 and status <> 'CANCELLED'`, [of.reportId, change.row, change.accepted]); return
    case 'grant': await sql('update grant_award set status = $2::grant_status, final_cents = case when $2 = \'SETTLED\' then 300000 end where id = $1', [of.id, change.status]); return
  }
}
