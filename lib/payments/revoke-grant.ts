import { systemActor, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { openAmendment } from '@/lib/grants/amendment-lifecycle'
import { tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveAmendment } from '@/lib/grants/move-amendment'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { formatDeadline, localDay } from '@/lib/time'
import type { GrantRevocation } from '@/prisma/generated/client'
import { lockedRevocation } from './announce-revocation'
import { cancelOpenPayments } from './cancel-payment'
import { freeMessage } from './recover-payment'
import { createRevocationLetter } from './revocation-letter'
import { advancesPaid } from './settlement-facts'

const portal = systemActor('intrekken')

/** Another decider confirms once the beneficiary was heard: nothing is paid any more, what was paid is asked back, and the envelope has its money again. */
export const confirmRevocation = (actor: Actor, { revocationId }: { revocationId: string }): Promise<{ freedCents: bigint; claimedCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const { revocation, grant } = await lockedRevocation(tx, revocationId)
    requirePermission(actor, 'grant.read', grant)
    if (!can(actor, 'revocation.confirm', { ...grant, takenBy: [revocation.proposedById] })) throw new Refusal('forbidden', 'Wie de intrekking aankondigde, bevestigt ze niet. Dat doet een andere beslisser.')
    if (revocation.confirmedAt || revocation.droppedAt) throw new Refusal('changed-meanwhile', 'Over deze intrekking is al beslist.')
    if (now < revocation.hearingUntil) throw new Refusal('too-early', `De begunstigde kan nog reageren: ${formatDeadline(revocation.hearingUntil)}.`)
    if (grant.payments.some(({ status }) => status === 'ORDERED')) throw new Refusal('too-early', 'Er is een betaling bij de bank. Wacht tot ze betaald of mislukt is.')

    const freedCents = grant.amendedCents ?? grant.grantedCents
    const paidCents = advancesPaid(grant.payments)
    const claimedCents = paidCents < grant.call.recoveryWaiverCents ? 0n : paidCents
    await tx.grantRevocation.update({ where: { id: revocationId }, data: { confirmedById: actor.userId, confirmedAt: now } })
    await moveGrant(tx, actor, grant, 'revoke', { finalCents: 0n })
    await cancelOpenPayments(tx, portal, grant.payments, now)
    await tx.callCommitment.update({ where: { callId: grant.callId }, data: { committedCents: { decrement: freedCents } } })
    await dropAmendment(tx, grant, now)
    if (claimedCents > 0n) await claimAll(tx, actor, { grant, revocation, claimedCents }, now)
    await createRevocationLetter(tx, { grant, revocation, claimedCents }, now)
    await tellMembers(tx, grant, 'grant-revoked', revocationId)
    await recordEvent(tx, actor, { verb: 'revocation.confirm', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { revocationId, freedCents, paidCents, claimedCents } })
    return { freedCents, claimedCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The hearing was about the money too, so finance can claim it at once. */
const claimAll = async (tx: Tx, actor: Actor, { grant, revocation, claimedCents }: { grant: LoadedGrant; revocation: GrantRevocation; claimedCents: bigint }, now: Date): Promise<void> => {
  const { motivation, hearingUntil } = revocation
  const structuredMessage = await freeMessage(tx, localDay(now).slice(0, 4))
  await tx.recovery.create({ data: { grantId: grant.id, amountCents: claimedCents, motivation, structuredMessage, hearingUntil, openedById: actor.userId ?? '', openedAt: now } })
}

const dropAmendment = async (tx: Tx, { id }: LoadedGrant, now: Date): Promise<void> => {
  const open = await tx.grantAmendment.findFirst({ where: { grantId: id, status: { in: [...openAmendment] } } })
  if (open) await moveAmendment(tx, portal, open, 'lapse', { endedAt: now })
}
