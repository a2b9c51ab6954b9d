import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { visibleApplications } from '@/lib/access/visible'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { interest } from '@/lib/reviews/schema'
import { returnReview } from '@/lib/reviews/return-review'
import { filesToReplace } from '@/lib/reviews/to-replace'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews, statusOf } from './reviewed-file'

const database = await testDatabase()
const userIdOf = (actor: { userId: string | null }): string => actor.userId ?? ''
const again = (actor: { userId: string | null }) => actorOf(database, { id: userIdOf(actor) })

const asked = async () => {
  const file = await createFile(database)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const { reviewId } = await assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(reviewer) })
  return { ...file, reviewId, reviewer: await again(reviewer) }
}
const reviewRow = async (reviewId: string) => (await database.sql<{ status: string; reason: string; open: boolean }>('select status, reason, no_conflict_at is not null as open from review where id = $1', [reviewId]))[0]

test('no interest opens the file', async () => {
  const { reviewer, reviewId } = await asked()
  await declareInterest(reviewer, { reviewId, interest: 'geen' })
  expect(await reviewRow(reviewId)).toEqual({ status: 'IN_PROGRESS', reason: '', open: true })
})

test('an interest closes the file: no row of it is left in any list of this person, the fact stays', async () => {
  const { reviewer, reviewId, applicationId } = await asked()
  await declareInterest(reviewer, { reviewId, interest: 'belang', type: 'FAMILY', reason: 'Mijn zus is er voorzitter.' })
  expect(await reviewRow(reviewId)).toEqual({ status: 'CONFLICT_DECLARED', reason: 'belang gemeld door de beoordelaar', open: false })
  const actor = await again(reviewer)
  expect(actor).toMatchObject({ assignedApplicationIds: [], conflictedApplicationIds: [applicationId] })
  expect(await asActor(actor, (tx) => tx.application.count({ where: visibleApplications(actor) }))).toBe(0)
  expect(await asActor(actor, (tx) => tx.review.count())).toBe(0)
  expect(await database.sql('select type, reason, source from conflict where application_id = $1', [applicationId])).toEqual([{ type: 'FAMILY', reason: 'Mijn zus is er voorzitter.', source: 'REVIEWER' }])
  expect((await eventsOf(database, reviewId)).at(-1)).toEqual({ verb: 'review.declare-interest', actorId: reviewer.userId, payload: { interest: 'belang', type: 'FAMILY', reason: 'Mijn zus is er voorzitter.' } })
})

test.each(['EXPERTISE', 'WORKLOAD'] as const)('who refuses for %s has no interest in the file; the officer who asked hears that another is needed, not who or why', async (refusedFor) => {
  const { reviewer, reviewId, applicationId, officer } = await asked()
  await declareInterest(reviewer, { reviewId, interest: 'weiger', refusedFor, reason: 'Ik ben tot januari in het buitenland.' })
  expect(await reviewRow(reviewId)).toEqual({ status: 'REFUSED', reason: 'Ik ben tot januari in het buitenland.', open: false })
  expect(await database.sql('select refused_for, (select count(*)::int from conflict where application_id = $2) as conflicts from review where id = $1', [reviewId, applicationId])).toEqual([{ refused_for: refusedFor, conflicts: 0 }])
  expect((await again(reviewer)).conflictedApplicationIds).toEqual([])
  expect(await mailsTo(database, officer.email ?? '')).toMatchObject([{ template: 'reviewer-needed', params: {} }])
  expect((await eventsOf(database, reviewId)).at(-1)?.payload).toEqual({ interest: 'weiger', refusedFor, reason: 'Ik ben tot januari in het buitenland.' })
})

test('another interest is explained, a named one need not be', () => {
  const told = (type: string, reason: string) => interest.safeParse({ reviewId: crypto.randomUUID(), interest: 'belang', type, reason }).error?.issues.map(({ path, message }) => [path[0], message])
  expect([told('OTHER', ''), told('OTHER', 'Mijn buur is de coördinator.'), told('FAMILY', '')]).toEqual([[['reason', 'Leg uit welk belang het is.']], undefined, undefined])
})

test('a refusal says why', () => {
  expect(interest.safeParse({ reviewId: crypto.randomUUID(), interest: 'weiger', reason: 'Ik ben tot januari in het buitenland.' }).error?.issues).toMatchObject([{ path: ['refusedFor'], message: 'Kies waarom u dit dossier niet beoordeelt.' }])
})

test('the answer is given once, also by two windows at once', async () => {
  const { reviewer, reviewId } = await asked()
  const answers = await Promise.allSettled([declareInterest(reviewer, { reviewId, interest: 'geen' }), declareInterest(reviewer, { reviewId, interest: 'geen' })])
  expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(declareInterest(reviewer, { reviewId, interest: 'weiger', refusedFor: 'WORKLOAD', reason: '' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('nobody answers for another', async () => {
  const { reviewId, officer, applicant } = await asked()
  const other = await staffActor(database, 'VLAIO_REVIEWER')
  for (const actor of [other, officer, applicant]) await expect(declareInterest(actor, { reviewId, interest: 'geen' })).rejects.toMatchObject({ code: 'not-found' })
})

test('who became a member of the applicant cannot say there is no interest', async () => {
  const { reviewer, reviewId, organisation } = await asked()
  await insertRow(database, 'membership', { organisationId: organisation.id, userId: reviewer.userId, role: 'APPLICANT_EDITOR' })
  await expect(declareInterest(reviewer, { reviewId, interest: 'geen' })).rejects.toMatchObject({ code: 'conflict', message: 'U kunt dit dossier niet beoordelen. Is of was de laatste 5 jaar actief bij de aanvrager, Tandrad & Toverbal vzw. Meld een belang.' })
})

test('a conflict declared late voids the review, hides the file and its scores no longer count', async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  await finish(one, completeAnswers('1', { remarks: { C02: { a1: 'Niets.', a2: 'Niets.' }, C03: { a1: 'Niets.', a2: 'Niets.' } } }))
  await declareInterest(await again(one.actor), { reviewId: one.reviewId, interest: 'belang', type: 'FUNCTION', reason: '', knows: 'ja' })
  expect(await reviewRow(one.reviewId)).toMatchObject({ status: 'VOID' })
  expect(await asActor(await again(one.actor), (tx) => tx.reviewScore.count())).toBe(0)
  await finish(two, completeAnswers('4'))
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  const [three] = await startReviews(database, file, 1)
  if (!three) throw new Error('a third reviewer')
  await finish(three, completeAnswers('4'))
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
  expect(await database.sql('select distinct numerator, denominator from consensus_score where application_id = $1', [file.applicationId])).toEqual([{ numerator: 4, denominator: 1 }])
})

const agreed = (applicationId: string) => database.sql('select distinct numerator, denominator from consensus_score where application_id = $1', [applicationId])
const neededMails = async (actor: { email: string | null }) => (await mailsTo(database, actor.email ?? '')).filter(({ template }) => template === 'reviewer-needed').length

test('a ranked file that loses a review to a pinned interest goes back to its reviewers, waits for another, and is ranked by who is left', async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  await finish(one, completeAnswers('4', { all: { C10: '3' } }))
  await finish(two, completeAnswers('4'))
  expect(await statusOf(database, file.applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'RANKED' })
  await recordConflict(file.officer, { applicationId: file.applicationId, userId: userIdOf(one.actor), type: 'FINANCIAL', reason: 'Aandeelhouder van een leverancier.' })
  expect(await reviewRow(one.reviewId)).toMatchObject({ status: 'VOID' })
  expect([await statusOf(database, file.applicationId), await agreed(file.applicationId)]).toEqual([{ shown: 'IN_REVIEW', office: 'IN_REVIEW' }, []])
  const events = await eventsOf(database, file.applicationId)
  expect(events.slice(-2)).toMatchObject([
    { verb: 'review.again', actorId: null, payload: { consensus: { method: 'MEAN' } } },
    { verb: 'conflict.record', actorId: file.officer.userId, payload: { voidedReviewId: one.reviewId, lostScores: true } },
  ])
  expect((await mailsTo(database, one.actor.email ?? '')).map(({ template }) => template)).toEqual(['review-assigned', 'review-voided'])
  expect(await neededMails(file.officer)).toBe(0)
  const toReplace = () => asActor(file.officer, (tx) => filesToReplace(tx, file.officer, file.call.id))
  expect(await toReplace()).toEqual([{ id: file.applicationId, number: file.application.number, missing: 1 }])
  await expect(recordConflict(file.officer, { applicationId: file.applicationId, userId: userIdOf(one.actor), type: 'FINANCIAL', reason: 'Nog eens hetzelfde belang.' })).rejects.toMatchObject({ code: 'changed-meanwhile' })

  const [three] = await startReviews(database, file, 1)
  if (!three) throw new Error('another reviewer')
  await finish(three, completeAnswers('4'))
  expect([(await statusOf(database, file.applicationId)).office, await agreed(file.applicationId)]).toEqual(['RANKED', [{ numerator: 4, denominator: 1 }]])
  expect(await toReplace()).toEqual([])
})

test('who filed hears first what ends, by title, and nothing happens before they say to know it', async () => {
  const file = await createFile(database)
  const [one] = await startReviews(database, file, 2)
  if (!one) throw new Error('a reviewer')
  await finish(one, completeAnswers('4'))
  const declaring = { reviewId: one.reviewId, interest: 'belang', type: 'FAMILY', reason: '' } as const
  await expect(declareInterest(await again(one.actor), declaring)).rejects.toMatchObject({ code: 'unknowing', problems: [{ field: 'knows', message: expect.stringContaining(`een beoordeling in van “${file.application.title}”. Die telt dan niet meer mee`) }] })
  expect(await reviewRow(one.reviewId)).toMatchObject({ status: 'FINAL' })
  await declareInterest(await again(one.actor), { ...declaring, knows: 'ja' })
  expect(await reviewRow(one.reviewId)).toMatchObject({ status: 'VOID' })
})

test('who asked has an interest too: the other officers of the office hear that a reviewer is needed, the one with the interest does not', async () => {
  const { reviewer, reviewId, applicationId, officer } = await asked()
  const other = await staffActor(database, 'VLAIO_OFFICER')
  await recordConflict(other, { applicationId, userId: userIdOf(officer), type: 'FAMILY', reason: 'Broer van de penningmeester.' })
  await declareInterest(reviewer, { reviewId, interest: 'weiger', refusedFor: 'WORKLOAD', reason: '' })
  expect([await neededMails(officer), await neededMails(other)]).toEqual([0, 1])
})

test('an officer who did not ask the reviewer pins an interest: who asked hears that another is needed', async () => {
  const file = await createFile(database)
  const [one] = await startReviews(database, file, 2)
  if (!one) throw new Error('a reviewer')
  await recordConflict(await staffActor(database, 'VLAIO_OFFICER'), { applicationId: file.applicationId, userId: userIdOf(one.actor), type: 'FAMILY', reason: 'Broer van de penningmeester.' })
  expect(await neededMails(file.officer)).toBe(1)
})

test('with reviewers enough a late interest leaves the file ranked, by the mean of the others', async () => {
  const file = await createFile(database)
  const reviews = await startReviews(database, file, 3)
  for (const [index, review] of reviews.entries()) await finish(review, completeAnswers('4', index === 0 ? { all: { C10: '3' } } : {}))
  const [first] = reviews
  if (!first) throw new Error('a reviewer')
  await declareInterest(await again(first.actor), { reviewId: first.reviewId, interest: 'belang', type: 'PARTNER', reason: '', knows: 'ja' })
  expect([(await statusOf(database, file.applicationId)).office, await agreed(file.applicationId)]).toEqual(['RANKED', [{ numerator: 4, denominator: 1 }]])
  expect((await eventsOf(database, first.reviewId)).at(-1)?.payload).toEqual({ interest: 'belang', type: 'PARTNER', reason: '', lostScores: true })
  expect(await neededMails(file.officer)).toBe(1)
})

test('two reviewers declare late at once: both reviews end, once each, and the file waits for two others', async () => {
  const file = await createFile(database)
  const reviews = await startReviews(database, file, 2)
  for (const review of reviews) await finish(review, completeAnswers('4'))
  await Promise.all(reviews.map(async ({ actor, reviewId }) => declareInterest(await again(actor), { reviewId, interest: 'belang', type: 'FAMILY', reason: '', knows: 'ja' })))
  expect(await database.sql('select status from review where application_id = $1', [file.applicationId])).toEqual([{ status: 'VOID' }, { status: 'VOID' }])
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  expect((await eventsOf(database, file.applicationId)).filter(({ verb }) => verb === 'review.again')).toHaveLength(1)
})

test('an interest that takes away an extra reviewer lets the others conclude', async () => {
  const file = await createFile(database)
  const [one, two, three] = await startReviews(database, file, 3)
  if (!one || !two || !three) throw new Error('three reviewers')
  await finish(one, completeAnswers('4'))
  await finish(two, completeAnswers('4'))
  await declareInterest(await again(three.actor), { reviewId: three.reviewId, interest: 'belang', type: 'OTHER', reason: '' })
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
})

test('only officers without an interest pin one', async () => {
  const file = await createFile(database)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const input = { applicationId: file.applicationId, userId: userIdOf(reviewer), type: 'OTHER' as const, reason: 'Een vastgesteld belang.' }
  await expect(recordConflict(file.applicant, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(recordConflict(reviewer, input)).rejects.toMatchObject({ code: 'not-found' })
  await recordConflict(file.officer, { ...input, userId: userIdOf(file.officer) })
  await expect(recordConflict(await again(file.officer), input)).rejects.toMatchObject({ code: 'not-found' })
})

test('a conflict stops an assignment: pinned, member of the applicant, of a partner, of another applicant', async () => {
  const file = await createFile(database)
  const other = await createFile(database, { callId: file.call.id })
  const partner = await createOrganisation(database, { legalName: 'Studiebureau Balk bv' })
  await insertRow(database, 'partner', { applicationId: file.applicationId, rowId: 'p1', name: partner.legalName, kbo: partner.kbo, helixType: 'BUS', role: 'Begeleidt de proeven.' })
  const member = async (organisationId: string, endedAt?: Date) => {
    const actor = await staffActor(database, 'VLAIO_REVIEWER')
    await insertRow(database, 'membership', { organisationId, userId: actor.userId, role: 'APPLICANT_EDITOR', since: new Date('2015-01-01'), endedAt })
    return actor
  }
  const pinned = await staffActor(database, 'VLAIO_REVIEWER')
  await recordConflict(file.officer, { applicationId: file.applicationId, userId: userIdOf(pinned), type: 'OTHER', reason: 'Een vastgesteld belang.' })
  for (const actor of [pinned, await member(file.organisation.id), await member(partner.id), await member(other.organisation.id)])
    await expect(assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(actor) })).rejects.toMatchObject({ code: 'conflict', problems: [{ field: 'reviewerId' }] })
  const former = await member(file.organisation.id, new Date('2019-01-01'))
  await expect(assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(former) })).resolves.toMatchObject({ reviewId: expect.any(String) })
})

test('with the second reviewer the review starts, and not before; nobody is asked twice', async () => {
  const file = await createFile(database)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const second = await staffActor(database, 'VLAIO_REVIEWER')
  await assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(reviewer) })
  expect(await statusOf(database, file.applicationId)).toEqual({ shown: 'ELIGIBLE', office: 'ELIGIBLE' })
  await expect(assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(reviewer) })).rejects.toMatchObject({ code: 'invalid' })
  const both = await Promise.allSettled([1, 2].map(() => assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: userIdOf(second) })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await statusOf(database, file.applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'IN_REVIEW' })
  await expect(assignReviewer(await staffActor(database, 'VLAIO_PANEL_CHAIR'), { applicationId: file.applicationId, reviewerId: userIdOf(reviewer) })).rejects.toMatchObject({ code: 'forbidden' })
})

test('a returned review is open again and counts only when it is filed again', async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  await finish(one, completeAnswers('4'))
  await returnReview(file.officer, { reviewId: one.reviewId, reason: 'C06 is gemotiveerd met een ander dossier.' })
  await finish(two, completeAnswers('4'))
  expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
  expect((await mailsTo(database, one.actor.email ?? '')).map(({ template }) => template)).toEqual(['review-assigned', 'review-returned'])
  await finish(one, completeAnswers('4', { all: { C06: '5' } }), 1)
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
  await expect(returnReview(file.officer, { reviewId: one.reviewId, reason: 'Te laat teruggestuurd, hoor.' })).rejects.toMatchObject({ code: 'too-late' })
  await expect(returnReview(two.actor, { reviewId: one.reviewId, reason: 'Dit mag een collega niet doen.' })).rejects.toMatchObject({ code: 'not-found' })
})
