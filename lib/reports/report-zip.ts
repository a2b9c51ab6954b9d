import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { mayHandOut, scannerOf } from '@/lib/files/hand-out'
import { receiptText } from '@/lib/filings/receipt'
import { zipFiles, type FileInZip, type ZipToSend } from '@/lib/filings/zip-files'
import { readFrozenReport } from './canonical'
import { filedEvidence } from './filed-evidence'
import { reportReceiptJson, reportReceiptOf, reportReceiptPdf, type ReportReceipt } from './report-receipt'

export type ReportDownload = { receipt: ReportReceipt; files: FileInZip[] }

/** The last filing of a report to take along, for whoever may read it; that it was taken along is written down. */
export const reportToDownload = async (tx: Tx, actor: Actor, reportId: string): Promise<ReportDownload> => {
  const receipt = await reportReceiptOf(tx, actor, reportId)
  const { report: { grant }, submission } = receipt
  const scanner = await scannerOf(tx)
  const own = can(actor, 'report-file.read-unscanned', grant)
  const files = (await filedEvidence(tx, reportId, readFrozenReport(submission.content))).map(({ name, size, sha256, scan }) => ({ name, size, sha256, handedOut: own || mayHandOut(scan?.state, scanner) }))
  await recordEvent(tx, actor, { verb: 'report.download', subjectType: 'report', subjectId: reportId, applicationId: grant.applicationId, payload: { sha256: submission.sha256 } })
  return { receipt, files }
}

/** The frozen copy to the byte, its proof, and the files that were filed with it. */
export const reportZip = async ({ receipt, files }: ReportDownload): Promise<ZipToSend> => {
  const { report: { grant: { number } }, submission } = receipt
  return zipFiles({
    written: [
      { name: `verslag-${number}.json`, content: submission.content },
      { name: `bewijs-verslag-${number}.json`, content: receiptText(reportReceiptJson(receipt)) },
      { name: `bewijs-verslag-${number}.pdf`, content: await reportReceiptPdf(receipt) },
    ],
    folder: 'bewijsstukken',
    files,
    at: submission.submittedAt,
  })
}
