import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { GrantStatus } from '@/prisma/generated/enums'
import { reasonsInWords } from './words'

type Settling = { id: string; status: GrantStatus }

/** Before the money is settled: weighed for control and, where it was selected, controlled to its end. The database keeps the same (grant_controlled). */
export const requireControlled = async (tx: Tx, grant: Settling): Promise<void> => {
  const missing = await missingControl(tx, grant)
  if (missing !== null) throw new Refusal('too-early', missing)
}

/** What stands between this grant and its settlement, as a sentence; null for nothing. */
export const missingControl = async (tx: Tx, { id, status }: Settling): Promise<string | null> => {
  if (status === 'IN_CONTROL') {
    const control = await tx.control.findUnique({ where: { grantId: id }, select: { concludedAt: true } })
    return control?.concludedAt ? null : 'De controle van dit dossier is nog niet afgesloten.'
  }
  const weighing = await latestWeighing(tx, id)
  if (!weighing || weighing.reportRound !== (await reportRound(tx, id))) return 'Dit dossier is nog niet gewogen voor controle. Dat gebeurt bij Controle.'
  return weighing.reasons.length === 0 ? null : `Dit dossier is geselecteerd voor controle: ${reasonsInWords(weighing.reasons)}. Eerst is er een controle, dan de afrekening.`
}

export const latestWeighing = (tx: Tx, grantId: string) =>
  tx.controlWeighing.findFirst({ where: { grantId }, orderBy: [{ selection: { madeAt: 'desc' } }, { selection: { round: 'desc' } }] })

/** How often the final report was filed. */
const reportRound = async (tx: Tx, grantId: string): Promise<number> => {
  const latest = await tx.reportSubmission.findFirst({ where: { report: { grantId, type: 'FINAL' } }, orderBy: { round: 'desc' }, select: { round: true } })
  return latest?.round ?? 0
}
