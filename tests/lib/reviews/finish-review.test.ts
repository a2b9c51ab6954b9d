import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { mailsTo, verbsOf } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews, statusOf } from './reviewed-file'

const database = await testDatabase()

const pair = async (given: Parameters<typeof createFile>[1] = {}) => {
  const file = await createFile(database, given)
  const [one, two] = await startReviews(database, file)
  if (!one || !two) throw new Error('two reviewers')
  return { ...file, one, two }
}

const triggersOf = async (applicationId: string): Promise<string[]> => {
  const [row] = await database.sql<{ triggers: { code: string; criterion?: string }[] }>('select triggers from consensus where application_id = $1', [applicationId])
  return (row?.triggers ?? []).map(({ code, criterion }) => `${code} ${criterion ?? ''}`.trim())
}

test('the last final review without a reason to meet ranks the file by the mean, and tells nobody outside', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4'))
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'IN_REVIEW' })
  await finish(two, completeAnswers('4', { all: { C10: '3' }, scores: { C01: { a2: '3' } } }))
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'RANKED' })
  expect(await database.sql(`select criterion || activity_row_id as place, numerator, denominator from consensus_score where application_id = $1 and (numerator, denominator) <> (4, 1) order by 1`, [applicationId])).toEqual([
    { place: 'C01r2', numerator: 7, denominator: 2 },
    { place: 'C10', numerator: 7, denominator: 2 },
  ])
  expect(await database.sql('select count(*)::int as scores from consensus_score where application_id = $1', [applicationId])).toEqual([{ scores: 16 }])
  expect(await database.sql('select method, chair_id, triggers from consensus where application_id = $1', [applicationId])).toEqual([{ method: 'MEAN', chair_id: null, triggers: [] }])
  expect(await verbsOf(database, two.reviewId)).toEqual(['review.assign', 'review.declare-interest', 'review.finish'])
  expect(await verbsOf(database, applicationId)).toEqual(['consensus.mean'])
})

test('with three reviewers the mean is exact: 3, 4 and 4 make eleven thirds', async () => {
  const file = await createFile(database, { call: { reviewersPerApplication: 3 } })
  const reviews = await startReviews(database, file, 3)
  for (const [index, review] of reviews.entries()) await finish(review, completeAnswers('4', { all: { C10: index === 0 ? '3' : '4' } }))
  expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
  expect(await database.sql(`select numerator, denominator from consensus_score where application_id = $1 and criterion = 'C10'`, [file.applicationId])).toEqual([{ numerator: 11, denominator: 3 }])
})

test('a criterion two points apart asks for a meeting and the chair is told', async () => {
  const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4', { all: { C06: '5' } }))
  await finish(two, completeAnswers('4', { all: { C06: '3' } }))
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'CONSENSUS' })
  expect(await triggersOf(applicationId)).toEqual(['CRITERION_GAP C06'])
  expect(await mailsTo(database, chair.email ?? '')).toEqual([{ template: 'consensus-asked', to: chair.email, params: {} }])
})

test('fifteen points apart in total asks for a meeting', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4'))
  await finish(two, completeAnswers('3', { all: { C06: '4' } }))
  expect(await triggersOf(applicationId)).toEqual(['TOTAL_GAP'])
})

test('a contested verdict asks for a meeting', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4', { contests: { a2: { A03: 'De aankondiging staat enkel op het intranet van de school.' } } }))
  await finish(two, completeAnswers('4'))
  expect(await triggersOf(applicationId)).toEqual(['CONTESTED_KNOCKOUT A03'])
})

test('an abstention asks for a meeting', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4', { abstain: { C09: 'ja' } }))
  await finish(two, completeAnswers('4'))
  expect(await triggersOf(applicationId)).toEqual(['ABSTENTION C09'])
})

test('one reviewer under a threshold asks for a meeting', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4', { all: { C08: '2' } }))
  await finish(two, completeAnswers('4', { all: { C08: '3' } }))
  expect(await triggersOf(applicationId)).toEqual(['ONE_BELOW_THRESHOLD C08'])
})

test('a half-filled review is not final, and says everything that lacks', async () => {
  const { one } = await pair()
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4', { all: { C06: '' }, motivations: { C02: 'Te kort.' } }) })
  await expect(finishReview(one.actor, { reviewId: one.reviewId })).rejects.toMatchObject({
    code: 'incomplete',
    problems: [
      { field: 'motivations.C02', message: 'C02: motiveer in minstens 60 tekens. U hebt er 8.' },
      { field: 'all.C06', message: 'C06: kies een score, of geef aan dat u zich onthoudt.' },
    ],
  })
})

test('a criterion that was not begun is one mistake, and so is each that lacks one thing', async () => {
  const { one } = await pair()
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4', { all: { C06: '', C08: '' }, motivations: { C06: '', C09: '' } }) })
  await expect(finishReview(one.actor, { reviewId: one.reviewId })).rejects.toMatchObject({
    problems: [
      { field: 'all.C06', message: 'C06: kies een score, of geef aan dat u zich onthoudt, en motiveer in minstens 60 tekens.' },
      { field: 'all.C08', message: 'C08: kies een score, of geef aan dat u zich onthoudt.' },
      { field: 'motivations.C09', message: 'C09: motiveer in minstens 60 tekens. U hebt er 0.' },
    ],
  })
})

test('an activity that fails says why', async () => {
  const { one } = await pair()
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4', { scores: { C02: { a2: '2' } } }) })
  await expect(finishReview(one.actor, { reviewId: one.reviewId })).rejects.toMatchObject({ code: 'incomplete', problems: [{ field: 'remarks.C02.a2', message: 'C02: zeg waarom “Activiteit r2” hierdoor geen volwaardige activiteit is.' }] })
  await saveReview(one.actor, { reviewId: one.reviewId, version: 1, ...completeAnswers('4', { scores: { C02: { a2: '2' } }, remarks: { C02: { a2: 'Hier wordt niets getest.' } } }) })
  await finishReview(one.actor, { reviewId: one.reviewId })
  expect(await verbsOf(database, one.reviewId)).toEqual(['review.assign', 'review.declare-interest', 'review.finish'])
})

test('a review is filed once', async () => {
  const { one } = await pair()
  await finish(one, completeAnswers('4'))
  await expect(finishReview(one.actor, { reviewId: one.reviewId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('another reviewer, an officer and the applicant cannot file it, and a stranger does not learn that it exists', async () => {
  const { one, two, officer, applicant } = await pair()
  const stranger = await staffActor(database, 'VLAIO_REVIEWER')
  for (const actor of [two.actor, officer, applicant, stranger]) await expect(finishReview(actor, { reviewId: one.reviewId })).rejects.toMatchObject({ code: 'not-found' })
})

test('two last reviewers at once conclude exactly once', async () => {
  const { applicationId, one, two } = await pair()
  for (const { actor, reviewId } of [one, two]) await saveReview(actor, { reviewId, version: 0, ...completeAnswers('4') })
  await Promise.all([one, two].map(({ actor, reviewId }) => finishReview(actor, { reviewId })))
  expect((await statusOf(database, applicationId)).office).toBe('RANKED')
  expect(await verbsOf(database, applicationId)).toEqual(['consensus.mean'])
})

test('scores of a colleague stay hidden until mine are final, even for a direct query', async () => {
  const { applicationId, one, two } = await pair()
  await finish(one, completeAnswers('4'))
  const seen = (actor: typeof two.actor) => asActor(actor, async (tx) => ({
    reviews: await tx.review.count({ where: { applicationId } }),
    scores: await tx.reviewScore.count({ where: { review: { applicationId } } }),
    motivations: await tx.reviewMotivation.count({ where: { reviewId: one.reviewId } }),
  }))
  expect(await seen(two.actor)).toEqual({ reviews: 1, scores: 0, motivations: 0 })
  await finish(two, completeAnswers('3'))
  expect(await seen(two.actor)).toEqual({ reviews: 2, scores: 32, motivations: 10 })
})

test('nothing in the row of the request changes while it is reviewed', async () => {
  const { applicationId, one, two } = await pair()
  const version = () => database.sql('select xmin::text, status, draft_version from application where id = $1', [applicationId])
  const before = await version()
  await finish(one, completeAnswers('4'))
  await finish(two, completeAnswers('2', { remarks: { C02: { a1: 'Geen test.', a2: 'Geen test.' }, C03: { a1: 'Eén discipline.', a2: 'Eén discipline.' } } }))
  expect((await statusOf(database, applicationId)).office).toBe('CONSENSUS')
  expect(await version()).toEqual(before)
})

test('before the gate nothing can be scored or filed', async () => {
  const file = await createFile(database)
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  const { assignReviewer } = await import('@/lib/reviews/assign-reviewers-by-hand')
  const { reviewId } = await assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: reviewer.userId ?? '' })
  const actor = await actorOf(database, { id: reviewer.userId ?? '' })
  await expect(saveReview(actor, { reviewId, version: 0, ...completeAnswers('4') })).rejects.toMatchObject({ code: 'too-early' })
  await expect(finishReview(actor, { reviewId })).rejects.toMatchObject({ code: 'too-early' })
  await declareInterest(actor, { reviewId, interest: 'geen' })
  await expect(saveReview(actor, { reviewId, version: 0, ...completeAnswers('4') })).resolves.toMatchObject({ version: 1 })
})
