import type { Tx } from '@/lib/db'
import type { Scan } from '@/lib/files/scan-words'
import { evidenceKind, readPlace, type EvidenceKind, type EvidencePlace } from './evidence-places'

/** A file that somebody put at a report. */
export type Evidence = { id: string; kind: EvidenceKind; at: EvidencePlace; name: string; size: number; sha256: string; uploadedAt: Date; scan: Scan }

/** What stands at a report now, oldest first. */
export const evidenceOf = async (tx: Tx, reportId: string): Promise<Evidence[]> => {
  const rows = await tx.reportFile.findMany({ where: { reportId, removedAt: null }, orderBy: [{ uploadedAt: 'asc' }, { id: 'asc' }], select: { id: true, kind: true, place: true, name: true, sha256: true, uploadedAt: true, file: { select: { sizeBytes: true, scan: { select: { state: true, answer: true } } } } } })
  return rows.flatMap(({ id, kind, place, name, sha256, uploadedAt, file: { sizeBytes, scan } }) => {
    const at = readPlace(place)
    return at === null ? [] : [{ id, kind: evidenceKind.parse(kind), at, name, size: sizeBytes, sha256, uploadedAt, scan }]
  })
}

export const ofActivity = (files: readonly Evidence[], rowId: string): Evidence[] => files.filter(({ at }) => at.activity === rowId)

export const ofCosts = (files: readonly Evidence[]): Evidence[] => files.filter(({ at }) => at.activity === null)

/** Of one cost, by the id of its row. */
export const ofCost = (files: readonly Evidence[], rowId: string): Evidence[] => files.filter(({ at }) => at.activity === null && at.cost === rowId)
