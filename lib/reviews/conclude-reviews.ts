import { systemActor } from '@/lib/access/actor'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { meanOfReviews } from '@/lib/rubrics/scoring'
import { consensusTriggers } from './consensus-triggers'
import { countingReviewStatuses, livingReviewStatuses } from './lifecycle'
import { reviewFile, type ReviewFile } from './review-file'

const portal = systemActor('beoordeling')

/**
 * What follows by itself when a review became final or void: with every review in, the file goes to consensus for a reason or is ranked by
 * the exact mean. A ranked file that lost a review which counted goes back to its reviewers first. Call it as the last step of an act that
 * holds the lock on the assessment: the transaction goes on as the portal itself, because no reviewer may read all scores before that.
 */
export const concludeReviews = async (tx: Tx, applicationId: string, now: Date, { lostScores }: { lostScores: boolean } = { lostScores: false }): Promise<void> => {
  await tx.$queryRaw`select set_config('app.roles', ',SYSTEM,', true)`
  const found = await reviewFile(tx, applicationId)
  if (lostScores && found?.assessment.status === 'RANKED') await reviewAgain(tx, found)
  const file = await reviewFile(tx, applicationId)
  if (file?.assessment.status !== 'IN_REVIEW') return

  const living = await tx.review.findMany({ where: { applicationId, status: { in: [...livingReviewStatuses] } }, ...withAnswers })
  if (living.length < file.reviewersPerApplication || living.some(({ status }) => !countingReviewStatuses.includes(status))) return

  const triggers = consensusTriggers(file.rubric, file.activities, living).map((trigger) => ({ ...trigger, sentence: withTitles(trigger.sentence, file.struck) }))
  if (triggers.length > 0) {
    await tx.consensus.create({ data: { applicationId, triggers, method: 'MEETING', recordedAt: now } })
    await moveApplication(tx, portal, file, 'callConsensus')
    await askChairs(tx, file)
  } else {
    await tx.consensus.create({ data: { applicationId, triggers, method: 'MEAN', recordedAt: now } })
    await writeMean(tx, applicationId, living)
    await moveApplication(tx, portal, file, 'rankByMean')
  }
  await recordEvent(tx, portal, { verb: triggers.length > 0 ? 'consensus.call' : 'consensus.mean', subjectType: 'application', subjectId: applicationId, applicationId, payload: { triggers } })
}

/** A contested verdict of a struck activity: the rules know titles only of those that are scored. */
const withTitles = (sentence: string, struck: ReviewFile['struck']): string => struck.reduce((words, { rowId, title }) => words.replace(rowId, title), sentence)

/** By id, which is random, so that the order of the texts says nothing about who wrote them. */
const withAnswers = { include: { scores: true, motivations: true, contests: true }, orderBy: { id: 'asc' } } as const

type Answers = { scores: { criterion: string; activityRowId: string; score: number | null }[]; motivations: { criterion: string; motivation: string }[] }

const writeMean = async (tx: Tx, applicationId: string, reviews: readonly Answers[]): Promise<void> => {
  const means = meanOfReviews(reviews.map(({ scores }) => scores))
  await tx.consensusScore.createMany({
    data: means.map(({ criterion, activityRowId, score }) => ({ applicationId, criterion, activityRowId, numerator: Number(score.numerator), denominator: Number(score.denominator) })),
  })
  const motivations = Map.groupBy(reviews.flatMap(motivationsOfScores), ({ criterion }) => criterion)
  await tx.consensusMotivation.createMany({
    data: [...motivations].map(([criterion, texts]) => ({ applicationId, criterion, motivation: texts.map(({ motivation }) => motivation).join('\n\n') })),
  })
}

/** Why somebody abstained is no motive for the applicant. */
const motivationsOfScores = ({ scores, motivations }: Answers): Answers['motivations'] =>
  motivations.filter(({ criterion }) => scores.some((row) => row.criterion === criterion && row.score !== null))

/**
 * The agreed scores rested on a review that no longer counts: they go, and stay in the trail. A list frozen before keeps what it holds; the
 * next one is frozen anew.
 */
const reviewAgain = async (tx: Tx, file: ReviewFile): Promise<void> => {
  const { id: applicationId } = file
  const consensus = await tx.consensus.findUnique({ where: { applicationId }, include: { scores: true, motivations: true } })
  await tx.consensusScore.deleteMany({ where: { applicationId } })
  await tx.consensusMotivation.deleteMany({ where: { applicationId } })
  await tx.consensus.deleteMany({ where: { applicationId } })
  await moveApplication(tx, portal, file, 'reviewAgain')
  await recordEvent(tx, portal, { verb: 'review.again', subjectType: 'application', subjectId: applicationId, applicationId, payload: { consensus: agreed(consensus) } })
}

type Agreed = { method: string; note: string; chairId: string | null; recordedAt: Date; scores: object[]; motivations: object[] }

const agreed = (consensus: Agreed | null) =>
  consensus && { method: consensus.method, note: consensus.note, chairId: consensus.chairId, recordedAt: consensus.recordedAt.toISOString(), scores: consensus.scores, motivations: consensus.motivations }

const askChairs = async (tx: Tx, { id, number }: ReviewFile): Promise<void> => {
  const chairs = await tx.userRole.findMany({ where: { role: 'VLAIO_PANEL_CHAIR', user: { conflicts: { none: { applicationId: id } } } }, select: { userId: true } })
  for (const { userId } of chairs)
    await enqueueEmail(tx, { template: 'consensus-asked', to: { userId }, dedupeKey: `consensus-asked:${id}:${userId}`, applicationId: id, fileNumber: number })
}
