import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { can } from '@/lib/access/policy'
import type { GrantAmendment } from '@/prisma/generated/client'
import { createAmendmentLetter } from './amendment-letter'
import type { AnsweringAmendment } from './amendment-schema'
import { tellMembers, type LoadedGrant } from './load-grant'
import { lockedAmendment, moveAmendment } from './move-amendment'
import { moveGrant } from './move-grant'
import { goingOn, planChange, plansOf } from './plan'
import { lowerGrant } from './lower-grant'

/** The officer answers with a motivation. A change that lowers the grant waits for a decider before it holds. */
export const answerAmendment = (actor: Actor, { amendmentId, approved, answer }: AnsweringAmendment): Promise<{ waits: boolean }> =>
  asActor(actor, async (tx, now) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'amendment.answer', grant, 'grant.read')

    const waits = approved && amendment.amountCents < (grant.amendedCents ?? grant.grantedCents)
    const answered = { answer, answeredById: actor.userId, answeredAt: now }
    if (waits) await moveAmendment(tx, actor, amendment, 'agree', answered)
    else await moveAmendment(tx, actor, amendment, approved ? 'approve' : 'refuse', { ...answered, endedAt: now })
    if (!waits) await conclude(tx, actor, { grant, amendment: { ...amendment, ...answered }, approved }, now)
    await recordEvent(tx, actor, { verb: 'amendment.answer', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId, approved, answer, amountCents: amendment.amountCents, waits } })
    return { waits }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The second person: the grant is lowered, and what it frees is back in the envelope. */
export const confirmAmendment = (actor: Actor, { amendmentId }: { amendmentId: string }): Promise<{ freedCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'grant.read', grant)
    if (amendment.answeredAt !== null && !can(actor, 'amendment.confirm', { ...grant, takenBy: [amendment.answeredById] })) throw new Refusal('forbidden', 'Een lager bedrag bevestigt een beslisser die de wijziging niet zelf beantwoordde.')

    await moveAmendment(tx, actor, amendment, 'confirm', { confirmedById: actor.userId, confirmedAt: now, endedAt: now })
    const freedCents = await lowerGrant(tx, grant, amendment.amountCents)
    await conclude(tx, actor, { grant, amendment, approved: true }, now)
    await recordEvent(tx, actor, { verb: 'amendment.confirm', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId, amountCents: amendment.amountCents, freedCents } })
    return { freedCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The decider does not agree: the officer answers anew. */
export const sendBackAmendment = (actor: Actor, { amendmentId, reason }: { amendmentId: string; reason: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const { amendment, grant } = await lockedAmendment(tx, amendmentId)
    requirePermission(actor, 'amendment.confirm', { ...grant, takenBy: [amendment.answeredById] }, 'grant.read')
    await moveAmendment(tx, actor, amendment, 'sendBack', { answer: '', answeredById: null, answeredAt: null })
    await recordEvent(tx, actor, { verb: 'amendment.send-back', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { amendmentId, reason } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

type Concluded = { grant: LoadedGrant; amendment: GrantAmendment; approved: boolean }

/** The plan of the grant becomes the amended one, or stays; the beneficiary gets the answer as a letter. */
const conclude = async (tx: Tx, actor: Actor, { grant, amendment, approved }: Concluded, now: Date): Promise<void> => {
  const { periodEnd } = planChange.parse(amendment.change)
  const { granted, current } = await plansOf(tx, grant)
  const base = approved ? goingOn(granted.activities, current.activities).filter(({ rowId }) => grant.baseActivityRowIds.includes(rowId)).map(({ rowId }) => rowId) : grant.baseActivityRowIds
  await moveGrant(tx, actor, grant, 'answerAmendment', approved ? { baseActivityRowIds: base, ...(periodEnd === null ? {} : { periodEnd: new Date(periodEnd) }) } : {})
  await createAmendmentLetter(tx, { grant, amendment, approved }, now)
  await tellMembers(tx, grant, 'amendment-answered', amendment.id)
}
