import { expect, test } from 'vitest'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { proposeFromReserve } from '@/lib/decisions/propose-from-reserve'
import { takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

const decide = async (callId: string) => {
  await decideCall(decider, { callId })
  await confirmCall(confirmer, { callId })
}

/** A published call of 4.000 euro: one file granted it all, and the reserve list asks these amounts, in its order. */
const withReserve = async (...asked: bigint[]) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 400_000n })
  await createRankedFile(database, call, { score: 5, requestedCents: 400_000n })
  const reserve: string[] = []
  for (const [index, requestedCents] of asked.entries()) reserve.push((await createRankedFile(database, call, { score: 4.5 - index / 2, requestedCents })).id)
  await proposeOfficialList(database, chair, call.id)
  await decide(call.id)
  await publishDecisions(decider, { callId: call.id })
  return { callId: call.id, reserve }
}
/** So much is free from now on, beside the first grant. */
const free = (callId: string, cents: bigint) => database.sql('update call set envelope_cents = $2 where id = $1', [callId, String(400_000n + cents)])
const proposed = (callId: string) => database.sql('select i.application_id as id, i.outcome, i.granted_cents::text as cents from proposal p join proposal_item i on i.proposal_id = p.id join ranking_row r on r.ranking_id = p.ranking_id and r.application_id = i.application_id where p.call_id = $1 and p.round > 1 order by p.round, r.rank', [callId])
const officeStatus = (ids: readonly string[]) => database.sql('select status from assessment where application_id = any($1) order by array_position($1, application_id)', [ids])

test('added money goes down the list in its order, and stops at the first that does not fit', async () => {
  const { callId, reserve } = await withReserve(200_000n, 300_000n, 150_000n)
  await free(callId, 450_000n)
  const { proposalId } = await proposeFromReserve(chair, { callId })
  expect(await proposed(callId)).toEqual([{ id: reserve[0], outcome: 'GRANTED', cents: '200000' }])
  expect((await eventsOf(database, callId)).at(-1)).toMatchObject({ verb: 'decision.propose', actorId: chair.userId, payload: { proposalId, fromReserve: [reserve[0]] } })
  await decide(callId)
  expect(await officeStatus(reserve)).toEqual([{ status: 'GRANTED' }, { status: 'RESERVE' }, { status: 'RESERVE' }])
  await publishDecisions(decider, { callId })
  await free(callId, 650_000n)
  await proposeFromReserve(chair, { callId })
  expect(await proposed(callId)).toEqual([
    { id: reserve[0], outcome: 'GRANTED', cents: '200000' },
    { id: reserve[1], outcome: 'GRANTED', cents: '300000' },
    { id: reserve[2], outcome: 'GRANTED', cents: '150000' },
  ])
})

test('the chair takes such a proposal back: the money is free, the list as it was, and the next proposal is made anew', async () => {
  const { callId, reserve } = await withReserve(200_000n, 150_000n)
  await free(callId, 350_000n)
  await proposeFromReserve(chair, { callId })
  const takeBackReason = 'Het geld is toch voor een ander doel nodig.'
  expect(await takeBackProposal(chair, { callId, takeBackReason })).toEqual({ files: 2, reviewedAgain: 0, toReserve: true })
  expect([await refusal(takeBackProposal(chair, { callId, takeBackReason })), await officeStatus(reserve)]).toEqual(['changed-meanwhile', [{ status: 'RESERVE' }, { status: 'RESERVE' }]])
  expect(await database.sql('select granted_cents::text as cents from taken_back_item where application_id = any($1) order by cents', [reserve])).toEqual([{ cents: '150000' }, { cents: '200000' }])
  await proposeFromReserve(chair, { callId, atMost: 1 })
  await decide(callId)
  expect([await officeStatus(reserve), await refusal(takeBackProposal(chair, { callId, takeBackReason }))]).toEqual([[{ status: 'GRANTED' }, { status: 'RESERVE' }], 'changed-meanwhile'])
})

test('as many as one asks, and with the conditions one sets', async () => {
  const { callId, reserve } = await withReserve(100_000n, 100_000n)
  await free(callId, 200_000n)
  await proposeFromReserve(chair, { callId, atMost: 1, conditions: { [reserve[0] ?? '']: [{ text: 'Bezorg de samenwerkingsovereenkomst.', dueInDays: 30 }] } })
  expect(await proposed(callId)).toEqual([{ id: reserve[0], outcome: 'GRANTED_CONDITIONAL', cents: '100000' }])
  await decide(callId)
  expect(await officeStatus(reserve)).toEqual([{ status: 'GRANTED_CONDITIONAL' }, { status: 'RESERVE' }])
})

test('while the last proposal waits for its decision there is no next one', async () => {
  const { callId } = await withReserve(100_000n, 100_000n)
  await free(callId, 150_000n)
  await proposeFromReserve(chair, { callId })
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('too-early')
  await decideCall(decider, { callId })
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('too-early')
  await confirmCall(confirmer, { callId })
  // Publication takes the latest proposal: one that is confirmed must not be overtaken.
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('too-early')
  await publishDecisions(decider, { callId })
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('over-budget')
})

test('two chairs at once: one proposal, and the free money is counted once', async () => {
  const { callId, reserve } = await withReserve(100_000n, 100_000n)
  await free(callId, 100_000n)
  const other = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  expect((await Promise.all([chair, other].map((actor) => refusal(proposeFromReserve(actor, { callId }))))).toSorted()).toEqual(['accepted', 'too-early'])
  expect(await proposed(callId)).toEqual([{ id: reserve[0], outcome: 'GRANTED', cents: '100000' }])
})

test('without free money, or when the first does not fit, nobody further down is served first', async () => {
  const { callId } = await withReserve(300_000n, 50_000n)
  await free(callId, 299_999n)
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('over-budget')
  expect(await proposed(callId)).toEqual([])
})

test('the last day of the reserve list still counts, the day after no longer', async () => {
  const { callId } = await withReserve(100_000n)
  await free(callId, 100_000n)
  const brussels = `(now() at time zone 'Europe/Brussels')::date`
  await database.sql(`update call set reserve_valid_until = ${brussels} - 1 where id = $1`, [callId])
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('too-late')
  await database.sql(`update call set reserve_valid_until = ${brussels} where id = $1`, [callId])
  expect(await refusal(proposeFromReserve(chair, { callId }))).toBe('accepted')
})

test('what was proposed in time is decided after the last day too; a place that nobody proposed lapses, and its applicant hears it', async () => {
  const { callId, reserve } = await withReserve(100_000n, 300_000n)
  await free(callId, 100_000n)
  await proposeFromReserve(chair, { callId })
  await database.sql(`update call set reserve_valid_until = (now() at time zone 'Europe/Brussels')::date - 1 where id = $1`, [callId])
  await lapseApplications()
  expect(await officeStatus(reserve)).toEqual([{ status: 'RESERVE' }, { status: 'LAPSED' }])
  expect(await database.sql(`select template from outbox_mail where application_id = $1 and template = 'application-lapsed'`, [reserve[1]])).toEqual([{ template: 'application-lapsed' }])
  await decide(callId)
  await publishDecisions(decider, { callId })
  expect(await officeStatus(reserve)).toEqual([{ status: 'GRANTED' }, { status: 'LAPSED' }])
})

test('only the chair proposes; who may not read the ranking does not know it is there; without a ranking there is nothing', async () => {
  const { callId } = await withReserve(100_000n)
  await free(callId, 100_000n)
  expect(await refusal(proposeFromReserve(decider, { callId }))).toBe('forbidden')
  expect(await refusal(proposeFromReserve(await staffActor(database, 'VLAIO_REVIEWER'), { callId }))).toBe('not-found')
  expect(await refusal(proposeFromReserve(chair, { callId: (await createCall(database, { status: 'ASSESSMENT' })).id }))).toBe('not-found')
  expect(await proposed(callId)).toEqual([])
})
