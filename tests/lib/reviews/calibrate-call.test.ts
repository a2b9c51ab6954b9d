import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { systemActor, type Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { assessedFiles } from '@/lib/decisions/assessed-files'
import { rankingDocument } from '@/lib/decisions/canonical-ranking'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { officialInput } from '@/lib/decisions/official-input'
import { isRefusal } from '@/lib/refusal'
import { askCalibration } from '@/lib/reviews/ask-calibration'
import { calibrateCall, type CalibrationDocument } from '@/lib/reviews/calibrate-call'
import { openCalibration } from '@/lib/reviews/calibration'
import { calibrationQuestion, ownTotal } from '@/lib/reviews/calibration-input'
import { calibrationView } from '@/lib/reviews/calibration-view'
import { rubricVersion } from '@/lib/rubrics/schema'
import { withCallThresholds } from '@/lib/rubrics/scoring'
import type { Call } from '@/prisma/generated/client'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const rubric = rubricVersion.parse(rubricJson)
const officer = await staffActor(database, 'VLAIO_OFFICER')
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const reviewers = await Promise.all(['a', 'b', 'c'].map(() => staffActor(database, 'VLAIO_REVIEWER')))
const portal = systemActor('test')

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

/** A final review that gives every criterion these points; a criterion in `abstained` gets none. */
const addReview = async (applicationId: string, reviewer: Actor | undefined, points: number, abstained: readonly string[] = []): Promise<string> => {
  const id = await insertRow(database, 'review', { applicationId, reviewerId: reviewer?.userId, assignedById: officer.userId, status: 'IN_PROGRESS' })
  for (const { code, scope } of rubricJson.scored)
    await insertRow(database, 'review_score', { reviewId: id, criterion: code, activityRowId: scope === 'ACTIVITY' ? 'a1' : '', score: abstained.includes(code) ? null : points }, false)
  await database.sql(`update review set status = 'FINAL', final_at = now() where id = $1`, [id])
  return id
}

/** Four files, two reviews each, ready to be ranked; the envelope pays two. */
const reviewedCall = async (): Promise<{ call: Call; files: string[]; reviews: string[] }> => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 900_000n })
  const files: string[] = []
  const reviews: string[] = []
  for (const [index, points] of [5, 4, 4, 3].entries()) {
    const file = await createRankedFile(database, call, { score: points })
    files.push(file.id)
    reviews.push(await addReview(file.id, reviewers[index % 3], points), await addReview(file.id, reviewers[(index + 1) % 3], Math.max(3, points - 1)))
  }
  return { call, files, reviews }
}

const kept = (callId: string) => database.sql<{ id: string; seed: number; content: string; sha256: string; ranking_id: string | null }>('select id, seed, content, sha256, ranking_id from calibration where call_id = $1 order by made_at', [callId])
const viewFor = (actor: Actor, callId: string, rankingId: string | null = null) => asActor(actor, (tx) => calibrationView(tx, actor, callId, rankingId))

test('the job draws once for the same reviews, and whoever draws again with the kept seed finds the same', async () => {
  const { call } = await reviewedCall()
  expect(await calibrateCall({ callId: call.id })).toEqual({ made: true })
  expect(await calibrateCall({ callId: call.id })).toEqual({ made: false })
  const [row, ...more] = await kept(call.id)
  expect(more).toEqual([])
  const { input, result }: CalibrationDocument = JSON.parse(row?.content ?? '')
  expect({ seed: input.seed, draws: input.draws, ranked: input.ranked, scores: input.scores.length }).toEqual({ seed: row?.seed, draws: 20_000, ranked: null, scores: 8 })
  const again = openCalibration({ scores: input.scores, draws: input.draws, seed: input.seed })
  again.advance(Infinity)
  expect(canonicalize(again.result())).toBe(canonicalize(result))
  expect(row?.sha256).toBe(createHash('sha256').update(row?.content ?? '').digest('hex'))
  expect(await verbsOf(database, call.id)).toEqual(['calibration.make'])
})

test('two workers at once keep it once', async () => {
  const { call } = await reviewedCall()
  const answers = await Promise.all([calibrateCall({ callId: call.id }), calibrateCall({ callId: call.id })])
  expect(answers.filter(({ made }) => made)).toHaveLength(1)
  expect(await kept(call.id)).toHaveLength(1)
})

test('the official list is the same to the byte with and without it, and freezing asks for it anew', async () => {
  const { call, files } = await reviewedCall()
  const thresholds = withCallThresholds(rubric, call)
  const before = await asActor(portal, async (tx) => canonicalize(rankingDocument(officialInput(thresholds, call, await assessedFiles(tx, call.id)).input)))
  const scores = () => database.sql('select * from consensus_score where application_id = any($1) order by 1, 2, 3', [files])
  const untouched = await scores()
  await calibrateCall({ callId: call.id })
  const { rankingId } = await freezeRanking(chair, { callId: call.id })
  expect(await database.sql('select key from graphile_worker.jobs where key like $1', [`calibrate:${call.id}%`])).toEqual([{ key: `calibrate:${call.id}:${rankingId}` }])
  const rows = () => database.sql('select * from ranking_row where ranking_id = $1 order by position', [rankingId])
  const frozen = await rows()
  expect(await calibrateCall({ callId: call.id })).toEqual({ made: true })
  const [signed] = await database.sql<{ content: string }>('select content from ranking where id = $1', [rankingId])
  const { keyId: _key, signature: _signature, ...frozenList } = z.record(z.string(), z.json()).parse(JSON.parse(signed?.content ?? '{}'))
  expect(canonicalize(frozenList)).toBe(before)
  expect([await rows(), await scores()]).toEqual([frozen, untouched])

  const view = await viewFor(chair, call.id, rankingId)
  if (view?.state !== 'made') throw new Error('there is no calibration')
  expect({ line: view.line, files: view.files.length, current: view.current }).toEqual({ line: 2, files: 4, current: true })
  expect(view.files.reduce((sum, { above }) => sum + (above ?? NaN), 0)).toBeCloseTo(2, 1)
})

test('a void review changes nothing, as if it had never been given', async () => {
  const { call, reviews } = await reviewedCall()
  const question = () => asActor(portal, (tx) => calibrationQuestion(tx, call.id))
  await database.sql(`update review set status = 'VOID' where id = $1`, [reviews[0]])
  const without = await question()
  expect(without?.input.scores).toHaveLength(7)
  await database.sql('begin; alter table review_score disable trigger all; update review_score set score = 0 where review_id = \'' + (reviews[0] ?? '') + '\'; alter table review_score enable trigger all; commit')
  expect(await question()).toEqual(without)
})

test('an abstention leaves its criterion out and is no zero', () => {
  const activities = [{ rowId: 'a1', plannedChildHours: 10, knockoutsMet: true as const }]
  const given = (abstained: readonly string[]) => rubric.scored.map(({ code, scope }) => ({ criterion: code, activityRowId: scope === 'ACTIVITY' ? 'a1' : '', score: abstained.includes(code) ? null : 4 }))
  expect(ownTotal(rubric, activities, given([]))).toBe(80)
  expect(ownTotal(rubric, activities, given(['C02', 'C06']))).toBe(80)
  expect(ownTotal(rubric, activities, given(rubric.scored.map(({ code }) => code)))).toBeNull()
})

test('who may read the scores of others may read it; a conflict with one of its files closes it at once', async () => {
  const { call, files } = await reviewedCall()
  await calibrateCall({ callId: call.id })
  const rowsFor = (actor: Actor) => asActor(actor, async (tx) => [await tx.calibration.count({ where: { callId: call.id } }), await tx.calibrationFile.count({ where: { applicationId: { in: files } } })])
  for (const role of ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'AUDITOR'] as const) {
    const reader = await staffActor(database, role)
    expect([role, (await viewFor(reader, call.id))?.state, await rowsFor(reader)]).toEqual([role, 'made', [1, 4]])
    await insertRow(database, 'conflict', { applicationId: files[3], userId: reader.userId, type: 'FAMILY', source: 'OFFICE' })
    const conflicted = await actorOf(database, { id: reader.userId ?? '' })
    expect([role, await viewFor(conflicted, call.id), await rowsFor(reader)]).toEqual([role, { state: 'closed' }, [0, 0]])
  }
  const outsiders = [...(await Promise.all((['VLAIO_REVIEWER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'POLICY_DOMAIN'] as const).map((role) => staffActor(database, role)))), await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY'), ...reviewers]
  for (const outsider of outsiders) expect([outsider.roles, await viewFor(outsider, call.id), await rowsFor(outsider)]).toEqual([outsider.roles, null, [0, 0]])
})

test('the chair and the officer ask for it, others do not; what is known already is not asked', async () => {
  const { call, files } = await reviewedCall()
  const callId = call.id
  expect(await refusal(askCalibration(await staffActor(database, 'VLAIO_DECIDER'), { callId }))).toBe('forbidden')
  expect(await refusal(askCalibration(reviewers[0] ?? officer, { callId }))).toBe('not-found')
  expect(await refusal(askCalibration(officer, { callId: (await createCall(database, { status: 'ASSESSMENT' })).id }))).toBe('too-early')
  expect(await askCalibration(officer, { callId })).toEqual({ asked: true })
  await askCalibration(chair, { callId })
  expect(await database.sql('select payload::json as payload from graphile_worker._private_jobs where key = $1', [`calibrate:${callId}:open`])).toEqual([{ payload: { callId } }])
  await calibrateCall({ callId })
  expect(await askCalibration(officer, { callId })).toEqual({ asked: false })

  const third = await staffActor(database, 'VLAIO_REVIEWER')
  await addReview(files[0] ?? '', third, 2)
  expect(await viewFor(officer, callId)).toMatchObject({ state: 'made', current: false, reviews: 8 })
  expect(await askCalibration(officer, { callId })).toEqual({ asked: true })
  await calibrateCall({ callId })
  expect(await viewFor(officer, callId)).toMatchObject({ state: 'made', current: true, reviews: 9, connected: true })
  expect(await verbsOf(database, callId)).toEqual(['calibration.ask', 'calibration.ask', 'calibration.make', 'calibration.ask', 'calibration.make'])
})

test('what is kept never changes', async () => {
  const { call } = await reviewedCall()
  await calibrateCall({ callId: call.id })
  await expect(database.sql('update calibration set draws = 200 where call_id = $1', [call.id])).rejects.toThrow(/append-only/)
  await expect(database.sql('delete from calibration_file')).rejects.toThrow(/append-only/)
})
