import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { GrantStatus } from '@/prisma/generated/enums'
import { reasonsInWords } from './words'

/** Before the money is settled: weighed for control and, where it was selected, controlled to its end. The database keeps the same (grant_controlled). */
export const requireControlled = async (tx: Tx, { id, status }: { id: string; status: GrantStatus }): Promise<void> => {
  const control = await tx.control.findUnique({ where: { grantId: id }, select: { concludedAt: true } })
  if (status === 'IN_CONTROL') {
    if (!control?.concludedAt) throw new Refusal('too-early', 'De controle van dit dossier is nog niet afgesloten.')
    return
  }
  const weighing = await latestWeighing(tx, id)
  if (!weighing || weighing.reportRound !== (await reportRound(tx, id))) throw new Refusal('too-early', 'Dit dossier is nog niet gewogen voor controle. Dat gebeurt bij Controle.')
  if (weighing.reasons.length > 0) throw new Refusal('too-early', `Dit dossier is geselecteerd voor controle: ${reasonsInWords(weighing.reasons)}. Eerst is er een controle, dan de afrekening.`)
}

export const latestWeighing = (tx: Tx, grantId: string) =>
  tx.controlWeighing.findFirst({ where: { grantId }, orderBy: [{ selection: { madeAt: 'desc' } }, { selection: { round: 'desc' } }] })

/** How often the final report was filed. */
const reportRound = async (tx: Tx, grantId: string): Promise<number> => {
  const latest = await tx.reportSubmission.findFirst({ where: { report: { grantId, type: 'FINAL' } }, orderBy: { round: 'desc' }, select: { round: true } })
  return latest?.round ?? 0
}
