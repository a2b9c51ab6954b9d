import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { decideApplication, decideCall } from '@/lib/decisions/decide-application'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { lateInterests } from '@/lib/decisions/late-interests'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { decisionOf, rankingOf } from '@/lib/decisions/queries'
import { takingBackAll } from '@/lib/decisions/schema'
import { takeBackFile, takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { testDatabase } from '@/tests/support/database'
import { officialItems, proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const [decider, confirmer] = [await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const takeBackReason = 'De enveloppe van de oproep is gewijzigd na het bevriezen.'
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const statusOf = async (id: string) => (await database.sql<{ shown: string; office: string }>('select a.status as shown, s.status as office from application a join assessment s on s.application_id = a.id where a.id = $1', [id]))[0]

const proposed = async (reviewerIds: readonly string[] = []) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await createRankedFile(database, call, { score: 5, reviewerIds })
  const other = await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  const all = (actor: Actor) => codeOf(takeBackProposal(actor, { callId: call.id, takeBackReason }))
  const one = (actor: Actor, applicationId = file.id) => codeOf(takeBackFile(actor, { applicationId, takeBackReason }))
  return { call, file, other, all, one }
}

test('one file goes out of the proposal with a reason, the rest is decided, and it comes back with another amount', async () => {
  const { call, file, other, one } = await proposed()
  expect(await one(chair)).toBe('done')
  expect(await statusOf(file.id)).toEqual({ shown: 'IN_REVIEW', office: 'RANKED' })
  expect(await database.sql('select outcome, granted_cents::text as cents, reason, taken_back_by_id as by from taken_back_item where application_id = $1', [file.id])).toEqual([{ outcome: 'GRANTED', cents: '400000', reason: takeBackReason, by: chair.userId }])
  expect((await eventsOf(database, file.id)).at(-1)).toMatchObject({ verb: 'decision.take-back', actorId: chair.userId, payload: { reason: takeBackReason } })
  expect(await decideCall(decider, { callId: call.id })).toEqual({ decided: 1 })
  expect(await codeOf(decideApplication(decider, { applicationId: file.id, motivation: 'x', criteria: {} }))).toBe('changed-meanwhile')
  await confirmCall(confirmer, { callId: call.id })
  expect(await codeOf(publishDecisions(decider, { callId: call.id }))).toBe('too-early')

  const [ranking] = await database.sql<{ id: string }>('select id from ranking where call_id = $1', [call.id])
  const again = (await officialItems(database, ranking?.id ?? '')).filter(({ applicationId }) => applicationId === file.id).map((item) => ({ ...item, grantedCents: 300_000n, deviationReason: 'Een activiteit is intussen geschrapt door de aanvrager.' }))
  const { proposalId } = await proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: again })
  expect(await database.sql('select application_id as id, granted_cents::text as cents from proposal_item where proposal_id = $1 order by granted_cents', [proposalId])).toEqual([{ id: file.id, cents: '300000' }, { id: other.id, cents: '400000' }])
  expect(await codeOf(proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: again }))).toBe('changed-meanwhile')
  expect(await decideCall(decider, { callId: call.id })).toEqual({ decided: 1 })
  await confirmCall(confirmer, { callId: call.id })
  expect(await publishDecisions(decider, { callId: call.id })).toEqual({ published: 2 })
})

test('what comes back still fits the envelope beside what waits and what is committed', async () => {
  const { call, file, one } = await proposed()
  await one(chair)
  await database.sql('update call set envelope_cents = 600000 where id = $1', [call.id])
  const [ranking] = await database.sql<{ id: string }>('select id from ranking where call_id = $1', [call.id])
  const again = (await officialItems(database, ranking?.id ?? '')).filter(({ applicationId }) => applicationId === file.id)
  await expect(proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: again })).rejects.toMatchObject({ message: 'Het voorstel gaat 2.000,00 euro over de enveloppe.' })
})

test('the whole proposal goes back, and the list may then be frozen and proposed anew', async () => {
  const { call, file, other, all } = await proposed()
  expect(await codeOf(freezeRanking(chair, { callId: call.id }))).toBe('too-early')
  expect(await all(chair)).toBe('done')
  expect([(await statusOf(file.id))?.office, (await statusOf(other.id))?.office]).toEqual(['RANKED', 'RANKED'])
  expect((await verbsOf(database, call.id)).at(-1)).toBe('decision.take-back')
  expect(await asActor(chair, async (tx) => [(await decisionOf(tx, chair, call.code))?.proposal, (await rankingOf(tx, chair, call.code))?.takenBack?.takeBackReason])).toEqual([null, takeBackReason])
  expect(await codeOf(decideCall(decider, { callId: call.id }))).toBe('not-found')
  await database.sql('update call set envelope_cents = 500000 where id = $1', [call.id])
  await proposeOfficialList(database, chair, call.id)
  expect(await database.sql('select p.round, k.round as list, p.taken_back_at is null as stands from proposal p join ranking k on k.id = p.ranking_id where p.call_id = $1 order by p.round', [call.id])).toEqual([{ round: 1, list: 1, stands: false }, { round: 2, list: 2, stands: true }])
  expect(await decideCall(decider, { callId: call.id })).toEqual({ decided: 2 })
})

test('an interest told late counts once the list goes back: the score falls away and the file goes to its reviewers first', async () => {
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const { call, file, all } = await proposed([reviewer.userId ?? ''])
  await database.sql('update review set final_at = portal_now() where application_id = $1', [file.id])
  const [review] = await database.sql<{ id: string }>('select id from review where application_id = $1', [file.id])
  await declareInterest(await actorOf(database, { id: reviewer.userId ?? '' }), { reviewId: review?.id ?? '', interest: 'belang', type: 'FAMILY', reason: '', knows: 'ja' })
  expect((await statusOf(file.id))?.office).toBe('PROPOSED')
  expect(await all(chair)).toBe('done')
  expect(await statusOf(file.id)).toEqual({ shown: 'IN_REVIEW', office: 'IN_REVIEW' })
  expect(await asActor(chair, (tx) => lateInterests(tx, chair, { callId: call.id }))).toEqual([])
  expect(await codeOf(freezeRanking(chair, { callId: call.id }))).toBe('too-early')
})

test('not once somebody decided, not for another role, not of a file with an interest, not without a reason', async () => {
  const { call, file, other, all, one } = await proposed()
  expect([await all(await staffActor(database, 'VLAIO_OFFICER')), await all(await staffActor(database, 'VLAIO_REVIEWER')), await one(decider)]).toEqual(['forbidden', 'not-found', 'forbidden'])
  const partial = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  await declareOwnConflict(partial, { applicationId: file.id, type: 'FAMILY', reason: '' })
  expect(await one(await actorOf(database, { id: partial.userId ?? '' }))).toBe('not-found')
  expect(takingBackAll.safeParse({ callId: call.id, takeBackReason: 'Fout.' }).error?.issues).toMatchObject([{ path: ['takeBackReason'], message: 'Motiveer in minstens 20 tekens.' }])
  await decideCall(await staffActor(database, 'VLAIO_DECIDER'), { callId: call.id })
  expect([await one(chair), await one(chair, other.id), await all(chair)]).toEqual(['too-late', 'too-late', 'too-late'])
  await expect(database.sql(`update assessment set status = 'RANKED' where application_id = $1`, [file.id])).rejects.toThrow('a file that was decided on stays proposed')
})

test('twice, and together with a decision: one of the two holds, whoever is first', async () => {
  const { call, all } = await proposed()
  expect((await Promise.all([all(chair), all(chair)])).toSorted()).not.toEqual(['done', 'done'])
  expect(await all(chair)).toBe('not-found')
  await proposeOfficialList(database, chair, call.id)
  const [taken, decided] = await Promise.all([all(chair), codeOf(decideCall(decider, { callId: call.id }))])
  expect([taken, decided].filter((answer) => answer === 'done')).toHaveLength(1)
  expect(await database.sql('select count(*)::int as decided from decision d join assessment s using (application_id) join application a on a.id = d.application_id where a.call_id = $1 and s.status <> $2', [call.id, 'PROPOSED'])).toEqual([{ decided: 0 }])
})
