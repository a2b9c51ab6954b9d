import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { inWords, unjustifiedGrants } from './earlier-grants'
import { eligibilityCheckers, loadPayment } from './load-payment'
import { movePayment } from './move-payment'

/** Four eyes: the first approval is noted, the second, by somebody else, approves. Nobody who checked the file's eligibility does either. */
export const approvePayment = (actor: Actor, { paymentId }: { paymentId: string }): Promise<{ approved: boolean }> =>
  asActor(actor, async (tx, now) => {
    // Whoever suspends at the same moment waits, or is waited for.
    await tx.$queryRaw`select 1 from grant_award where id = (select grant_id from payment where id = ${paymentId}::uuid) for share`
    const payment = await loadPayment(tx, paymentId)
    const checkers = await eligibilityCheckers(tx, payment.grant.applicationId)
    requirePermission(actor, 'payment.read', payment.grant)
    if (!can(actor, 'payment.approve', { takenBy: [...checkers, payment.firstApprovedById] }))
      throw new Refusal('forbidden', checkers.includes(actor.userId ?? '') ? 'U onderzocht de ontvankelijkheid van dit dossier: iemand anders keurt de betaling goed.' : 'De tweede goedkeuring is voor iemand anders van financiën.')

    if (payment.grant.status === 'SUSPENDED' || payment.grant.status === 'REVOKED') throw new Refusal('conflict', 'De betalingen van dit dossier zijn geschorst.')
    const [earlier] = await unjustifiedGrants(tx, payment.grant)
    if (earlier) throw new Refusal('conflict', `Een eerdere subsidie van deze organisatie is niet verantwoord. ${inWords(earlier)} Een dossierbeheerder schorst dit dossier, of motiveert waarom de betaling doorgaat.`)
    const second = payment.firstApprovedById !== null
    if (second) await movePayment(tx, actor, payment, 'approve', { secondApprovedById: actor.userId, secondApprovedAt: now })
    else await approveFirst(tx, payment, actor.userId, now)
    await recordEvent(tx, actor, { verb: 'payment.approve', subjectType: 'payment', subjectId: paymentId, applicationId: payment.grant.applicationId, payload: { amountCents: payment.amountCents, second } })
    return { approved: second }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const approveFirst = async (tx: Parameters<typeof loadPayment>[0], payment: Awaited<ReturnType<typeof loadPayment>>, userId: string | null, now: Date): Promise<void> => {
  const noted = await tx.payment.updateMany({
    where: { id: payment.id, status: 'REQUESTED', version: payment.version, firstApprovedById: null },
    data: { firstApprovedById: userId, firstApprovedAt: now, version: { increment: 1 } },
  })
  if (noted.count === 0) throw new Refusal('changed-meanwhile', 'Deze betaling is intussen verder. Laad de pagina opnieuw.')
}
