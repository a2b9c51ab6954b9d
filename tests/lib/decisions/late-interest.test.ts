import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { lateInterests } from '@/lib/decisions/late-interests'
import { weighing } from '@/lib/decisions/schema'
import { weighInterests } from '@/lib/decisions/weigh-interests'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const [decider, confirmer] = [await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const officer = await staffActor(database, 'VLAIO_OFFICER')
const reason = 'Zonder deze beoordeling blijft het totaal boven de drempel en de plaats dezelfde.'
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))

/** Two files of a call, proposed; the first was scored by a reviewer, who can still tell of an interest. */
const proposed = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const file = await createRankedFile(database, call, { reviewerIds: [reviewer.userId ?? ''] })
  await database.sql('update review set final_at = portal_now() where application_id = $1', [file.id])
  const other = await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  const [review] = await database.sql<{ id: string }>('select id from review where application_id = $1', [file.id])
  const tell = async () => declareInterest(await actorOf(database, { id: reviewer.userId ?? '' }), { reviewId: review?.id ?? '', interest: 'belang', type: 'FAMILY', reason: '', knows: 'ja' })
  return { call, file, other, reviewer, tell }
}
const shown = (actor: Actor, callId: string) => asActor(actor, async (tx) => (await lateInterests(tx, actor, { callId })).map(({ applicationId, part, afterPublication, weighed }) => [applicationId, part, afterPublication, weighed?.reason ?? null]))
const officeStatus = async (id: string) => (await database.sql<{ status: string }>('select status from assessment where application_id = $1', [id]))[0]?.status

test('told after the proposal it moves nothing, stands beside it, and holds this decision up until somebody says why it stays', async () => {
  const { call, file, other, tell } = await proposed()
  await tell()
  expect(await officeStatus(file.id)).toBe('PROPOSED')
  for (const actor of [officer, chair, decider]) expect(await shown(actor, call.id)).toEqual([[file.id, 'REVIEW', false, null]])

  await decideCall(decider, { callId: call.id })
  expect(await confirmCall(confirmer, { callId: call.id })).toEqual({ confirmed: 1 })
  expect(await officeStatus(other.id)).toBe('GRANTED')
  const held = [confirmCall(confirmer, { callId: call.id }), confirmDecision(confirmer, { applicationId: file.id }), publishDecisions(decider, { callId: call.id })]
  expect(await Promise.all(held.map(codeOf))).toEqual(['too-early', 'too-early', 'too-early'])
  await expect(database.sql('update decision set confirmed_at = now(), confirmed_by_id = $2 where application_id = $1', [file.id, confirmer.userId])).rejects.toThrow(/late interest/)

  await weighInterests(chair, { applicationId: file.id, weighing: reason })
  expect(await shown(officer, call.id)).toEqual([[file.id, 'REVIEW', false, reason]])
  expect(await verbsOf(database, file.id)).toContain('conflict.weigh')
  await confirmDecision(confirmer, { applicationId: file.id })
  expect(await publishDecisions(decider, { callId: call.id })).toEqual({ published: 2 })
})

test('told after the confirmation it holds the publication up', async () => {
  const { call, file, tell } = await proposed()
  await decideCall(decider, { callId: call.id })
  await confirmCall(confirmer, { callId: call.id })
  await tell()
  expect(await codeOf(publishDecisions(decider, { callId: call.id }))).toBe('too-early')
  await weighInterests(decider, { applicationId: file.id, weighing: reason })
  expect(await publishDecisions(decider, { callId: call.id })).toEqual({ published: 2 })
})

test('told after the publication it is a note, that nobody weighs any more', async () => {
  const { call, file, tell } = await proposed()
  await decideCall(decider, { callId: call.id })
  await confirmCall(confirmer, { callId: call.id })
  await publishDecisions(decider, { callId: call.id })
  await tell()
  expect(await shown(officer, call.id)).toEqual([[file.id, 'REVIEW', true, null]])
  expect(await codeOf(weighInterests(chair, { applicationId: file.id, weighing: reason }))).toBe('too-late')
})

test('of a chair who proposed it and of a decider who decided it counts too; of a colleague without a hand in it nothing waits', async () => {
  const { call, file, other } = await proposed()
  await decideCall(decider, { callId: call.id })
  await declareOwnConflict(officer, { applicationId: other.id, type: 'FAMILY', reason: '' })
  expect(await shown(chair, call.id)).toEqual([])
  const second = await staffActor(database, 'VLAIO_OFFICER')
  await recordConflict(second, { applicationId: file.id, userId: decider.userId ?? '', type: 'FAMILY', reason: 'Zus van de coördinator.' })
  await recordConflict(second, { applicationId: other.id, userId: chair.userId ?? '', type: 'FAMILY', reason: 'Zus van de coördinator.' })
  expect((await shown(second, call.id)).toSorted()).toEqual([[file.id, 'DECISION', false, null], [other.id, 'CHAIR', false, null]].toSorted())
  // Who has the interest learns of it nowhere here, and weighs none.
  const conflicted = await actorOf(database, { id: chair.userId ?? '' })
  expect((await shown(conflicted, call.id)).map(([id]) => id)).toEqual([file.id])
  expect(await codeOf(weighInterests(conflicted, { applicationId: other.id, weighing: reason }))).toBe('not-found')
  // What the office pinned by mistake and lifts, waits no longer.
  const [pinned] = await database.sql<{ id: string }>('select id from conflict where application_id = $1 and user_id = $2', [other.id, chair.userId])
  await liftConflict(second, { conflictId: pinned?.id ?? '', reason: 'Het was een naamgenoot.' })
  expect((await shown(second, call.id)).map(([id]) => id)).toEqual([file.id])
})

test('a chair or a decider weighs it, with a motivation, once, also by two windows at once', async () => {
  const { file, reviewer, tell } = await proposed()
  const weigh = (actor: Actor) => codeOf(weighInterests(actor, { applicationId: file.id, weighing: reason }))
  expect(await weigh(confirmer)).toBe('changed-meanwhile')
  await tell()
  expect(weighing.safeParse({ applicationId: file.id, weighing: 'Blijft.' }).success).toBe(false)
  expect([await weigh(await staffActor(database, 'VLAIO_OFFICER')), await weigh(await staffActor(database, 'VLAIO_REVIEWER')), await weigh(await actorOf(database, { id: reviewer.userId ?? '' }))]).toEqual(['forbidden', 'not-found', 'not-found'])
  expect((await Promise.all([weigh(confirmer), weigh(confirmer)])).toSorted()).toEqual(['changed-meanwhile', 'done'])
  await expect(database.sql('delete from weighed_interest where application_id = $1', [file.id])).rejects.toThrow()
})
