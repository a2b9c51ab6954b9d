import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { deskView } from '@/lib/reviews/desk'
import { finishReview } from '@/lib/reviews/finish-review'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { moveDueDate } from '@/lib/reviews/move-due-date'
import { reviewOverview } from '@/lib/reviews/overview'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { returnReview } from '@/lib/reviews/return-review'
import { saveReview } from '@/lib/reviews/save-review'
import { movingDueDate, withdrawing } from '@/lib/reviews/schema'
import { filesToReplace } from '@/lib/reviews/to-replace'
import { withdrawReview } from '@/lib/reviews/withdraw-review'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { eventsOf, mailsTo } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews, statusOf, type Reviewing } from './reviewed-file'

const database = await testDatabase()
const idOf = (actor: Actor): string => actor.userId ?? ''
const again = (actor: Actor) => actorOf(database, { id: idOf(actor) })
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const reason = 'De beoordelaar antwoordt niet.'
const reviewOf = async (reviewId: string) => (await database.sql<{ status: string; reason: string; dueAt: Date; open: boolean }>('select status, reason, due_at as "dueAt", no_conflict_at is not null as open from review where id = $1', [reviewId]))[0]

/** A file in review with so many reviewers. */
const inReview = async (count: number) => {
  const file = await createFile(database)
  const reviews = await startReviews(database, file, count)
  const [one, two] = reviews
  if (!one || !two) throw new Error('two reviewers')
  return { file, one, two, reviews }
}

test('a silent reviewer is withdrawn, hears of it with the reason, and the file waits for another', async () => {
  const { file, one, two } = await inReview(2)
  await finish(two, completeAnswers('4'))
  await withdrawReview(file.officer, { reviewId: one.reviewId, reason })
  expect(await reviewOf(one.reviewId)).toMatchObject({ status: 'VOID', reason })
  expect((await again(one.actor)).assignedApplicationIds).toEqual([])
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  expect(await asActor(file.officer, (tx) => filesToReplace(tx, file.officer, file.call.id))).toEqual([{ id: file.applicationId, number: file.application.number, missing: 1 }])
  expect((await mailsTo(database, one.actor.email ?? '')).map(({ template }) => template)).toEqual(['review-assigned', 'review-withdrawn'])
  expect((await eventsOf(database, one.reviewId)).at(-1)).toEqual({ verb: 'review.withdraw', actorId: file.officer.userId, payload: { reviewerId: one.actor.userId, from: 'IN_PROGRESS', reason } })
})

test('where the others are enough, the file goes on at once', async () => {
  const { file, one, reviews } = await inReview(3)
  for (const review of reviews.slice(1)) await finish(review, completeAnswers('4'))
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  await withdrawReview(file.officer, { reviewId: one.reviewId, reason })
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
})

test('half-filled, not yours, filed, twice, and while the reviewer files', async () => {
  const { file, one, two } = await inReview(2)
  expect(withdrawing.safeParse({ reviewId: '', reason: '' }).error?.issues.map(({ path }) => path[0])).toEqual(['reviewId', 'reason'])
  const asking = { reviewId: one.reviewId, reason }
  expect(await codeOf(withdrawReview(file.officer, { reviewId: crypto.randomUUID(), reason }))).toBe('not-found')
  for (const actor of [file.applicant, one.actor, two.actor]) expect(await codeOf(withdrawReview(actor, asking))).toBe('not-found')
  expect(await codeOf(withdrawReview(await staffActor(database, 'VLAIO_PANEL_CHAIR'), asking))).toBe('forbidden')
  await finish(two, completeAnswers('4'))
  expect(await codeOf(withdrawReview(file.officer, { reviewId: two.reviewId, reason }))).toBe('too-late')
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4') })
  const both = await Promise.all([codeOf(withdrawReview(file.officer, asking)), codeOf(finishReview(one.actor, { reviewId: one.reviewId }))])
  expect(both.filter((code) => code === 'done')).toHaveLength(1)
  expect(await codeOf(withdrawReview(file.officer, asking))).not.toBe('done')
})

test('after the assessment nothing is withdrawn any more', async () => {
  const { file, one } = await inReview(2)
  await database.sql(`update application set status = 'WITHDRAWN' where id = $1`, [file.applicationId])
  await database.sql(`update assessment set status = 'WITHDRAWN' where application_id = $1`, [file.applicationId])
  expect(await codeOf(withdrawReview(file.officer, { reviewId: one.reviewId, reason }))).toBe('too-late')
})

const free = async (officer: Actor, applicationId: string, one: Reviewing) =>
  (await asActor(officer, (tx) => reviewOverview(tx, officer, applicationId)))?.free.find(({ id }) => id === idOf(one.actor))

test('who was withdrawn is asked again: the gate first, then what was written is there as a draft that counts once it is filed anew', async () => {
  const { file, one, two } = await inReview(2)
  await finish(two, completeAnswers('4'))
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4', { all: { C10: '3' } }) })
  expect(await free(file.officer, file.applicationId, one)).toBeUndefined()
  await withdrawReview(file.officer, { reviewId: one.reviewId, reason })
  expect(await free(file.officer, file.applicationId, one)).toMatchObject({ again: true })
  const asking = { applicationId: file.applicationId, reviewerId: idOf(one.actor) }
  const two_ = await Promise.all([codeOf(assignReviewer(file.officer, asking)), codeOf(assignReviewer(file.officer, asking))])
  expect(two_.toSorted()).toEqual(['done', 'invalid'])
  expect(await reviewOf(one.reviewId)).toMatchObject({ status: 'ASSIGNED', reason: '', open: false })
  expect((await eventsOf(database, one.reviewId)).at(-1)).toMatchObject({ verb: 'review.assign', payload: { reviewerId: one.actor.userId, again: 'VOID' } })
  expect((await mailsTo(database, one.actor.email ?? '')).map(({ template }) => template)).toEqual(['review-assigned', 'review-withdrawn', 'review-assigned'])

  const back = await again(one.actor)
  expect(await asActor(back, async (tx) => (await deskView(tx, back, one.reviewId))?.gate)).toBe(true)
  expect(await codeOf(finishReview(back, { reviewId: one.reviewId }))).toBe('too-early')
  await declareInterest(back, { reviewId: one.reviewId, interest: 'geen' })
  const opened = await again(one.actor)
  const desk = await asActor(opened, (tx) => deskView(tx, opened, one.reviewId))
  expect(desk && !desk.gate && desk.answers.all['C10']).toBe('3')
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  await finishReview(opened, { reviewId: one.reviewId })
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
})

test('after a mistaken interest is lifted the reviewer is asked again; not while it stands, and not who refused', async () => {
  const { file, one, two } = await inReview(2)
  await recordConflict(file.officer, { applicationId: file.applicationId, userId: idOf(one.actor), type: 'FAMILY', reason: 'Broer van de penningmeester.' })
  const asking = { applicationId: file.applicationId, reviewerId: idOf(one.actor) }
  expect(await codeOf(assignReviewer(file.officer, asking))).toBe('conflict')
  const [conflict] = await database.sql<{ id: string }>('select id from conflict where application_id = $1', [file.applicationId])
  await liftConflict(file.officer, { conflictId: conflict?.id ?? '', reason: 'Vergissing: een naamgenoot.' })
  await assignReviewer(file.officer, asking)
  expect(await reviewOf(one.reviewId)).toMatchObject({ status: 'ASSIGNED' })
  expect(await codeOf(assignReviewer(file.officer, { ...asking, reviewerId: idOf(two.actor) }))).toBe('invalid')

  const refuser = await staffActor(database, 'VLAIO_REVIEWER')
  const { reviewId } = await assignReviewer(file.officer, { ...asking, reviewerId: idOf(refuser) })
  await declareInterest(await again(refuser), { reviewId, interest: 'weiger', refusedFor: 'WORKLOAD', reason: '' })
  await expect(assignReviewer(file.officer, { ...asking, reviewerId: idOf(refuser) })).rejects.toMatchObject({ problems: [{ field: 'reviewerId', message: 'Deze beoordelaar weigerde dit dossier. Kies iemand anders.' }] })
})

test('a review sent back has a day ahead: the chosen one, or half of the term of the call from now', async () => {
  const { file, one, two } = await inReview(2)
  await finish(one, completeAnswers('4'))
  await database.sql(`update review set due_at = portal_now() - interval '13 days' where id = $1`, [one.reviewId])
  await returnReview(file.officer, { reviewId: one.reviewId, reason: 'C04 is te kort gemotiveerd.' })
  const half = await reviewOf(one.reviewId)
  const days = Math.round(((half?.dueAt.getTime() ?? 0) - Date.now()) / 86_400_000)
  expect(half?.status === 'RETURNED' && days >= 10 && days <= 18).toBe(true)

  const untouched = (await reviewOf(two.reviewId))?.dueAt
  await database.sql(`update review set due_at = due_at + interval '90 days' where id = $1`, [one.reviewId])
  await saveReview(one.actor, { reviewId: one.reviewId, version: 1, ...completeAnswers('4') })
  await finishReview(one.actor, { reviewId: one.reviewId })
  const had = (await reviewOf(one.reviewId))?.dueAt
  await returnReview(file.officer, { reviewId: one.reviewId, reason: 'C05 is te kort gemotiveerd.' })
  expect([(await reviewOf(one.reviewId))?.dueAt, (await reviewOf(two.reviewId))?.dueAt]).toEqual([had, untouched])
  await finishReview(one.actor, { reviewId: one.reviewId })
  const today = localDay(new Date())
  await expect(returnReview(file.officer, { reviewId: one.reviewId, reason: 'C06 is te kort.', dueOn: addDays(today, -1) })).rejects.toMatchObject({ problems: [{ field: 'returnDueOn' }] })
  await returnReview(file.officer, { reviewId: one.reviewId, reason: 'C06 is te kort.', dueOn: addDays(today, 4) })
  expect((await reviewOf(one.reviewId))?.dueAt).toEqual(endOfDay(addDays(today, 4)))
})

test('an officer gives a waiting reviewer another day, who hears of it; not one that passed, not the same, not of a filed review', async () => {
  const { file, one, two } = await inReview(2)
  const day = addDays(localDay(new Date()), 30)
  expect(movingDueDate.safeParse({ reviewId: one.reviewId, dueOn: '31/02/2027' }).success).toBe(false)
  await moveDueDate(file.officer, { reviewId: one.reviewId, dueOn: day })
  expect((await reviewOf(one.reviewId))?.dueAt).toEqual(endOfDay(day))
  expect((await mailsTo(database, one.actor.email ?? '')).map(({ template }) => template)).toEqual(['review-assigned', 'review-due-moved'])
  expect((await eventsOf(database, one.reviewId)).at(-1)).toMatchObject({ verb: 'review.move-due-date', actorId: file.officer.userId, payload: { until: day } })
  const moving = (dueOn: string, actor = file.officer, reviewId = one.reviewId) => codeOf(moveDueDate(actor, { reviewId, dueOn }))
  expect([await moving(day), await moving(addDays(localDay(new Date()), -1)), await moving(day, file.applicant), await moving(day, await staffActor(database, 'VLAIO_PANEL_CHAIR'))]).toEqual(['invalid', 'invalid', 'not-found', 'forbidden'])
  await finish(two, completeAnswers('4'))
  expect(await moving(day, file.officer, two.reviewId)).toBe('changed-meanwhile')
  expect((await Promise.all([moving(addDays(day, 1)), moving(addDays(day, 1))])).toSorted()).toEqual(['done', 'invalid'])
})
