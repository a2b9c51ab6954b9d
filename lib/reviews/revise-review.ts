import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { scoreApplication } from '@/lib/rubrics/scoring'
import type { ApplicationStatus } from '@/prisma/generated/enums'
import { countingReviewStatuses } from './lifecycle'
import { moveReview } from './move-review'
import { answersOfRows, rowsOfAnswers, sameRows, type ReviewRows } from './review-answers'
import { reviewFile } from './review-file'
import { reviewProblems } from './review-problems'
import type { Revising } from './schema'
import { tellPanel } from './tell-panel'

/** In the meeting a reviewer changes the own review, with a reason. What it said until then is kept, whole, and stays readable for whoever reads the review. */
export const reviseReview = (actor: Actor, { reviewId, version, reason, ...answers }: Revising): Promise<void> =>
  asActor(actor, async (tx) => {
    const found = await tx.review.findUnique({ where: { id: reviewId }, select: { reviewerId: true, applicationId: true } })
    if (!found) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    const { applicationId, reviewerId } = found
    requirePermission(actor, 'review.revise', { ownerId: reviewerId, applicationId }, 'review.read-own')
    const now = await lockAssessment(tx, applicationId)

    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    requireMeeting(file.assessment.status)
    const review = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, include: { scores: true, motivations: true, contests: true } })
    if (!countingReviewStatuses.includes(review.status)) throw new Refusal('too-early', 'Uw beoordeling is niet ingediend. Werk ze eerst af.')
    if (review.version !== version) throw new Refusal('changed-meanwhile', 'U herzag deze beoordeling intussen in een ander venster. Laad de pagina opnieuw.')
    const before = contentOf(review)
    const { comments, contests } = answersOfRows(file.rubric, file.activities, file.struck, before)
    const after = rowsOfAnswers(file.rubric, file.activities, file.struck, { ...answers, comments, contests })
    const problems = reviewProblems(file.rubric, file.activities, after)
    if (problems.length > 0) throw new Refusal('incomplete', problems)
    if (sameRows(before, after)) throw new Refusal('invalid', 'U hebt nog niets gewijzigd. Pas een score of een motivering aan.')

    const round = 1 + (await tx.reviewRevision.count({ where: { reviewId } }))
    await tx.reviewRevision.create({ data: { reviewId, round, reason, content: before, revisedAt: now } })
    await moveReview(tx, actor, reviewId, 'revise', { version: version + 1 })
    await replaceRows(tx, reviewId, after)
    await tellPanel(tx, actor, file, now)
    const total = (rows: ReviewRows): number => scoreApplication(file.rubric, file.activities, rows.scores).total
    await recordEvent(tx, actor, { verb: 'review.revise', subjectType: 'review', subjectId: reviewId, applicationId, payload: { round, reason, from: total(before), to: total(after), scores: after.scores } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const requireMeeting = (status: ApplicationStatus): void => {
  if (status === 'IN_REVIEW') throw new Refusal('too-early', 'Niet alle beoordelingen zijn ingediend. Herzien kan pas in het overleg.')
  if (status !== 'CONSENSUS') throw new Refusal('too-late', 'Het overleg over dit dossier is afgesloten. Uw beoordeling wijzigt niet meer.')
}

const contentOf = ({ scores, motivations, contests }: ReviewRows): ReviewRows => ({
  scores: scores.map(({ criterion, activityRowId, score, remark }) => ({ criterion, activityRowId, score, remark })),
  motivations: motivations.map(({ criterion, motivation, officeComment }) => ({ criterion, motivation, officeComment })),
  contests: contests.map(({ activityRowId, code, reason }) => ({ activityRowId, code, reason })),
})

/** What is contested is left as it was: the meeting decides on it, with a note. */
const replaceRows = async (tx: Tx, reviewId: string, { scores, motivations }: ReviewRows): Promise<void> => {
  await tx.reviewScore.deleteMany({ where: { reviewId } })
  await tx.reviewMotivation.deleteMany({ where: { reviewId } })
  await tx.reviewScore.createMany({ data: scores.map((row) => ({ reviewId, ...row })) })
  await tx.reviewMotivation.createMany({ data: motivations.map((row) => ({ reviewId, ...row })) })
}
