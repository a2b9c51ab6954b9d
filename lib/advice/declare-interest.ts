import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { closeFiles } from '@/lib/reviews/close-files'
import { EXPLAIN_OTHER, isExplained } from '@/lib/reviews/conflicts'
import { lockAdvice } from './give-advice'
import type { adviserInterest, openedAdvice } from './schema'

/** Somebody of the domain says to have no interest: only then the file opens to them. Twice is once. */
export const openAdvice = (actor: Actor, { adviceId }: z.output<typeof openedAdvice>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const [advice] = await lockAdvice(tx, actor, adviceId)
    if (!advice.applicationId) throw new Refusal('not-found', 'Deze vraag gaat niet over een dossier.')
    const { count } = await tx.adviceOpening.createMany({ data: [{ adviceId, userId: actor.userId ?? '', openedAt: now }], skipDuplicates: true })
    if (count > 0) await recordEvent(tx, actor, { verb: 'advice.open', subjectType: 'advice', subjectId: adviceId, applicationId: advice.applicationId })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Somebody of the domain has an interest in the file: it closes to them, and a colleague gives the advice. */
export const declareAdviserInterest = (actor: Actor, { adviceId, type, reason }: z.output<typeof adviserInterest>): Promise<void> =>
  asActor(actor, async (tx) => {
    const [advice] = await lockAdvice(tx, actor, adviceId)
    if (!advice.applicationId) throw new Refusal('not-found', 'Deze vraag gaat niet over een dossier.')
    if (!isExplained(type, reason)) throw new Refusal('incomplete', [{ field: 'reason', message: EXPLAIN_OTHER }])
    await closeFiles(tx, actor, [{ applicationId: advice.applicationId, userId: actor.userId ?? '', type, reason, source: 'REVIEWER' }])
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
