import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { ExpertiseStatement } from './expertise-schema'
import { traits } from './preference'
import { traitOptions } from './trait-options'

/** A reviewer says what they know and how many files of a call they take at most. It counts from the next proposal on. */
export const stateExpertise = (actor: Actor, statement: ExpertiseStatement): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'expertise.state', { ownerId: actor.userId ?? undefined })
    const options = await traitOptions(tx)
    const strange = traits.filter((trait) => statement[trait].some((code) => !options[trait].some(({ value }) => value === code)))
    if (strange.length > 0) throw new Refusal('invalid', strange.map((field) => ({ field, message: 'Kies uit de lijst.' })))

    const userId = actor.userId ?? ''
    await tx.reviewerExpertise.upsert({ where: { userId }, create: { userId, ...statement, statedAt: now }, update: { ...statement, statedAt: now } })
    await recordEvent(tx, actor, { verb: 'expertise.state', subjectType: 'user', subjectId: userId, payload: statement })
  })
