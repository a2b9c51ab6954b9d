import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { consensusView } from '@/lib/reviews/overview'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { nameStandIn } from '@/lib/reviews/name-stand-in'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { reviseReview } from '@/lib/reviews/revise-review'
import { consensusAnswers, panelMessage, revising } from '@/lib/reviews/schema'
import { writeToPanel } from '@/lib/reviews/write-to-panel'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { eventsOf, mailsTo } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews } from './reviewed-file'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const reason = 'Na het gesprek over de afspraak met de school.'

/** C06: 5 against 3. */
const inConsensus = async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  await finish(one, completeAnswers('4', { all: { C06: '5' }, contests: { a1: { A06: 'In de beschrijving staat enkel techniek.' } } }))
  await finish(two, completeAnswers('4', { all: { C06: '3' } }))
  return { ...file, one, two }
}
const revision = (reviewId: string, changes: Parameters<typeof completeAnswers>[1] = { all: { C06: '4' } }, more: Record<string, unknown> = {}) =>
  revising.parse({ ...completeAnswers('4', changes), reviewId, version: 1, reason, ...more })
const view = (actor: Actor, id: string) => asActor(actor, (tx) => consensusView(tx, actor, id))
const message = (applicationId: string, text = 'Ik zag de afspraak op bladzijde 4 niet.') => panelMessage.parse({ applicationId, messageId: crypto.randomUUID(), text })

test('a reviewer revises with a reason; what it said before is kept and shown, and what was contested stays', async () => {
  const { applicationId, one, two } = await inConsensus()
  await reviseReview(one.actor, revision(one.reviewId, { all: { C06: '4' }, motivations: { C06: 'De afspraak met de school staat er wel degelijk, op bladzijde 4 van de bijlage.' } }))
  expect(await database.sql(`select status, version, (select score from review_score where review_id = r.id and criterion = 'C06') as score, (select count(*)::int from review_contest where review_id = r.id) as contests from review r where id = $1`, [one.reviewId])).toEqual([{ status: 'REVISED', version: 2, score: 4, contests: 1 }])
  for (const [actor, id] of [[one.actor, one.reviewId], [two.actor, two.reviewId], [chair, applicationId]] as const) {
    const seen = await view(actor, id)
    expect(seen?.reviews.find((review) => review.id === one.reviewId)?.revisions).toMatchObject([{ round: 1, reason, changes: [{ code: 'C06', from: '5', to: '4', motivation: 'De aanvraag toont dit met voorbeelden per sessie, cijfers van vorig jaar en een afspraak.' }] }])
    // The gap that called the meeting is gone; the contested verdict is not.
    expect(seen?.triggers.map(({ state }) => state)).toEqual(['solved', 'stands'])
  }
  expect((await eventsOf(database, one.reviewId)).at(-1)).toMatchObject({ verb: 'review.revise', actorId: one.actor.userId, payload: { round: 1, reason, from: 82.8, to: 80 } })
  await reviseReview(one.actor, revision(one.reviewId, { all: { C06: '3' } }, { version: 2 }))
  expect((await view(two.actor, two.reviewId))?.reviews.find((review) => review.id === one.reviewId)?.revisions.map(({ changes }) => changes.map(({ from, to }) => [from, to]))).toEqual([[['5', '4']], [['4', '3']]])
})

test('a revision asks for a change, a whole review and a reason', async () => {
  const { one } = await inConsensus()
  await expect(reviseReview(one.actor, revision(one.reviewId, { all: { C06: '5' } }))).rejects.toMatchObject({ code: 'invalid' })
  await expect(reviseReview(one.actor, revision(one.reviewId, { all: { C06: '' } }))).rejects.toMatchObject({ code: 'incomplete', problems: [{ field: 'all.C06' }] })
  expect(revising.safeParse({ ...completeAnswers('4'), reviewId: one.reviewId, version: 1, reason: 'Zomaar' }).success).toBe(false)
})

test('a review is revised in the meeting only, by its reviewer only, and once from each page', async () => {
  const { applicationId, one, two, officer, applicant } = await inConsensus()
  for (const actor of [two.actor, officer, chair, applicant]) await expect(reviseReview(actor, revision(one.reviewId))).rejects.toMatchObject({ code: 'not-found' })
  const both = await Promise.allSettled(['4', '3'].map((score) => reviseReview(one.actor, revision(one.reviewId, { all: { C06: score } }))))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await database.sql('select count(*)::int as kept from review_revision where review_id = $1', [one.reviewId])).toEqual([{ kept: 1 }])
  await recordConsensus(chair, consensusAnswers.parse({ ...completeAnswers('4'), applicationId, note: 'Het panel houdt het oordeel op A06 aan.' }))
  await expect(reviseReview(two.actor, revision(two.reviewId))).rejects.toMatchObject({ code: 'too-late' })

  const early = await createFile(database)
  const [first] = await startReviews(database, early, 2)
  if (!first) throw new Error('a reviewer')
  await finish(first, completeAnswers('4'))
  await expect(reviseReview(first.actor, revision(first.reviewId, { all: { C06: '3' } }))).rejects.toMatchObject({ code: 'too-early' })
})

test('the panel writes to each other: numbers to reviewers, names to the office, one mail a day', async () => {
  const { applicationId, application, one, two } = await inConsensus()
  const sent = message(applicationId)
  await writeToPanel(one.actor, sent)
  await writeToPanel(one.actor, sent)
  await writeToPanel(chair, message(applicationId, 'Dank u. Wie herziet zijn score?'))
  await writeToPanel(two.actor, message(applicationId, 'Ik blijf bij mijn 3.'))
  const number = 1 + ((await view(two.actor, two.reviewId))?.reviews.findIndex(({ id }) => id === one.reviewId) ?? 0)
  expect((await view(two.actor, two.reviewId))?.messages.map(({ author, text }) => [author, text])).toEqual([[`Beoordelaar ${number}`, sent.text], ['Voorzitter', 'Dank u. Wie herziet zijn score?'], ['U', 'Ik blijf bij mijn 3.']])
  expect((await view(chair, applicationId))?.messages.map(({ author }) => author)).toEqual([one.actor.name, 'U', two.actor.name])
  expect((await eventsOf(database, applicationId)).filter(({ verb }) => verb === 'consensus.discuss')).toHaveLength(3)
  const mails = await database.sql<{ template: string; recipient_id: string }>(`select template, recipient_id from outbox_mail where application_id = $1 and template like 'panel-news%'`, [application.id])
  expect(mails.map(({ template, recipient_id }) => [template, recipient_id]).toSorted()).toEqual([['panel-news', one.actor.userId], ['panel-news', two.actor.userId], ['panel-news-chair', chair.userId]].toSorted())
  expect((await mailsTo(database, one.actor.email ?? '')).length).toBeGreaterThan(0)
})

test('who has no final review, or an interest, knows no meeting; after it nobody writes', async () => {
  const early = await createFile(database)
  const [first] = await startReviews(database, early, 2)
  const { applicationId, one, two, officer, applicant } = await inConsensus()
  await expect(writeToPanel(first?.actor ?? chair, message(early.applicationId))).rejects.toMatchObject({ code: 'not-found' })
  await expect(writeToPanel(officer, message(applicationId))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(writeToPanel(applicant, message(applicationId))).rejects.toMatchObject({ code: 'not-found' })
  await writeToPanel(two.actor, message(applicationId))
  await reviseReview(two.actor, revision(two.reviewId))
  await declareInterest(two.actor, { reviewId: two.reviewId, interest: 'belang', type: 'FAMILY', reason: '', knows: 'ja' })
  const late = await actorOf(database, { id: two.actor.userId ?? '' })
  await expect(writeToPanel(late, message(applicationId))).rejects.toMatchObject({ code: 'not-found' })
  await expect(view(late, two.reviewId)).resolves.toBeNull()
  expect(await asActor(late, (tx) => tx.$queryRaw`select (select count(*)::int from consensus_message) as messages, (select count(*)::int from review_revision) as revisions`)).toEqual([{ messages: 0, revisions: 0 }])
  expect((await view(one.actor, one.reviewId))?.messages.map(({ author }) => author)).toEqual(['Een beoordelaar die wegviel'])
})

describe('who stands in for the chair with an interest', () => {
  const withStandIn = async () => {
    const file = await inConsensus()
    const conflicted = await staffActor(database, 'VLAIO_PANEL_CHAIR')
    await recordConflict(file.officer, { applicationId: file.applicationId, userId: conflicted.userId ?? '', type: 'FAMILY', reason: 'Zus van de coördinator.' })
    const standIn = await staffActor(database, 'VLAIO_OFFICER')
    const name = (actor: Actor) => nameStandIn(file.officer, { applicationId: file.applicationId, role: 'VLAIO_PANEL_CHAIR', userId: actor.userId ?? '', reason: 'De voorzitter heeft een belang.' })
    await name(standIn)
    return { ...file, name, standIn: await actorOf(database, { id: standIn.userId ?? '' }) }
  }
  const plainly = (actor: Actor, applicationId: string) =>
    asActor(actor, (tx) => tx.$executeRaw`insert into consensus_message (application_id, author_id, text) values (${applicationId}::uuid, ${actor.userId}::uuid, 'Wie herziet?')`)
  const refused = { meta: expect.objectContaining({ driverAdapterError: expect.anything() }) }

  test('writes in the thread of that file, by the page and by row level security, and in no other', async () => {
    const { applicationId, one, standIn } = await withStandIn()
    const other = await inConsensus()
    await writeToPanel(standIn, message(applicationId, 'Ik zit dit overleg voor.'))
    expect((await view(one.actor, one.reviewId))?.messages.map(({ author, text }) => [author, text])).toEqual([['Voorzitter', 'Ik zit dit overleg voor.']])
    await expect(writeToPanel(standIn, message(other.applicationId))).rejects.toMatchObject({ code: 'forbidden' })
    await plainly(standIn, applicationId)
    await expect(plainly(standIn, other.applicationId)).rejects.toMatchObject(refused)
  })

  test('writes there no longer once somebody else is named, or the interest is lifted', async () => {
    const { applicationId, officer, standIn, name } = await withStandIn()
    const next = await staffActor(database, 'VLAIO_OFFICER')
    await name(next)
    for (const known of [standIn, await actorOf(database, { id: standIn.userId ?? '' })]) await expect(plainly(known, applicationId)).rejects.toMatchObject(refused)
    await expect(writeToPanel(await actorOf(database, { id: standIn.userId ?? '' }), message(applicationId))).rejects.toMatchObject({ code: 'forbidden' })
    const named = await actorOf(database, { id: next.userId ?? '' })
    await writeToPanel(named, message(applicationId))

    const [conflict] = await database.sql<{ id: string }>('select id from conflict where application_id = $1', [applicationId])
    await liftConflict(officer, { conflictId: conflict?.id ?? '', reason: 'Het was een naamgenoot.' })
    await expect(plainly(named, applicationId)).rejects.toMatchObject(refused)
    await expect(writeToPanel(await actorOf(database, { id: next.userId ?? '' }), message(applicationId))).rejects.toMatchObject({ code: 'forbidden' })
    expect((await eventsOf(database, applicationId)).slice(-2).map(({ verb }) => verb)).toEqual(['substitution.end', 'conflict.lift'])
  })
})

test('an interest noted while the own review is being revised: it does not exist for that person, and nothing changed', async () => {
  const file = await inConsensus()
  const { one, officer, applicationId } = file
  const before = await database.sql('select * from review_score where review_id = $1 order by criterion, activity_row_id', [one.reviewId])
  const release = await holdLock(database, `select from assessment where application_id = '${applicationId}' for update`)
  const noted = recordConflict(officer, { applicationId, userId: one.actor.userId ?? '', type: 'FAMILY', reason: 'Bleek uit een gesprek.' })
  await untilWaiting(database, 1)
  const revised = reviseReview(one.actor, revision(one.reviewId, { all: { C06: '4' } })).catch((thrown: unknown) => thrown)
  await untilWaiting(database, 2)
  await release()
  await noted
  expect(await revised).toMatchObject({ code: 'not-found' })
  expect(await database.sql('select * from review_score where review_id = $1 order by criterion, activity_row_id', [one.reviewId])).toEqual(before)
})
