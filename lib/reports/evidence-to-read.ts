import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { requireScanned } from '@/lib/files/hand-out'
import type { FileToSend } from '@/lib/files/read-file'
import { Refusal } from '@/lib/refusal'
import { readFrozenReport } from './canonical'

/** A file of a report to download: what was filed for whoever reads the report, what stands there now for those whose report it is. Others wait for the virus scanner. */
export const evidenceToRead = async (tx: Tx, actor: Actor, fileId: string): Promise<FileToSend> => {
  const found = z.uuid().safeParse(fileId).success
    ? await tx.reportFile.findUnique({ where: { id: fileId }, include: { file: { include: { scan: true } }, report: { select: { grant: true, submissions: { select: { content: true }, orderBy: { round: 'desc' }, take: 1 } } } } })
    : null
  if (!found) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  const { report: { grant, submissions: [filed] }, file, sha256, name } = found
  requirePermission(actor, 'report-file.read', grant)
  const there = (found.removedAt === null && can(actor, 'report-file.add', grant)) || (filed !== undefined && readFrozenReport(filed.content).files.some((one) => one.sha256 === sha256 && one.name === name))
  if (!there) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  if (!can(actor, 'report-file.read-unscanned', grant)) await requireScanned(tx, file.scan?.state)
  return { sha256, mime: file.mime, size: file.sizeBytes, name }
}
