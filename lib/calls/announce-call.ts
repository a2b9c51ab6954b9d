import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { checklist } from '@/lib/calls/checklist'
import { loadCall } from '@/lib/calls/load-call'
import { moveCall } from '@/lib/calls/move-call'
import { isNumberCodeTaken } from '@/lib/calls/queries'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** Publishes a call that lacks nothing; from here on its envelope is guarded by the database. */
export const announceCall = (actor: Actor, { code }: { code: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'call.announce')
    const call = await loadCall(tx, code)
    const { missing, warnings } = checklist(call, { now, numberCodeTaken: await isNumberCodeTaken(tx, call) })
    if (call.status === 'DRAFT' && missing.length > 0) throw new Refusal('incomplete', missing)
    await moveCall(tx, actor, call, 'announce', { announcedAt: now })
    await tx.callCommitment.create({ data: { callId: call.id, envelopeCents: call.envelopeCents } })
    await recordEvent(tx, actor, {
      verb: 'call.announce',
      subjectType: 'call',
      subjectId: call.id,
      payload: { code, envelopeCents: call.envelopeCents, opensAt: call.opensAt, deadlineAt: call.deadlineAt, warnings: warnings.map(({ message }) => message) },
    })
  })
