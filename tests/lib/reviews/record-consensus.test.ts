import { expect, test } from 'vitest'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { returnReview } from '@/lib/reviews/return-review'
import { reviewsSeen } from '@/lib/reviews/reviews-seen'
import { consensusAnswers } from '@/lib/reviews/schema'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { eventsOf } from '@/tests/support/traces'
import { completeAnswers, createFile, criteria, finish, startReviews, statusOf } from './reviewed-file'

const database = await testDatabase()

const inConsensus = async (contested = false) => {
  const file = await createFile(database)
  const [one, two] = await startReviews(database, file, 2)
  if (!one || !two) throw new Error('two reviewers')
  await finish(one, completeAnswers('4', contested ? { contests: { a1: { A06: 'In de beschrijving staat enkel techniek.' } } } : { all: { C06: '5' } }))
  await finish(two, completeAnswers('4', contested ? {} : { all: { C06: '3' } }))
  return { ...file, one, two, chair: await staffActor(database, 'VLAIO_PANEL_CHAIR') }
}

const agreed = (applicationId: string, changes: Record<string, unknown> = {}) =>
  consensusAnswers.parse({
    applicationId,
    all: Object.fromEntries(criteria.map((code) => [code, '4'])),
    motivations: Object.fromEntries(criteria.map((code) => [code, 'Het panel volgt de beoordelaars: de aanvraag werkt dit uit met voorbeelden en cijfers.'])),
    ...changes,
  })

test('the chair records half points per criterion and per activity, and the file is ranked', async () => {
  const { applicationId, chair } = await inConsensus()
  await recordConsensus(chair, agreed(applicationId, { all: { ...agreed(applicationId).all, C06: '3,5' }, scores: { C02: { a2: '2,5' } }, note: 'Kort overleg.' }))
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'IN_REVIEW', office: 'RANKED' })
  expect(await database.sql('select method, chair_id, note from consensus where application_id = $1', [applicationId])).toEqual([{ method: 'MEETING', chair_id: chair.userId, note: 'Kort overleg.' }])
  expect(await database.sql(`select criterion, activity_row_id, numerator, denominator from consensus_score where application_id = $1 and criterion in ('C02', 'C06') order by 1, 2`, [applicationId])).toEqual([
    { criterion: 'C02', activity_row_id: 'r1', numerator: 8, denominator: 2 },
    { criterion: 'C02', activity_row_id: 'r2', numerator: 5, denominator: 2 },
    { criterion: 'C06', activity_row_id: '', numerator: 7, denominator: 2 },
  ])
  expect(await database.sql('select count(*)::int as texts from consensus_motivation where application_id = $1', [applicationId])).toEqual([{ texts: 10 }])
  expect((await eventsOf(database, applicationId)).map(({ verb }) => verb)).toEqual(['consensus.call', 'consensus.record'])
})

test('an incomplete consensus says all that lacks', async () => {
  const { applicationId, chair } = await inConsensus()
  const { all, motivations } = agreed(applicationId)
  await expect(recordConsensus(chair, agreed(applicationId, { all: { ...all, C01: '', C10: '' }, scores: { C01: { a1: '3' } }, motivations: { ...motivations, C04: 'Kort.' } }))).rejects.toMatchObject({
    code: 'incomplete',
    problems: [
      { field: 'scores.C01.a2', message: 'C01: kies een score voor “Activiteit r2”.' },
      { field: 'motivations.C04', message: 'C04: motiveer in minstens 60 tekens. U hebt er 5.' },
      { field: 'all.C10', message: 'C10: kies een score.' },
    ],
  })
})

test('a quarter point is no score', () => {
  expect(consensusAnswers.safeParse({ applicationId: crypto.randomUUID(), all: { C01: '3,25' } }).success).toBe(false)
})

test('a contested verdict asks for a note', async () => {
  const { applicationId, chair } = await inConsensus(true)
  await expect(recordConsensus(chair, agreed(applicationId))).rejects.toMatchObject({ problems: [{ field: 'note' }] })
  await recordConsensus(chair, agreed(applicationId, { note: 'Het panel houdt het oordeel op A06 aan: de opdracht vraagt ook wiskunde.' }))
  expect((await statusOf(database, applicationId)).office).toBe('RANKED')
})

test('consensus is recorded once, also by two chairs at once', async () => {
  const { applicationId, chair } = await inConsensus()
  const second = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  const both = await Promise.allSettled([chair, second].map((actor) => recordConsensus(actor, agreed(applicationId))))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  await expect(recordConsensus(chair, agreed(applicationId))).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('reviewers and officers do not record it, the applicant does not learn of it', async () => {
  const { applicationId, one, officer, applicant } = await inConsensus()
  for (const actor of [one.actor, officer]) await expect(recordConsensus(actor, agreed(applicationId))).rejects.toMatchObject({ code: 'forbidden' })
  await expect(recordConsensus(applicant, agreed(applicationId))).rejects.toMatchObject({ code: 'not-found' })
})

test('once the reviewers know each other\'s scores, none is sent back: the change would be no revision', async () => {
  const { applicationId, one, chair, officer } = await inConsensus()
  await expect(returnReview(officer, { reviewId: one.reviewId, reason: 'Kijk C06 nog eens na, graag.' })).rejects.toMatchObject({ code: 'too-late' })
  await recordConsensus(chair, agreed(applicationId))
  expect((await statusOf(database, applicationId)).office).toBe('RANKED')
})

test('the chair confirms what the reviews say now: one that was revised since the page was opened is read first', async () => {
  const { applicationId, chair, one } = await inConsensus()
  const reviews = () => database.sql<{ id: string; version: number }>('select id, version from review where application_id = $1', [applicationId])
  const seen = reviewsSeen(await reviews())
  await database.sql(`update review set version = version + 1 where id = '${one.reviewId}'`)
  await expect(recordConsensus(chair, agreed(applicationId, { seen }))).rejects.toMatchObject({ code: 'unseen', message: expect.stringContaining('herzag intussen') })
  expect((await statusOf(database, applicationId)).office).toBe('CONSENSUS')
  await recordConsensus(chair, agreed(applicationId, { seen: reviewsSeen(await reviews()) }))
  expect((await statusOf(database, applicationId)).office).toBe('RANKED')
})

test('a file that is not in consensus has nothing to record', async () => {
  const file = await createFile(database)
  await startReviews(database, file, 2)
  await expect(recordConsensus(await staffActor(database, 'VLAIO_PANEL_CHAIR'), agreed(file.applicationId))).rejects.toMatchObject({ code: 'changed-meanwhile' })
})
