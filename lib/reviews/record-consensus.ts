import { standingIn, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { consensusProblems, consensusRows } from './consensus-answers'
import { countingReviewStatuses, livingReviewStatuses } from './lifecycle'
import { noteInMeeting } from './meeting-items'
import { reviewFile, type ReviewFile } from './review-file'
import { unseenReviews } from './reviews-seen'
import type { ConsensusAnswers } from './schema'

/** The chair records what the meeting agreed: half points and one motivation per criterion. The file can then be ranked. */
export const recordConsensus = (actor: Actor, { applicationId, seen, ...answers }: ConsensusAnswers): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in beoordeling.')
    requirePermission(actor, 'consensus.record', { applicationId }, 'consensus.read')
    const now = await lockAssessment(tx, applicationId)

    const { status, consensus } = await tx.assessment.findUniqueOrThrow({ where: { applicationId }, select: { status: true, consensus: { select: { triggers: true } } } })
    if (status !== 'CONSENSUS' || !consensus) throw new Refusal('changed-meanwhile', 'Dit dossier wacht niet (meer) op overleg.')
    await requireReviews(tx, file, seen)
    const problems = consensusProblems(file.rubric, file.activities, answers, isContested(consensus.triggers))
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const rows = consensusRows(file.rubric, file.activities, answers)
    await tx.consensus.update({ where: { applicationId }, data: { method: 'MEETING', chairId: actor.userId, note: answers.note, recordedAt: now } })
    await tx.consensusScore.createMany({ data: rows.scores.map((row) => ({ applicationId, ...row })) })
    await tx.consensusMotivation.createMany({ data: rows.motivations.map((row) => ({ applicationId, ...row })) })
    await moveApplication(tx, standingIn(actor, applicationId), { ...file, assessment: { status } }, 'rankByConsensus')
    await noteInMeeting(tx, actor, file, { outcome: 'AGREED', note: answers.note }, now)
    await recordEvent(tx, actor, { verb: 'consensus.record', subjectType: 'application', subjectId: applicationId, applicationId, payload: { ...rows, note: answers.note } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** A review that ended meanwhile is waited for, and what a reviewer changed after the page was opened is read first. */
const requireReviews = async (tx: Tx, { id, reviewersPerApplication }: ReviewFile, seen: string | undefined): Promise<void> => {
  const living = await tx.review.findMany({ where: { applicationId: id, status: { in: [...livingReviewStatuses] } }, select: { id: true, version: true, status: true, reviewer: { select: { name: true } } } })
  const counting = living.filter(({ status }) => countingReviewStatuses.includes(status))
  if (counting.length < living.length || counting.length < reviewersPerApplication)
    throw new Refusal('too-early', `${counting.length === 1 ? 'Er is 1 ingediende beoordeling' : `Er zijn ${counting.length} ingediende beoordelingen`}; het overleg wacht op de andere.`)
  const changed = seen === undefined ? [] : unseenReviews(counting, seen)
  if (changed.length > 0) throw new Refusal('unseen', `${changed.map(({ reviewer }) => reviewer.name).join(' en ')} herzag intussen de beoordeling. Lees hierboven wat er nu staat en bevestig dan. Wat u typte, staat er nog.`)
}

const isContested = (triggers: unknown): boolean =>
  Array.isArray(triggers) && triggers.some((trigger: unknown) => typeof trigger === 'object' && trigger !== null && Reflect.get(trigger, 'code') === 'CONTESTED_KNOCKOUT')
