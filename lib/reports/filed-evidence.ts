import type { Tx } from '@/lib/db'
import type { Scan } from '@/lib/files/scan-words'
import type { FrozenReport } from './canonical'
import { evidenceKind, evidenceWords, provenFigures } from './evidence-places'

/** A file of a filing, with the row to open it by. */
export type FiledEvidence = FrozenReport['files'][number] & { id: string; scan: Scan }

/** The files of the frozen copy, in its order: what the organisation changed since is not the office's. */
export const filedEvidence = async (tx: Tx, reportId: string, { files }: Pick<FrozenReport, 'files'>): Promise<FiledEvidence[]> => {
  const rows = files.length === 0 ? [] : await tx.reportFile.findMany({ where: { reportId, sha256: { in: files.map(({ sha256 }) => sha256) } }, select: { id: true, name: true, sha256: true, file: { select: { scan: { select: { state: true, answer: true } } } } } })
  return files.flatMap((file) => {
    const row = rows.find(({ sha256, name }) => sha256 === file.sha256 && name === file.name)
    return row ? [{ ...file, id: row.id, scan: row.file.scan }] : []
  })
}

/** "Totalen van een sessieblad, bij sessies en aanwezigen" */
export const filedKind = ({ kind, figure }: Pick<FiledEvidence, 'kind' | 'figure'>): string => {
  const read = evidenceKind.safeParse(kind)
  const beside = Object.entries(provenFigures).find(([code]) => code === figure)?.[1]
  return `${read.success ? evidenceWords[read.data] : kind}${beside === undefined ? '' : `, bij: ${beside.charAt(0).toLowerCase()}${beside.slice(1)}`}`
}
