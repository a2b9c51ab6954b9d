import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { shownSteps } from '@/lib/applications/frozen-answers'
import { readFrozen } from '@/lib/applications/frozen-request'
import { referenceData } from '@/lib/applications/reference-data'
import type { Tx } from '@/lib/db'
import { scannerOf } from '@/lib/files/hand-out'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { countingReviewStatuses, livingReviewStatuses } from './lifecycle'
import { answersOfRows } from './review-answers'
import { reviewFile } from './review-file'

export type QueuedReview = { id: string; status: ReviewStatus; dueAt: Date | null; title: string; organisation: string; municipality: string; call: string; inConsensus: boolean; open: boolean; abstained: boolean }

/** The files this reviewer was asked for in calls that are still assessed: call by call, in the order drawn for this reviewer; before the gate no more than title, organisation and place. */
export const reviewQueue = async (tx: Tx, actor: Actor): Promise<QueuedReview[]> => {
  const reviews = await tx.review.findMany({
    where: { reviewerId: actor.userId ?? '', status: { in: [...livingReviewStatuses] }, assessment: { application: { call: { status: { in: ['CLOSED', 'ASSESSMENT'] } } } } },
    select: {
      id: true, status: true, dueAt: true,
      scores: { where: { score: null }, take: 1, select: { criterion: true } },
      assessment: { select: { status: true, application: { select: { title: true, call: { select: { name: true } }, organisation: { select: { legalName: true, municipality: { select: { name: true } } } } } } } },
    },
    orderBy: [{ assessment: { application: { call: { deadlineAt: 'asc' } } } }, { assessment: { application: { callId: 'asc' } } }, { turn: 'asc' }, { id: 'asc' }],
  })
  return reviews.map(({ id, status, dueAt, scores, assessment }) => ({
    id, status, dueAt,
    title: assessment.application.title,
    organisation: assessment.application.organisation.legalName,
    municipality: assessment.application.organisation.municipality?.name ?? '',
    call: assessment.application.call.name,
    inConsensus: assessment.status === 'CONSENSUS',
    open: !countingReviewStatuses.includes(status),
    abstained: scores.length > 0,
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
  const file = await reviewFile(tx, applicationId)
  if (!file) return null
  requirePermission(actor, 'application.read', applicationFacts(file))

  const application = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: {
      number: true, title: true, requestedCents: true,
      call: { select: { name: true } },
      organisation: { select: { legalName: true, municipality: { select: { name: true } } } },
      submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } },
      attachments: { where: { removedAt: null }, orderBy: { uploadedAt: 'asc' }, select: { id: true, name: true, kind: true, file: { select: { scan: true } } } },
      assessment: { select: { status: true, verdicts: { where: { activityRowId: { not: '' } }, select: { activityRowId: true, code: true, met: true, motivation: true } } } },
    },
  })
  const stored = await tx.review.findUniqueOrThrow({ where: { id: reviewId }, select: { scores: true, motivations: true, contests: true } })
  const { submissions, assessment, ...header } = application
  const queue = await reviewQueue(tx, actor)
  const frozen = readFrozen(submissions[0]?.content ?? '{}')
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'application', subjectId: applicationId, applicationId })
  return {
    gate: false,
    review,
    header,
    scanner: await scannerOf(tx),
    rubric: file.rubric,
    activities: file.activities,
    struck: file.struck,
    verdicts: assessment?.verdicts ?? [],
    inConsensus: assessment?.status === 'CONSENSUS',
    steps: shownSteps(frozen.reading, await referenceData(tx), notForReviewers, frozen.extra.filter(({ contact }) => !contact)),
    answers: answersOfRows(file.rubric, file.activities, file.struck, stored),
    earlier: await earlierScores(tx, actor, reviewId),
    queue,
    editable: review.status === 'IN_PROGRESS' || review.status === 'RETURNED',
  } as const
}

/** Nobody needs a bank account or a telephone number to judge an activity. */
export const notForReviewers = ['iban', 'accountHolder', 'vatStatus', 'contactName', 'contactRole', 'contactEmail', 'contactPhone', 'signatoryName', 'signatoryRole', 'legalNameReason', 'street', 'number', 'box']

export type DeskView = Extract<NonNullable<Awaited<ReturnType<typeof deskView>>>, { gate: false }>

export type EarlierScore = { times: number; titles: string[] }

/** How often this reviewer gave each score before, per criterion, and to which files last: one's own yardstick. */
const earlierScores = async (tx: Tx, actor: Actor, reviewId: string): Promise<Map<string, EarlierScore>> => {
  const rows = await tx.$queryRaw<({ criterion: string; score: number } & EarlierScore)[]>`
    select criterion, score, count(*)::int as times, coalesce((array_agg(title order by final_at desc) filter (where title is not null))[1:4], '{}') as titles
    from (
      select distinct s.criterion, s.score, r.id, r.final_at, a.title from review_score s join review r on r.id = s.review_id left join application a on a.id = r.application_id
      where r.reviewer_id = ${actor.userId}::uuid and r.id <> ${reviewId}::uuid and r.status in ('FINAL', 'REVISED') and s.score is not null
    ) given group by criterion, score`
  return new Map(rows.map(({ criterion, score, times, titles }) => [`${criterion}/${score}`, { times, titles }]))
}

const ownReview = async (tx: Tx, actor: Actor, reviewId: string) => {
  const review = isId(reviewId) ? await tx.review.findUnique({ where: { id: reviewId } }) : null
  if (!review || !livingReviewStatuses.includes(review.status)) return null
  requirePermission(actor, 'review.read-own', { ownerId: review.reviewerId, applicationId: review.applicationId })
  return review
}

export const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)
