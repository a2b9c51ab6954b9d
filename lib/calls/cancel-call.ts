import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { loadCall } from '@/lib/calls/load-call'
import { moveCall } from '@/lib/calls/move-call'
import { peopleOfCall } from '@/lib/calls/people'
import { asActor } from '@/lib/db'
import { text } from '@/lib/text'
import { enqueueEmail } from '@/lib/mail/enqueue-email'

export const cancellation = z
  .object({ code: z.string(), cancelReason: text({ min: 10, max: 1000 }) })
  .transform(({ code, cancelReason }) => ({ code, reason: cancelReason }))

/** Takes a call back before it closes; whoever prepared or filed a request in it is told why. */
export const cancelCall = (actor: Actor, { code, reason }: z.output<typeof cancellation>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.cancel')
    const call = await loadCall(tx, code)
    await moveCall(tx, actor, call, 'cancel')
    for (const userId of await peopleOfCall(tx, call.id))
      await enqueueEmail(tx, { template: 'call-cancelled', to: { userId }, dedupeKey: `call-cancelled:${call.id}:${userId}`, params: { call: call.name, reason } })
    await recordEvent(tx, actor, { verb: 'call.cancel', subjectType: 'call', subjectId: call.id, payload: { from: call.status, reason } })
  })
