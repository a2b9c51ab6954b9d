import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { publicResults } from '@/lib/monitor/public-results'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { testDatabase } from '@/tests/support/database'
import { createReport } from '@/tests/support/filled-report'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { GrantStatus } from '@/prisma/generated/client'

const database = await testDatabase()

const reported = async (status: GrantStatus, participants: number, { published = true, testMode = false, reportStatus = 'ACCEPTED' } = {}) => {
  const grant = await createGrant(database, { status, call: { testMode } })
  if (published) await insertRow(database, 'publication', { callId: grant.callId, round: 1, publishedById: grant.signatory.userId })
  const report = await createReport(database, grant, { status: reportStatus })
  await insertRow(database, 'report_activity', { reportId: report, rowId: 'a1', title: 'Robots', nis: '12025', status: 'HELD', sessionsHeld: 4, contactHours: 10, childHours: 10 * participants, participants, girls: Math.floor(participants / 2), boys: participants - Math.floor(participants / 2), genderX: 0, genderUnknown: 0, counts: '{}', accepted: true })
  return grant
}

test('anybody sees published, accepted figures; small numbers, test calls, declined and unpublished files stay out', async () => {
  const large = await reported('CLOSED', 40)
  const small = await reported('SETTLED', 3)
  const open = await reported('REPORT_SUBMITTED', 30, { reportStatus: 'SUBMITTED' })
  await reported('DECLINED', 20)
  await reported('CLOSED', 20, { published: false })
  await reported('CLOSED', 20, { testMode: true })
  await database.sql(`update grant_award set final_cents = 300000 where id = $1`, [large.grantId])
  expect(await releaseAllReach()).toEqual({ released: 1 })
  const { rows, totals, girls } = await asActor(visitor, (tx) => publicResults(tx))
  expect(rows.map(({ number, finalCents, participations, childHours }) => ({ number, finalCents, participations, childHours }))).toEqual([
    { number: large.number, finalCents: 300_000n, participations: 40, childHours: 400 },
    { number: small.number, finalCents: null, participations: null, childHours: null },
    { number: open.number, finalCents: null, participations: null, childHours: null },
  ].toSorted((a, b) => (a.number < b.number ? -1 : 1)))
  expect(totals).toEqual({ grants: 3, settled: 1, grantedCents: 1_200_000n, finalCents: 300_000n, municipalities: 1, sessions: 8, childHours: 400, participations: 40 })
  expect(girls).toEqual({ percent: 50, coverage: 100 })
})

test('of one call only', async () => {
  const grant = await reported('CLOSED', 25)
  const [call] = await database.sql<{ code: string }>('select code from call where id = $1', [grant.callId])
  const before = await asActor(visitor, (tx) => publicResults(tx, { callCode: call?.code ?? '' }))
  expect(before.rows.map(({ number, participations, sessions }) => [number, participations, sessions])).toEqual([[grant.number, null, 4]])
  await releaseAllReach()
  const { rows } = await asActor(visitor, (tx) => publicResults(tx, { callCode: call?.code ?? '' }))
  expect(rows.map(({ number, participations }) => [number, participations])).toEqual([[grant.number, 25]])
})
