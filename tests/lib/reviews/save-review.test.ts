import { expect, test } from 'vitest'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { toFieldValues } from '@/lib/filings/from-form-data'
import { reviewAnswers, type ReviewAnswers } from '@/lib/reviews/schema'
import { answersOfRows, rowsOfAnswers } from '@/lib/reviews/review-answers'
import { rubricVersion } from '@/lib/rubrics/schema'
import rubricFile from '@/prisma/seed/reference/rubric-v1.json'
import { testDatabase } from '@/tests/support/database'
import { verbsOf } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews } from './reviewed-file'

const database = await testDatabase()
const rubric = rubricVersion.parse(rubricFile)

const scoring = async () => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  return { ...file, one, two }
}
const scoresOf = (reviewId: string) => database.sql(`select criterion || activity_row_id as place, score, remark from review_score where review_id = $1 order by 1`, [reviewId])

test('one score for all activities is a row each, a deviation stands with its remark', async () => {
  const { one } = await scoring()
  const saved = await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('', { all: { C01: '4', C06: '3' }, scores: { C01: { a2: '1' } }, remarks: { C01: { a2: 'Vooral uitleg.' } }, abstain: { C08: 'ja' } }) })
  expect(saved.version).toBe(1)
  expect(await scoresOf(one.reviewId)).toEqual([
    { place: 'C01r1', score: 4, remark: '' },
    { place: 'C01r2', score: 1, remark: 'Vooral uitleg.' },
    { place: 'C06', score: 3, remark: '' },
    { place: 'C08', score: null, remark: '' },
  ])
})

test('saving again replaces: what was emptied is gone, what stayed the same is not rewritten', async () => {
  const { one } = await scoring()
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('4', { contests: { a1: { A01: 'Valt in de lesuren.' } } }) })
  const untouched = () => database.sql(`select xmin::text from review_score where review_id = $1 and criterion = 'C06'`, [one.reviewId])
  const before = await untouched()
  await saveReview(one.actor, { reviewId: one.reviewId, version: 1, ...completeAnswers('4', { all: { C10: '' }, motivations: { C10: '' } }) })
  expect(await untouched()).toEqual(before)
  expect(await database.sql(`select (select count(*)::int from review_score where review_id = $1) as scores, (select count(*)::int from review_motivation where review_id = $1) as texts, (select count(*)::int from review_contest where review_id = $1) as contests`, [one.reviewId])).toEqual([{ scores: 15, texts: 9, contests: 0 }])
})

test('an older window never overwrites a newer one', async () => {
  const { one } = await scoring()
  const both = await Promise.allSettled(['3', '4'].map((score) => saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers(score) })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(saveReview(one.actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('5') })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a page whose answer got lost goes on from what it has; another page of the same reviewer never overwrites it', async () => {
  const { one } = await scoring()
  const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const save = (page: string, version: number, edit: number, score: string) => saveReview(one.actor, { reviewId: one.reviewId, version, page, edit, ...completeAnswers(score) })
  const given = async () => (await scoresOf(one.reviewId))[0]?.['score']
  await save(mine, 0, 1, '1')
  // The page never heard of version 1.
  expect(await save(mine, 0, 1, '1')).toMatchObject({ version: 2, filed: false })
  await save(mine, 0, 7, '3')
  // A request that hung in the network comes after a later one.
  await expect(save(mine, 0, 6, '2')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await given()).toBe(3)
  await save(other, 3, 1, '4')
  await expect(save(mine, 3, 9, '5')).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await given()).toBe(4)
})

test('two windows of one reviewer are merged field by field; what they say otherwise is shown, and nothing is overwritten before one chose', async () => {
  const { one } = await scoring()
  const [mine, other] = [crypto.randomUUID(), crypto.randomUUID()]
  const texts = async () => Object.fromEntries((await database.sql<{ criterion: string; motivation: string }>(`select criterion, motivation from review_motivation where review_id = $1 and criterion in ('C01', 'C02', 'C03')`, [one.reviewId])).map(({ criterion, motivation }) => [criterion, motivation]))
  const posted = (motivations: Record<string, string>, all: Record<string, string> = {}) => reviewAnswers.parse({ motivations, all })
  const fields = (answers: ReviewAnswers) => toFieldValues(answers)
  const [empty, here, there] = [posted({}), posted({ C01: 'Hier over C01.', C02: 'Hier over C02.' }, { C06: '3' }), posted({ C02: 'Daar over C02.', C03: 'Daar over C03.' }, { C05: '4' })]
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, page: mine, edit: 1, basis: fields(empty), ...here })
  const merged = await saveReview(one.actor, { reviewId: one.reviewId, version: 0, page: other, edit: 1, basis: fields(empty), ...there })
  expect(merged).toMatchObject({
    version: 2,
    conflicts: [{ field: 'motivations.C02', mine: 'Daar over C02.', theirs: 'Hier over C02.' }],
    fresh: [{ field: 'all.C06', value: '3' }, { field: 'motivations.C01', value: 'Hier over C01.' }],
  })
  expect(await texts()).toEqual({ C01: 'Hier over C01.', C02: 'Hier over C02.', C03: 'Daar over C03.' })
  expect((await scoresOf(one.reviewId)).map(({ place }) => place)).toEqual(['C05r1', 'C05r2', 'C06'])

  // Still unchosen, it comes up again, also under the newest version.
  const shown = { ...there, all: { C05: '4' as const, C06: '3' as const }, motivations: { ...there.motivations, C01: 'Hier over C01.' } }
  const behind = { reviewId: one.reviewId, version: 2, page: other, behind: true }
  expect(await saveReview(one.actor, { ...behind, edit: 2, basis: fields({ ...shown, motivations: { C01: 'Hier over C01.', C03: 'Daar over C03.' } }), ...shown })).toMatchObject({ conflicts: [{ field: 'motivations.C02' }], fresh: [] })
  // Chosen: the page builds on what it saw.
  expect(await saveReview(one.actor, { ...behind, edit: 3, basis: fields({ ...shown, motivations: { ...shown.motivations, C02: 'Hier over C02.' } }), ...shown })).toMatchObject({ conflicts: [], fresh: [] })
  expect(await texts()).toEqual({ C01: 'Hier over C01.', C02: 'Daar over C02.', C03: 'Daar over C03.' })
})

test('a window that shows the newest text saves as it stands, however its scores are spelled; one that kept no basis is refused', async () => {
  const { one } = await scoring()
  const page = crypto.randomUUID()
  const apart = completeAnswers('', { all: { C01: '' }, scores: { C01: { a1: '3', a2: '3' } } })
  await saveReview(one.actor, { reviewId: one.reviewId, version: 0, page, edit: 1, basis: {}, ...apart })
  const next = { ...apart, scores: { C01: { a1: '3' as const, a2: '4' as const } } }
  expect(await saveReview(one.actor, { reviewId: one.reviewId, version: 0, page: crypto.randomUUID(), edit: 1, basis: toFieldValues(apart), ...next })).toMatchObject({ conflicts: [], fresh: [] })
  expect((await scoresOf(one.reviewId)).map(({ place, score }) => [place, score])).toEqual([['C01r1', 3], ['C01r2', 4]])
  await expect(saveReview(one.actor, { reviewId: one.reviewId, version: 0, page, edit: 2, ...apart })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await finish({ actor: one.actor, reviewId: one.reviewId }, completeAnswers('4'), 2)
  await expect(saveReview(one.actor, { reviewId: one.reviewId, version: 0, page, edit: 3, basis: {}, ...apart })).rejects.toMatchObject({ code: 'too-late' })
})

test('a filing sent again because its answer got lost is filed once; another text after it is refused', async () => {
  const { one } = await scoring()
  const sent = { reviewId: one.reviewId, version: 0, page: crypto.randomUUID(), edit: 3, ...completeAnswers('4') }
  await saveReview(one.actor, sent)
  await finishReview(one.actor, sent)
  expect(await saveReview(one.actor, sent)).toMatchObject({ version: 1, filed: true })
  await expect(saveReview(one.actor, { ...sent, ...completeAnswers('5') })).rejects.toMatchObject({ code: 'too-late' })
  await expect(saveReview(one.actor, { ...sent, page: crypto.randomUUID() })).rejects.toMatchObject({ code: 'too-late' })
  expect(await verbsOf(database, one.reviewId)).toEqual(['review.assign', 'review.declare-interest', 'review.finish'])
})

test('a final review does not change', async () => {
  const { one } = await scoring()
  await finish(one, completeAnswers('4'))
  await expect(saveReview(one.actor, { reviewId: one.reviewId, version: 1, ...completeAnswers('5') })).rejects.toMatchObject({ code: 'too-late' })
})

test('nobody else saves it', async () => {
  const { one, two, officer, applicant } = await scoring()
  for (const actor of [two.actor, officer, applicant]) await expect(saveReview(actor, { reviewId: one.reviewId, version: 0, ...completeAnswers('5') })).rejects.toMatchObject({ code: 'not-found' })
})

test('what was saved comes back in the form as it was given', () => {
  const activities = [{ rowId: 'r1' }, { rowId: 'r2' }, { rowId: 'r3' }]
  const rows = rowsOfAnswers(rubric, activities, [{ rowId: 'r4' }], completeAnswers('4', { scores: { C02: { a3: '2' } }, remarks: { C02: { a3: 'Niet getest.' } }, abstain: { C09: 'ja' }, contests: { a4: { A03: 'Wel open.' } } }))
  expect(rowsOfAnswers(rubric, activities, [{ rowId: 'r4' }], answersOfRows(rubric, activities, [{ rowId: 'r4' }], rows))).toEqual(rows)
})
