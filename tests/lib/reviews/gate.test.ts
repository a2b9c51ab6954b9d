import { expect, test } from 'vitest'
import { can } from '@/lib/access/policy'
import { visibleApplications } from '@/lib/access/visible'
import { attachmentToRead } from '@/lib/applications/queries'
import { asActor } from '@/lib/db'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { deskView, interestView, reviewQueue } from '@/lib/reviews/desk'
import { consensusView } from '@/lib/reviews/overview'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { verbsOf } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews } from './reviewed-file'

const database = await testDatabase()

const asked = async () => {
  const file = await createFile(database, { content: '{"answers":{"title":"Geheim plan"}}' })
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const { reviewId } = await assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: reviewer.userId ?? '' })
  const again = () => actorOf(database, { id: reviewer.userId ?? '' })
  await insertRow(database, 'stored_file', { sha256: 'a'.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false).catch(() => undefined)
  const attachmentId = await insertRow(database, 'attachment', { applicationId: file.applicationId, kind: 'OTHER', name: 'plan.pdf', sha256: 'a'.repeat(64), uploadedById: file.applicant.userId, uploadedAt: '2020-01-01' })
  return { ...file, reviewId, reviewer: await again(), again, attachmentId }
}

test('before the gate: the header and nothing more, in no list, no attachment, no desk', async () => {
  const { reviewer, reviewId, applicationId, attachmentId, application } = await asked()
  expect(can(reviewer, 'application.read', { applicationId, filed: true })).toBe(false)
  expect(can(reviewer, 'application.read-header', { applicationId, filed: true })).toBe(true)
  expect(await asActor(reviewer, (tx) => tx.application.count({ where: visibleApplications(reviewer) }))).toBe(0)
  await expect(asActor(reviewer, (tx) => attachmentToRead(tx, reviewer, attachmentId))).rejects.toMatchObject({ code: 'not-found' })
  expect(await asActor(reviewer, (tx) => deskView(tx, reviewer, reviewId))).toEqual({ gate: true })
  const seen = await asActor(reviewer, (tx) => interestView(tx, reviewer, reviewId))
  expect(seen?.application).toEqual({ title: application.title, organisation: { legalName: 'Tandrad & Toverbal vzw', municipality: null }, partners: [], call: { name: 'STEM-academies: activiteiten' } })
})

test('after it: the file opens, and opening it is written down', async () => {
  const { reviewer, again, reviewId, applicationId, attachmentId } = await asked()
  await declareInterest(reviewer, { reviewId, interest: 'geen' })
  const actor = await again()
  expect(can(actor, 'application.read', { applicationId, filed: true })).toBe(true)
  expect(await asActor(actor, (tx) => attachmentToRead(tx, actor, attachmentId))).toMatchObject({ name: 'plan.pdf' })
  const desk = await asActor(actor, (tx) => deskView(tx, actor, reviewId))
  expect(desk).toMatchObject({ gate: false, editable: true, queue: [{ id: reviewId }] })
  expect(await verbsOf(database, applicationId)).toEqual(['application.opened'])
})

test('the queue of each reviewer has an order of its own, drawn once: it never changes, and the last of all files is not the same for all', async () => {
  const files = [await createFile(database)]
  for (let more = 0; more < 5; more++) files.push(await createFile(database, { callId: files[0]?.call.id ?? '' }))
  const orders: string[] = []
  for (let number = 0; number < 4; number++) {
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    for (const { officer, applicationId } of files) await assignReviewer(officer, { applicationId, reviewerId: reviewer.userId ?? '' })
    const order = async () => (await asActor(reviewer, (tx) => reviewQueue(tx, reviewer))).map(({ id }) => id)
    const drawn = await order()
    expect(await database.sql('select array_agg(id order by turn) as ids from review where reviewer_id = $1', [reviewer.userId])).toEqual([{ ids: drawn }])
    await database.sql(`update review set status = 'IN_PROGRESS' where id = $1`, [drawn[2]])
    expect(await order()).toEqual(drawn)
    orders.push((await database.sql<{ place: string }>('select string_agg(application_id::text, chr(44) order by turn) as place from review where reviewer_id = $1', [reviewer.userId]))[0]?.place ?? '')
  }
  expect(new Set(orders).size).toBe(4)
})

test('a reviewer’s own earlier scores stand beside a criterion with the titles of those files, and nobody else’s', async () => {
  const [before, now] = [await createFile(database), await createFile(database)]
  const [one, two] = await startReviews(database, before)
  if (!one || !two) throw new Error('two reviewers')
  await finish(two, completeAnswers('2', { remarks: { C02: { a1: 'Niets.', a2: 'Niets.' }, C03: { a1: 'Niets.', a2: 'Niets.' } } }))
  await finish(one, completeAnswers('4', { all: { C06: '3' }, abstain: { C09: 'ja' } }))
  const { reviewId } = await assignReviewer(now.officer, { applicationId: now.applicationId, reviewerId: one.actor.userId ?? '' })
  await declareInterest(await actorOf(database, { id: one.actor.userId ?? '' }), { reviewId, interest: 'geen' })
  const actor = await actorOf(database, { id: one.actor.userId ?? '' })
  const desk = await asActor(actor, (tx) => deskView(tx, actor, reviewId))
  const earlier = desk?.gate === false ? desk.earlier : new Map()
  expect([...earlier].filter(([key]) => /C0[169]/.test(key)).toSorted()).toEqual([
    ['C01/4', { times: 1, titles: [before.application.title] }],
    ['C06/3', { times: 1, titles: [before.application.title] }],
  ])
})

test('a declared interest takes the file out of the queue, the gate and the desk', async () => {
  const { reviewer, again, reviewId, applicationId, attachmentId } = await asked()
  await declareInterest(reviewer, { reviewId, interest: 'geen' })
  await declareInterest(await again(), { reviewId, interest: 'belang', type: 'OTHER', reason: '' })
  const actor = await again()
  expect(await asActor(actor, (tx) => reviewQueue(tx, actor))).toEqual([])
  expect(await asActor(actor, (tx) => deskView(tx, actor, reviewId))).toBe(null)
  expect(await asActor(actor, (tx) => interestView(tx, actor, reviewId))).toBe(null)
  expect(can(actor, 'application.read-header', { applicationId, filed: true })).toBe(false)
  await expect(asActor(actor, (tx) => attachmentToRead(tx, actor, attachmentId))).rejects.toMatchObject({ code: 'not-found' })
})

test('a colleague\'s desk is not mine, and the reviews side by side only after my own is final', async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  const view = async (who: typeof one, id: string) => {
    const actor = await actorOf(database, { id: who.actor.userId ?? '' })
    return asActor(actor, (tx) => consensusView(tx, actor, id))
  }
  await finish(one, completeAnswers('4'))
  expect(await view(two, two.reviewId)).toBe(null)
  expect(await view(two, file.applicationId)).toBe(null)
  await finish(two, completeAnswers('4'))
  expect((await view(two, two.reviewId))?.reviews.map(({ label }) => label).toSorted()).toEqual([expect.stringMatching(/^Beoordelaar [12]$/), 'Uzelf'])
  await expect(view(two, one.reviewId)).rejects.toMatchObject({ code: 'not-found' })
  const actor = await actorOf(database, { id: two.actor.userId ?? '' })
  await expect(asActor(actor, (tx) => deskView(tx, actor, one.reviewId))).rejects.toMatchObject({ code: 'not-found' })
})
