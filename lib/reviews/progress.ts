import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { rubricVersion } from '@/lib/rubrics/schema'
import type { ReviewStatus } from '@/prisma/generated/enums'
import { countingReviewStatuses, livingReviewStatuses, openReviewStatuses } from './lifecycle'
import { filesToReplace } from './to-replace'

/** How often each score from 0 to 5 was given, and how often none. */
export type Spread = { counts: readonly number[]; abstained: number; mean: number | null }

export type ReviewerProgress = { id: string; name: string; asked: number; filed: number; busy: number; waiting: number; returned: number; late: number; fellAway: number; dueAt: Date | null; spreads: ReadonlyMap<string, Spread> }
export type ListedReview = { id: string; number: string; reviewer: string; status: ReviewStatus; dueAt: Date | null }

/** How far the reviewers of a call are and how they score, and the files of the `chosen` one, over what this person may see; null for whoever may not. */
export const reviewProgress = async (tx: Tx, actor: Actor, code: string, now: Date, chosen?: string) => {
  if (!can(actor, 'review.read-others')) return null
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, code: true, name: true, status: true, rubricVersion: { select: { content: true } } } })
  if (!call) return null
  const reviews = await tx.review.findMany({
    where: { applicationId: { notIn: [...actor.conflictedApplicationIds] }, assessment: { application: { callId: call.id } } },
    select: { id: true, status: true, dueAt: true, reviewerId: true, reviewer: { select: { name: true } }, assessment: { select: { application: { select: { number: true } } } } },
  })
  const spreads = await spreadsOf(tx, actor, call.id)
  const isLate = ({ status, dueAt }: { status: ReviewStatus; dueAt: Date | null }): boolean => openReviewStatuses.includes(status) && dueAt !== null && dueAt <= now
  const reviewers = [...Map.groupBy(reviews, ({ reviewerId }) => reviewerId)].map(([id, own]): ReviewerProgress => {
    const among = (...statuses: readonly ReviewStatus[]): number => own.filter(({ status }) => statuses.includes(status)).length
    const asked = among(...livingReviewStatuses)
    const due = own.filter(({ status, dueAt }) => openReviewStatuses.includes(status) && dueAt !== null).map(({ dueAt }) => dueAt?.getTime() ?? 0)
    return {
      id, name: own[0]?.reviewer.name ?? '', asked, filed: among(...countingReviewStatuses), busy: among('IN_PROGRESS'), waiting: among('ASSIGNED'), returned: among('RETURNED'),
      late: own.filter(isLate).length, fellAway: own.length - asked, dueAt: due.length > 0 ? new Date(Math.min(...due)) : null, spreads: spreads.get(id) ?? new Map(),
    }
  })
  const listed = (of: (review: (typeof reviews)[number]) => boolean): ListedReview[] =>
    reviews.filter(of).map(({ id, status, dueAt, reviewer, assessment }) => ({ id, status, dueAt, reviewer: reviewer.name, number: assessment.application.number ?? '' })).toSorted((one, other) => (one.dueAt?.getTime() ?? 0) - (other.dueAt?.getTime() ?? 0) || one.number.localeCompare(other.number))
  return {
    call: { id: call.id, code: call.code, name: call.name, assessing: call.status === 'CLOSED' || call.status === 'ASSESSMENT' },
    criteria: call.rubricVersion ? rubricVersion.parse(call.rubricVersion.content).scored.map(({ code: criterion }) => criterion) : [],
    reviewers: reviewers.toSorted((one, other) => other.late - one.late || one.name.localeCompare(other.name, 'nl')),
    toReplace: await filesToReplace(tx, actor, call.id),
    late: listed(isLate),
    chosen: listed(({ reviewerId }) => reviewerId === chosen),
    mayRemind: can(actor, 'review.remind'),
  }
}

type Given = { reviewer_id: string; criterion: string; score: number | null; count: number }

/** Per reviewer and criterion, of reviews that count; an activity counts apart. */
const spreadsOf = async (tx: Tx, actor: Actor, callId: string): Promise<Map<string, Map<string, Spread>>> => {
  const rows = await tx.$queryRaw<Given[]>`
    select r.reviewer_id, s.criterion, s.score, count(*)::int as count
    from review r join review_score s on s.review_id = r.id join application a on a.id = r.application_id
    where a.call_id = ${callId}::uuid and r.status in ('FINAL', 'REVISED') and not (r.application_id = any(${[...actor.conflictedApplicationIds]}::uuid[]))
    group by 1, 2, 3`
  return new Map([...Map.groupBy(rows, (row) => row.reviewer_id)].map(([reviewer, own]) => [reviewer, new Map([...Map.groupBy(own, ({ criterion }) => criterion)].map(([criterion, given]) => [criterion, spreadOf(given)]))]))
}

const spreadOf = (given: readonly Given[]): Spread => {
  const counts = [0, 1, 2, 3, 4, 5].map((points) => given.find(({ score }) => score === points)?.count ?? 0)
  const scored = counts.reduce((sum, count) => sum + count, 0)
  return { counts, abstained: given.find(({ score }) => score === null)?.count ?? 0, mean: scored === 0 ? null : counts.reduce((sum, count, points) => sum + count * points, 0) / scored }
}
