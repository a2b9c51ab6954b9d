import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { NewConflict } from './close-file'
import { closeFiles } from './close-files'
import type { Employers } from './conflict-schema'
import { requireKnowing } from './filed-reviews'
import { findDerivedConflict } from './find-derived-conflict'
import { livingReviewStatuses } from './lifecycle'

/** A reviewer says where they work and worked. What follows from it for the files they have closes these at once; of others it keeps them away. */
export const stateEmployers = (actor: Actor, { employers, knows }: Employers): Promise<{ closed: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'employer.state', { ownerId: actor.userId ?? undefined })
    const year = Number(localDay(now).slice(0, 4))
    const future = employers.filter(({ untilYear }) => untilYear !== null && untilYear > year)
    if (future.length > 0) throw new Refusal('invalid', future.map(({ row }) => ({ field: `employers.${row}.untilYear`, message: `Dit jaar komt nog. Vul een jaartal in tot en met ${year}, of laat het leeg als u er nog werkt.` })))

    const userId = actor.userId ?? ''
    await tx.reviewerEmployer.deleteMany({ where: { userId } })
    const stated = employers.map(({ name, kbo, untilYear }) => ({ name, kbo, untilYear }))
    await tx.reviewerEmployer.createMany({ data: stated.map((employer) => ({ userId, ...employer, statedAt: now })) })
    const found = await derivedFor(tx, userId)
    await requireKnowing(tx, userId, found.map(({ applicationId }) => applicationId), { knows })
    await closeFiles(tx, actor, found)
    await recordEvent(tx, actor, { verb: 'employer.state', subjectType: 'user', subjectId: userId, payload: { employers: stated } })
    return { closed: found.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const derivedFor = async (tx: Tx, userId: string): Promise<NewConflict[]> => {
  const reviews = await tx.review.findMany({
    where: { reviewerId: userId, status: { in: [...livingReviewStatuses] }, assessment: { application: { call: { status: { in: ['CLOSED', 'ASSESSMENT'] } } } } },
    select: { applicationId: true },
    orderBy: { applicationId: 'asc' },
  })
  const found: NewConflict[] = []
  for (const { applicationId } of reviews) {
    const derived = await findDerivedConflict(tx, applicationId, userId)
    if (derived) found.push({ applicationId, userId, type: derived.type, reason: derived.sentence, source: 'DERIVED' })
  }
  return found
}
