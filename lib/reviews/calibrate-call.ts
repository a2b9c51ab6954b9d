import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import canonicalize from 'canonicalize'
import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { openCalibration, type CalibrationResult } from './calibration'
import { calibrationQuestion, type CalibrationQuestion } from './calibration-input'

const portal = systemActor('kalibratie')

/** Names the method: whoever runs it on `input` gets `result`. */
const CALIBRATION_RULE = 'stem-loket/expectedRanks/1'

export type CalibrationDocument = { type: 'stem-loket/calibration/1'; rule: string; input: CalibrationQuestion['input']; result: CalibrationResult }

/** Draws per turn: some milliseconds for a thousand files, so that the mails of the same worker go on. */
export const DRAWS_PER_TURN = 20

/** Job: draws what the final reviews say about the order, once for the same input, and keeps it as advice. It touches no score and no list. */
export const calibrateCall = async ({ callId }: { callId: string }): Promise<{ made: boolean }> => {
  const question = await asActor(portal, async (tx) => {
    const asked = await calibrationQuestion(tx, callId)
    return asked && !(await isMade(tx, asked)) ? asked : null
  })
  if (!question) return { made: false }
  const { scores, ranked, line, draws, seed } = question.input
  const run = openCalibration({ scores, draws, seed, line, ...(ranked ? { ranked } : {}) })
  while (!run.advance(DRAWS_PER_TURN)) await turn()
  return asActor(portal, (tx) => keep(tx, question, run.result()))
}

const isMade = async (tx: Tx, { callId, inputSha256 }: CalibrationQuestion): Promise<boolean> => (await tx.calibration.count({ where: { callId, inputSha256 } })) > 0

/** Two workers that drew the same keep it once. */
const keep = async (tx: Tx, { callId, rankingId, input, inputSha256 }: CalibrationQuestion, result: CalibrationResult): Promise<{ made: boolean }> => {
  const document: CalibrationDocument = { type: 'stem-loket/calibration/1', rule: CALIBRATION_RULE, input, result }
  const content = canonicalize(document) ?? ''
  const sha256 = createHash('sha256').update(content).digest('hex')
  const [kept] = await tx.$queryRaw<{ id: string }[]>`
    insert into calibration (call_id, ranking_id, seed, draws, reviews, input_sha256, content, sha256)
    values (${callId}::uuid, ${rankingId}::uuid, ${input.seed}, ${input.draws}, ${input.scores.length}, ${inputSha256}, ${content}, ${sha256})
    on conflict (call_id, input_sha256) do nothing returning id`
  if (!kept) return { made: false }
  const files = [...new Set([...input.scores.map(({ application }) => application), ...(input.ranked ?? [])])]
  await tx.calibrationFile.createMany({ data: files.map((applicationId) => ({ calibrationId: kept.id, applicationId })) })
  await recordEvent(tx, portal, { verb: 'calibration.make', subjectType: 'call', subjectId: callId, payload: { calibrationId: kept.id, rankingId, seed: input.seed, draws: input.draws, inputSha256, sha256 } })
  return { made: true }
}
