import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { scoreApplication } from '@/lib/rubrics/scoring'
import { triggersBeside } from './consensus-record'
import { isId } from './desk'
import { derivedInFile } from './find-derived-conflict'
import { countingReviewStatuses, endedReviewStatuses, openReviewStatuses } from './lifecycle'
import { panelTalk } from './panel-talk'
import { reviewFile } from './review-file'
import { revisionsOf } from './revisions'

/** Files that wait for a meeting, for the chair. */
export const consensusQueue = (tx: Tx, actor: Actor) =>
  can(actor, 'consensus.record')
    ? tx.application.findMany({
        where: { id: { notIn: [...actor.conflictedApplicationIds] }, assessment: { status: 'CONSENSUS' } },
        select: { id: true, number: true, title: true, organisation: { select: { legalName: true } }, call: { select: { name: true, code: true } }, assessment: { select: { consensus: { select: { triggers: true, recordedAt: true } } } } },
        orderBy: { number: 'asc' },
      })
    : Promise.resolve([])

/** The reviews of a file side by side: for the office always, for a reviewer once the own one is final (row level security says the same). */
export const consensusView = async (tx: Tx, actor: Actor, id: string) => {
  const own = isId(id) ? await tx.review.findUnique({ where: { id } }) : null
  if (own) {
    requirePermission(actor, 'review.read-own', { ownerId: own.reviewerId, applicationId: own.applicationId })
    if (!countingReviewStatuses.includes(own.status)) return null
  }
  const applicationId = own?.applicationId ?? id
  if (!isId(applicationId) || (!own && !can(actor, 'review.read-others', { applicationId }))) return null
  requirePermission(actor, 'consensus.read', { applicationId })

  const file = await reviewFile(tx, applicationId)
  if (!file) return null
  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { title: true, number: true, organisation: { select: { legalName: true } }, call: { select: { name: true } }, assessment: { select: { status: true, consensus: { include: { scores: true, motivations: true } } } } },
  })
  const reviews = await tx.review.findMany({
    where: { applicationId, status: { in: [...countingReviewStatuses] } },
    include: { scores: true, motivations: true, contests: true, revisions: { orderBy: { round: 'asc' } }, reviewer: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const labelled = reviews.map((review, index) => ({ ...review, label: own ? (review.id === own.id ? 'Uzelf' : `Beoordelaar ${index + 1}`) : review.reviewer.name }))
  const messages = await panelTalk(tx, actor, applicationId, labelled, own !== null)
  await recordEvent(tx, actor, { verb: 'consensus.opened', subjectType: 'application', subjectId: applicationId, applicationId })
  const meeting = application.assessment?.status === 'CONSENSUS'
  return {
    applicationId,
    application,
    file,
    ownReviewId: own?.id ?? null,
    consensus: application.assessment?.consensus ?? null,
    reviews: labelled.map(({ revisions, ...review }) => ({
      ...review,
      scoring: scoreApplication(file.rubric, file.activities, review.scores),
      revisions: revisionsOf(file.rubric, file.activities, revisions, review),
    })),
    triggers: !application.assessment?.consensus ? [] : triggersBeside(application.assessment?.consensus?.triggers, file.rubric, file.activities, reviews),
    messages,
    mayRecord: meeting && can(actor, 'consensus.record', { applicationId }),
    mayLead: can(actor, 'consensus.record', { applicationId }),
    mayDiscuss: meeting && can(actor, 'consensus.discuss', { applicationId }),
    mayRevise: meeting && own !== null && can(actor, 'review.revise', { ownerId: own.reviewerId, applicationId }),
  }
}
export type ConsensusView = NonNullable<Awaited<ReturnType<typeof consensusView>>>

/** For the officer: who reviews, how far they are, who may be asked. */
export const reviewOverview = async (tx: Tx, actor: Actor, applicationId: string) => {
  const file = await reviewFile(tx, applicationId)
  if (!file) return null
  requirePermission(actor, 'eligibility.read', applicationFacts(file))
  if (!can(actor, 'review.read-others', { applicationId })) return null
  const reviews = await tx.review.findMany({
    where: { applicationId },
    select: { id: true, status: true, reason: true, refusedFor: true, dueAt: true, finalAt: true, reviewerId: true, scores: true, reviewer: { select: { name: true } } },
    orderBy: [{ assignedAt: 'asc' }, { id: 'asc' }],
  })
  const conflicts = await tx.conflict.findMany({ where: { applicationId }, select: { id: true, type: true, reason: true, source: true, declaredAt: true, userId: true, user: { select: { name: true } } }, orderBy: { declaredAt: 'asc' } })
  return {
    criteria: file.rubric.scored.length,
    needed: file.reviewersPerApplication,
    reviews: reviews.map(({ scores, ...review }) => ({
      ...review,
      scored: new Set(scores.map(({ criterion }) => criterion)).size,
      total: countingReviewStatuses.includes(review.status) ? scoreApplication(file.rubric, file.activities, scores).total : null,
    })),
    conflicts,
    free: can(actor, 'review.assign', { applicationId }) ? await freeReviewers(tx, applicationId, [...reviews.filter(({ status }) => !endedReviewStatuses.includes(status)).map(({ reviewerId }) => reviewerId), ...conflicts.map(({ userId }) => userId)]) : [],
    staff: can(actor, 'conflict.record', { applicationId }) ? await staffWithout(tx, conflicts.map(({ userId }) => userId)) : [],
  }
}
export type ReviewOverview = NonNullable<Awaited<ReturnType<typeof reviewOverview>>>

/** Reviewers without a known interest, the least loaded first. */
const freeReviewers = async (tx: Tx, applicationId: string, taken: readonly string[]): Promise<{ id: string; name: string; load: number; again: boolean }[]> => {
  const reviewers = await tx.user.findMany({
    where: { suspendedAt: null, roles: { some: { role: 'VLAIO_REVIEWER' } }, id: { notIn: [...taken] } },
    select: { id: true, name: true, reviews: { where: { applicationId }, select: { id: true } }, _count: { select: { reviews: { where: { status: { in: [...openReviewStatuses] } } } } } },
  })
  const interested = new Set((await derivedInFile(tx, applicationId, reviewers.map(({ id }) => id))).map(({ userId }) => userId))
  return reviewers
    .filter(({ id }) => !interested.has(id))
    .map(({ id, name, reviews, _count }) => ({ id, name, load: _count.reviews, again: reviews.length > 0 }))
    .toSorted((one, other) => one.load - other.load || one.name.localeCompare(other.name, 'nl'))
}

const staffWithout = (tx: Tx, taken: readonly string[]) =>
  tx.user.findMany({
    where: { id: { notIn: [...taken] }, suspendedAt: null, roles: { some: {} } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
