import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { mayHandOut, scannerOf } from '@/lib/files/hand-out'
import type { AttachmentFacts } from './call-rules'
import { extraBlock, shownSteps, type ShownBlock, type ShownStep } from './frozen-answers'
import { readFrozen, type FrozenReading } from './frozen-request'
import { receiptOf, type Receipt } from './queries'
import { referenceData } from './reference-data'

export type DossierDownload = {
  receipt: Receipt
  frozen: FrozenReading
  steps: ShownStep[]
  /** What the call asked beside the files. */
  besideFiles: ShownBlock
  /** The files of the frozen copy; one that waits for the virus scanner or did not pass it stays behind, but for those whose file it is. */
  attachments: (AttachmentFacts & { handedOut: boolean })[]
}

/** A filed request as a whole, to take along: the frozen copy, whatever the draft says now. Taking it along is written down. */
export const dossierToDownload = async (tx: Tx, actor: Actor, applicationId: string, kind: 'pdf' | 'zip'): Promise<DossierDownload> => {
  const receipt = await receiptOf(tx, actor, applicationId)
  const resource = applicationFacts(receipt.application)
  requirePermission(actor, 'application.read-whole', resource)
  const frozen = readFrozen(receipt.submission.content)
  const scans = await tx.fileScan.findMany({ where: { sha256: { in: frozen.attachments.map(({ sha256 }) => sha256) } }, select: { sha256: true, state: true } })
  const scanner = await scannerOf(tx)
  const own = can(actor, 'attachment.read-unscanned', resource)
  const reference = await referenceData(tx)
  const download = {
    receipt,
    frozen,
    steps: shownSteps(frozen.reading, reference, [], frozen.extra),
    besideFiles: extraBlock('bijlagen', frozen.extra, reference),
    attachments: frozen.attachments.map((file) => ({ ...file, handedOut: own || mayHandOut(scans.find(({ sha256 }) => sha256 === file.sha256)?.state, scanner) })),
  }
  await recordEvent(tx, actor, { verb: 'application.download', subjectType: 'application', subjectId: applicationId, applicationId, payload: { kind, sha256: receipt.submission.sha256 } })
  return download
}
