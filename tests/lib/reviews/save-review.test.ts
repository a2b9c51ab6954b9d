import { expect, test } from 'vitest'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
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
