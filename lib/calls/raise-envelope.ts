import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { envelopeOf } from '@/lib/calls/envelope'
import { loadCall } from '@/lib/calls/load-call'
import { changedMeanwhile } from '@/lib/calls/move-call'
import { euro, tick } from '@/lib/calls/readers'
import { callStatusWords } from '@/lib/calls/words'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { formatCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import type { CallStatus } from '@/prisma/generated/enums'

type NewEnvelope = { code: string; envelopeCents: bigint; reason: string; lowered?: boolean }

export const newEnvelope = z
  .object({ code: z.string(), envelope: euro, envelopeReason: text({ min: 10, max: 1000 }), envelopeLowered: tick })
  .transform(({ code, envelope, envelopeReason, envelopeLowered }) => ({ code, envelopeCents: envelope, reason: envelopeReason, lowered: envelopeLowered }))

const settled: readonly CallStatus[] = ['DRAFT', 'COMPLETED', 'CANCELLED']

/**
 * Changes the envelope of a published call, up or down; down only for who says that this is meant. The composite key carries it to the commitment;
 * under what is granted and what lies before the deciders it cannot go. The commitment is locked first, so that a decision of this moment is counted.
 */
export const raiseEnvelope = (actor: Actor, { code, envelopeCents, reason, lowered = false }: NewEnvelope): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.change-envelope')
    const call = await loadCall(tx, code)
    if (settled.includes(call.status)) throw new Refusal('conflict', `Dat kan hier niet: deze oproep is ${callStatusWords[call.status]}.`)
    const [commitment] = await tx.$queryRaw<{ committedCents: bigint }[]>`
      select committed_cents as "committedCents" from call_commitment where call_id = ${call.id}::uuid for update`
    const committedCents = commitment?.committedCents ?? 0n
    const { proposedCents } = await envelopeOf(tx, call.id)
    if (envelopeCents < committedCents + proposedCents) throw new Refusal('over-budget', [{ field: 'envelope', message: tooLow(committedCents, proposedCents) }])
    if (envelopeCents < call.envelopeCents && !lowered)
      throw new Refusal('invalid', [{ field: 'envelopeLowered', message: `Dit is ${formatCents(call.envelopeCents - envelopeCents)} euro minder dan nu. Vink aan dat u de enveloppe verlaagt, of verbeter het bedrag.` }])
    const { count } = await tx.call.updateMany({ where: { id: call.id, version: call.version }, data: { envelopeCents, version: { increment: 1 } } })
    if (count === 0) throw changedMeanwhile()
    await recordEvent(tx, actor, { verb: 'call.change-envelope', subjectType: 'call', subjectId: call.id, payload: { from: call.envelopeCents, to: envelopeCents, reason } })
  })

const tooLow = (granted: bigint, proposed: bigint): string =>
  proposed === 0n
    ? `Er is al ${formatCents(granted)} euro toegekend. De enveloppe kan niet lager zijn.`
    : `Er is al ${formatCents(granted)} euro toegekend en ${formatCents(proposed)} euro voorgesteld, samen ${formatCents(granted + proposed)} euro. De enveloppe kan niet lager zijn.`
