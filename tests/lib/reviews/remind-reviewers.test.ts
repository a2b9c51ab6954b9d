import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { reviewProgress } from '@/lib/reviews/progress'
import { remindReviewers } from '@/lib/reviews/remind-reviewers'
import type { Call, ReviewStatus } from '@/prisma/generated/client'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createApplication, createCall, createOrganisation, createUser, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo } from '@/tests/support/traces'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const organisation = await createOrganisation(database)
const maker = await createUser(database)

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })
const reviewer = (messageMail = 'DIRECT') => createUser(database, { roles: ['VLAIO_REVIEWER'], messageMail })
const mailed = (...people: { email: string }[]) => mailsTo(database, ...people.map(({ email }) => email))

/** A file of the call with one review each, in this state and due so many days from now. */
const addFile = async (call: Call, ...reviews: [person: { id: string }, status: ReviewStatus, dueInDays: number, score?: number | null][]): Promise<string> => {
  const { id: applicationId } = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: maker.id, status: 'IN_REVIEW' })
  for (const [person, status, days, score] of reviews) {
    const open = score === undefined ? status : 'IN_PROGRESS'
    const id = await insertRow(database, 'review', { applicationId, reviewerId: person.id, assignedById: officer.userId, status: open, dueAt: daysFromNow(days) })
    if (score === undefined) continue
    await insertRow(database, 'review_score', { reviewId: id, criterion: 'C06', activityRowId: '', score }, false)
    await database.sql(`update review set status = $2::review_status, final_at = now() where id = $1`, [id, status])
  }
  return applicationId
}

test('a reviewer with work left gets one mail however many files, once a day; who is done, or wants no mail, gets none', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const [busy, done, quiet] = [await reviewer(), await reviewer('DAILY'), await reviewer('NONE')]
  await addFile(call, [busy, 'ASSIGNED', 5], [done, 'FINAL', 5], [quiet, 'IN_PROGRESS', 5])
  await addFile(call, [busy, 'IN_PROGRESS', -1], [done, 'FINAL', -1])
  await addFile(call, [busy, 'VOID', -9], [done, 'REFUSED', -9])
  expect(await remindReviewers(officer, { callId: call.id })).toEqual({ told: 1, silent: 1 })
  expect(await mailed(busy, done, quiet)).toMatchObject([{ template: 'review-reminder', to: busy.email, params: { open: 2, late: 1 } }])
  expect(await refusal(remindReviewers(officer, { callId: call.id }))).toBe('changed-meanwhile')
  expect(await mailed(busy, done, quiet)).toHaveLength(1)
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'review.remind', payload: { told: [busy.id] } }])
})

test('two officers at once send one mail', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const busy = await reviewer()
  await addFile(call, [busy, 'ASSIGNED', 5])
  await Promise.allSettled([remindReviewers(officer, { callId: call.id }), remindReviewers(await staffActor(database, 'VLAIO_OFFICER'), { callId: call.id })])
  expect(await mailed(busy)).toHaveLength(1)
})

test('only an officer reminds, while there is work left and the call is in assessment', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const callId = call.id
  const busy = await reviewer()
  await addFile(call, [busy, 'FINAL', 5])
  expect(await refusal(remindReviewers(officer, { callId }))).toBe('changed-meanwhile')
  await addFile(call, [busy, 'ASSIGNED', 5])
  expect(await refusal(remindReviewers(await staffActor(database, 'AUDITOR'), { callId }))).toBe('forbidden')
  expect(await refusal(remindReviewers(await staffActor(database, 'VLAIO_REVIEWER'), { callId }))).toBe('not-found')
  const decided = await createCall(database, { status: 'DECIDED' })
  expect(await refusal(remindReviewers(officer, { callId: decided.id }))).toBe('too-late')
  expect(await mailed(busy)).toEqual([])
})

test('the overview counts per reviewer, names what is late and spreads the scores, without the files that are closed to the reader', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const [one, two] = [await reviewer(), await reviewer()]
  await addFile(call, [one, 'FINAL', -2, 4], [two, 'IN_PROGRESS', -2])
  await addFile(call, [one, 'FINAL', 3, null], [two, 'ASSIGNED', 3])
  await addFile(call, [one, 'VOID', 3, 1], [two, 'FINAL', 3, 2])
  const closed = await addFile(call, [one, 'FINAL', 3, 0], [two, 'RETURNED', -5])
  await insertRow(database, 'conflict', { applicationId: closed, userId: officer.userId, type: 'FAMILY', source: 'OFFICE' })
  const seen = async (actor: Actor) => {
    const view = await asActor(actor, (tx, now) => reviewProgress(tx, actor, call.code, now, one.id))
    return view && {
      late: view.late.map(({ reviewer: name }) => name),
      chosen: view.chosen.map(({ reviewer: name, status }) => `${name}: ${status}`),
      reviewers: Object.fromEntries(view.reviewers.map(({ id, asked, filed, busy, waiting, returned, late, fellAway, spreads }) => [id, { counts: [asked, filed, busy, waiting, returned, late, fellAway], spread: spreads.get('C06') }])),
    }
  }
  expect(await seen(await actorOf(database, { id: officer.userId ?? '' }))).toEqual({
    late: [two.name],
    chosen: [`${one.name}: FINAL`, `${one.name}: FINAL`, `${one.name}: VOID`],
    reviewers: {
      [one.id]: { counts: [2, 2, 0, 0, 0, 0, 1], spread: { counts: [0, 0, 0, 0, 1, 0], abstained: 1, mean: 4 } },
      [two.id]: { counts: [3, 1, 1, 1, 0, 1, 0], spread: { counts: [0, 0, 1, 0, 0, 0], abstained: 0, mean: 2 } },
    },
  })
  expect((await seen(await staffActor(database, 'VLAIO_PANEL_CHAIR')))?.reviewers[one.id]).toEqual({ counts: [3, 3, 0, 0, 0, 0, 1], spread: { counts: [1, 0, 0, 0, 1, 0], abstained: 1, mean: 2 } })
  expect(await seen(await staffActor(database, 'VLAIO_REVIEWER'))).toBeNull()
  expect(await seen(await staffActor(database, 'VLAIO_CONTROLLER'))).toBeNull()
})
