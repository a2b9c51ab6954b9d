import { callLifecycle, type CallVerb } from '@/lib/calls/lifecycle'
import { callStatusWords } from '@/lib/calls/words'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { requireMover, type Move } from '@/lib/lifecycle'
import { Refusal } from '@/lib/refusal'
import type { Prisma } from '@/prisma/generated/client'
import type { CallStatus } from '@/prisma/generated/enums'

export type MovableCall = { id: string; status: CallStatus; version: number }

/**
 * The writer of a call's status for people (the system opens and closes in bulk, in open-calls.ts and close-calls.ts). A conditional update:
 * who loaded an older version changes nothing and hears so. The act records its own event.
 */
export const moveCall = async (tx: Tx, actor: Actor, call: MovableCall, verb: CallVerb, change: Prisma.CallUncheckedUpdateManyInput = {}): Promise<void> => {
  const move: Move<CallStatus> = callLifecycle[verb]
  requireMover(actor, move.by)
  if (!move.from.includes(call.status)) throw new Refusal('conflict', `Dat kan niet meer: deze oproep is ${callStatusWords[call.status]}.`)
  const { count } = await tx.call.updateMany({
    where: { id: call.id, status: call.status, version: call.version },
    data: { ...change, status: move.to, version: { increment: 1 } },
  })
  if (count === 0) throw changedMeanwhile()
}

export const changedMeanwhile = (): Refusal => new Refusal('changed-meanwhile', 'Iemand anders wijzigde deze oproep intussen. Laad de pagina opnieuw.')
