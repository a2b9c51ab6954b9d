import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { shownSteps } from '@/lib/applications/frozen-answers'
import { readFrozen } from '@/lib/applications/frozen-request'
import { referenceData } from '@/lib/applications/request-context'
import type { Tx } from '@/lib/db'
import { scoreApplication } from '@/lib/rubrics/scoring'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { derivedConflict } from './conflicts'
import { conflictFacts, membershipFacts } from './find-derived-conflict'
import { countingReviewStatuses, livingReviewStatuses } from './lifecycle'
import { answersOfRows } from './review-answers'
import { reviewFile } from './review-file'

export type QueuedReview = { id: string; status: ReviewStatus; dueAt: Date | null; title: string; organisation: string; municipality: string; call: string; inConsensus: boolean; open: boolean }

/** The files this reviewer was asked for in calls that are still assessed, the most urgent first; before the gate no more than title, organisation and place. */
export const reviewQueue = async (tx: Tx, actor: Actor): Promise<QueuedReview[]> => {
  const reviews = await tx.review.findMany({
    where: { reviewerId: actor.userId ?? '', status: { in: [...livingReviewStatuses] }, assessment: { application: { call: { status: { in: ['CLOSED', 'ASSESSMENT'] } } } } },
    select: {
      id: true, status: true, dueAt: true,
      assessment: { select: { status: true, application: { select: { title: true, call: { select: { name: true } }, organisation: { select: { legalName: true, municipality: { select: { name: true } } } } } } } },
    },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
  })
  return reviews.map(({ id, status, dueAt, assessment }) => ({
    id, status, dueAt,
    title: assessment.application.title,
    organisation: assessment.application.organisation.legalName,
    municipality: assessment.application.organisation.municipality?.name ?? '',
    call: assessment.application.call.name,
    inConsensus: assessment.status === 'CONSENSUS',
    open: !countingReviewStatuses.includes(status),
  }))
}

/** Where a review goes on: the gate first, then the desk, and after filing the meeting. */
export const pathOfReview = ({ id, status }: { id: string; status: ReviewStatus }): string =>
  status === 'ASSIGNED' ? `/beoordelen/${id}/belang` : `/beoordelen/${id}`

/** The next one that still asks something, after this one and around. */
export const nextReview = (queue: readonly QueuedReview[], reviewId: string): QueuedReview | null => {
  const here = queue.findIndex(({ id }) => id === reviewId)
  return [...queue.slice(here + 1), ...queue.slice(0, Math.max(here, 0))].find(({ open }) => open) ?? null
}

/** Files that wait for a meeting, for the chair. */
export const consensusQueue = (tx: Tx, actor: Actor) =>
  can(actor, 'consensus.record')
    ? tx.application.findMany({
        where: { id: { notIn: [...actor.conflictedApplicationIds] }, assessment: { status: 'CONSENSUS' } },
        select: { id: true, number: true, title: true, organisation: { select: { legalName: true } }, call: { select: { name: true } }, assessment: { select: { consensus: { select: { triggers: true, recordedAt: true } } } } },
        orderBy: { number: 'asc' },
      })
    : Promise.resolve([])

/** What one may know before saying whether there is an interest. */
export const interestView = async (tx: Tx, actor: Actor, reviewId: string) => {
  const review = await ownReview(tx, actor, reviewId)
  if (!review) return null
  const application = await tx.application.findUniqueOrThrow({
    where: { id: review.applicationId },
    select: { title: true, organisation: { select: { legalName: true, municipality: { select: { name: true } } } }, partners: { select: { name: true }, orderBy: { name: 'asc' } }, call: { select: { name: true } } },
  })
  return { review, application }
}

/** The desk: the file as it was filed, and what this reviewer has so far. Null before the gate, and for whoever it is not for. */
export const deskView = async (tx: Tx, actor: Actor, reviewId: string) => {
  const review = await ownReview(tx, actor, reviewId)
  if (!review) return null
  const { applicationId } = review
  if (review.status === 'ASSIGNED') return { gate: true } as const
  requirePermission(actor, 'application.read', { applicationId })

  const file = await reviewFile(tx, applicationId)
  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: {
      number: true, title: true, requestedCents: true,
      call: { select: { name: true } },
      organisation: { select: { legalName: true, municipality: { select: { name: true } } } },
      submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } },
      attachments: { where: { removedAt: null }, orderBy: { uploadedAt: 'asc' }, select: { id: true, name: true, kind: true } },
      assessment: { select: { status: true, verdicts: { where: { activityRowId: { not: '' } }, select: { activityRowId: true, code: true, met: true, motivation: true } } } },
    },
  })
  if (!file) return null
  const stored = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: { scores: true, motivations: true, contests: true } })
  const { submissions, assessment, ...header } = application
  const queue = await reviewQueue(tx, actor)
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'application', subjectId: applicationId, applicationId })
  return {
    gate: false,
    review,
    header,
    rubric: file.rubric,
    activities: file.activities,
    struck: file.struck,
    verdicts: assessment?.verdicts ?? [],
    inConsensus: assessment?.status === 'CONSENSUS',
    steps: shownSteps(readFrozen(submissions[0]?.content ?? '{}').reading, await referenceData(tx), notForReviewers),
    answers: answersOfRows(file.rubric, file.activities, file.struck, stored),
    earlier: await earlierScores(tx, actor, reviewId),
    queue,
    editable: review.status === 'IN_PROGRESS' || review.status === 'RETURNED',
  } as const
}
/** Nobody needs a bank account or a telephone number to judge an activity. */
const notForReviewers = ['iban', 'accountHolder', 'vatStatus', 'contactName', 'contactRole', 'contactEmail', 'contactPhone', 'signatoryName', 'signatoryRole', 'legalNameReason', 'street', 'number', 'box']

export type DeskView = Extract<NonNullable<Awaited<ReturnType<typeof deskView>>>, { gate: false }>

/** How often this reviewer gave each score before, per criterion: one's own yardstick. */
const earlierScores = async (tx: Tx, actor: Actor, reviewId: string): Promise<Map<string, number>> => {
  const rows = await tx.$queryRaw<{ criterion: string; score: number; times: number }[]>`
    select s.criterion, s.score, count(distinct s.review_id)::int as times from review_score s join review r on r.id = s.review_id
    where r.reviewer_id = ${actor.userId}::uuid and r.id <> ${reviewId}::uuid and r.status in ('FINAL', 'REVISED') and s.score is not null
    group by s.criterion, s.score`
  return new Map(rows.map(({ criterion, score, times }) => [`${criterion}/${score}`, times]))
}

const ownReview = async (tx: Tx, actor: Actor, reviewId: string) => {
  const review = isId(reviewId) ? await tx.review.findUnique({ where: { id: reviewId } }) : null
  if (!review || !livingReviewStatuses.includes(review.status)) return null
  requirePermission(actor, 'review.read-own', { ownerId: review.reviewerId, applicationId: review.applicationId })
  return review
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

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
    include: { scores: true, motivations: true, contests: true, reviewer: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  await recordEvent(tx, actor, { verb: 'consensus.opened', subjectType: 'application', subjectId: applicationId, applicationId })
  return {
    applicationId,
    application,
    file,
    ownReviewId: own?.id ?? null,
    consensus: application.assessment?.consensus ?? null,
    reviews: reviews.map((review, index) => ({
      ...review,
      label: own ? (review.id === own.id ? 'Uzelf' : `Beoordelaar ${index + 1}`) : review.reviewer.name,
      scoring: scoreApplication(file.rubric, file.activities, review.scores),
    })),
    mayRecord: application.assessment?.status === 'CONSENSUS' && can(actor, 'consensus.record', { applicationId }),
  }
}
export type ConsensusView = NonNullable<Awaited<ReturnType<typeof consensusView>>>

/** For the officer: who reviews, how far they are, who may be asked. */
export const reviewOverview = async (tx: Tx, actor: Actor, applicationId: string, now: Date) => {
  requirePermission(actor, 'eligibility.read', { applicationId })
  if (!can(actor, 'review.read-others', { applicationId })) return null
  const file = await reviewFile(tx, applicationId)
  if (!file) return null
  const reviews = await tx.review.findMany({
    where: { applicationId },
    select: { id: true, status: true, reason: true, dueAt: true, finalAt: true, reviewerId: true, scores: true, reviewer: { select: { name: true } } },
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
    free: can(actor, 'review.assign', { applicationId }) ? await freeReviewers(tx, applicationId, [...reviews.map(({ reviewerId }) => reviewerId), ...conflicts.map(({ userId }) => userId)], now) : [],
    staff: can(actor, 'conflict.record', { applicationId }) ? await staffWithout(tx, conflicts.map(({ userId }) => userId)) : [],
  }
}
export type ReviewOverview = NonNullable<Awaited<ReturnType<typeof reviewOverview>>>

/** Reviewers without a known interest, the least loaded first. */
const freeReviewers = async (tx: Tx, applicationId: string, taken: readonly string[], now: Date): Promise<{ id: string; name: string; load: number }[]> => {
  const reviewers = await tx.user.findMany({
    where: { suspendedAt: null, roles: { some: { role: 'VLAIO_REVIEWER' } }, id: { notIn: [...taken] } },
    select: { id: true, name: true, _count: { select: { reviews: { where: { status: { in: ['ASSIGNED', 'IN_PROGRESS', 'RETURNED'] } } } } } },
  })
  const facts = await conflictFacts(tx, applicationId)
  const memberships = await membershipFacts(tx, reviewers.map(({ id }) => id))
  return reviewers
    .filter(({ id }) => derivedConflict(facts, memberships.get(id) ?? [], now) === null)
    .map(({ id, name, _count }) => ({ id, name, load: _count.reviews }))
    .toSorted((one, other) => one.load - other.load || one.name.localeCompare(other.name, 'nl'))
}

const staffWithout = (tx: Tx, taken: readonly string[]) =>
  tx.user.findMany({
    where: { id: { notIn: [...taken] }, suspendedAt: null, roles: { some: { role: { in: ['VLAIO_REVIEWER', 'VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] } } } },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
