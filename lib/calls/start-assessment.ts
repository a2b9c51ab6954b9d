import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { loadCall } from '@/lib/calls/load-call'
import { moveCall } from '@/lib/calls/move-call'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

/** CLOSED → ASSESSMENT, once every filed request has been taken in (domain 5.1). */
export const startAssessment = (actor: Actor, { code }: { code: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'call.assess')
    const call = await loadCall(tx, code)
    const waiting = await tx.application.count({ where: { callId: call.id, status: 'SUBMITTED' } })
    if (call.status === 'CLOSED' && waiting > 0)
      throw new Refusal('incomplete', waiting === 1 ? 'Neem eerst het ene ingediende dossier in onderzoek.' : `Neem eerst de ${waiting} ingediende dossiers in onderzoek.`)
    await moveCall(tx, actor, call, 'assess')
    await recordEvent(tx, actor, { verb: 'call.assess', subjectType: 'call', subjectId: call.id, payload: { code } })
  })
