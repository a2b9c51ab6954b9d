import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { requireScanned } from '@/lib/files/hand-out'
import { localDay } from '@/lib/time'
import { inspectionWords, isInspectionOutcome, type InspectionOutcome } from './inspection-schema'
import { standing } from './standing-proposal'

export type InspectionAdvice = { id: string; outcome: InspectionOutcome; words: string; givenOn: string; reference: string; remark: string; fileName: string; recordedAt: Date }

/** The advice that counts for a list: the latest on a proposal that stands on it. */
export const adviceOn = async (tx: Tx, rankingId: string): Promise<InspectionAdvice | null> => {
  const row = await tx.inspectionAdvice.findFirst({ where: { proposal: { rankingId, ...standing } }, orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }] })
  if (!row || !isInspectionOutcome(row.outcome)) return null
  const { id, outcome, givenOn, reference, remark, fileName, recordedAt } = row
  return { id, outcome, words: inspectionWords[outcome], givenOn: localDay(givenOn), reference, remark, fileName, recordedAt }
}

/** Its document; nothing for whoever has an interest in a file of the call, because it is about the list as a whole. */
export const adviceFile = async (tx: Tx, actor: Actor, code: string) => {
  if (!can(actor, 'ranking.read')) return null
  const advice = await tx.inspectionAdvice.findFirst({
    where: { sha256: { not: null }, proposal: { ...standing, call: { code, applications: { none: { id: { in: [...actor.conflictedApplicationIds] } } } } } },
    orderBy: [{ recordedAt: 'desc' }, { id: 'desc' }],
  })
  const file = advice?.sha256 ? await tx.storedFile.findUnique({ where: { sha256: advice.sha256 }, include: { scan: true } }) : null
  if (file) await requireScanned(tx, file.scan?.state)
  return advice && file ? { sha256: file.sha256, mime: file.mime, size: file.sizeBytes, name: advice.fileName } : null
}
