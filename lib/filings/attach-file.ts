import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { registerFile } from '@/lib/files/register-file'
import type { Stored } from '@/lib/files/store-file'
import { Refusal } from '@/lib/refusal'
import { text } from '@/lib/text'
import { requireKindOpened } from './completion'
import type { FileHolder, FileOf } from './file-holder'
import { isFileableAt } from './filing-term'

export const attachmentKinds = ['STATUTES', 'PARTNER_LETTER', 'BUDGET', 'BANK_CERTIFICATE', 'RECOGNITION', 'OTHER'] as const

export const attachmentInput = z.object({
  applicationId: z.uuid(),
  kind: z.enum(attachmentKinds, fileProblems.kind),
  name: text({ min: 1, max: 200 }),
})

/** What is wrong with what came beside a file, in words that say what to do. */
export const inputProblem = ({ issues }: z.ZodError): string => {
  const field = issues[0]?.path[0]
  return field === 'kind' ? fileProblems.kind : field === 'name' ? fileProblems.name : fileProblems.broken
}
export type AttachmentInput = z.infer<typeof attachmentInput>

export const refuseListOfChildren = (name: string): void => {
  if (namesListOfChildren(name)) throw new Refusal('invalid', [{ field: 'file', message: fileProblems.children }])
}

export const namesListOfChildren = (name: string): boolean => LISTS_OF_CHILDREN.test(name)

const LISTS_OF_CHILDREN = /aanwezigheid|deelnemerslijst|inschrijvingslijst|namenlijst/i

/** The draft, or the completion that opens this kind, locked. */
const paperForFile = async (tx: Tx, actor: Actor, { applicationId, kind }: FileOf, now: Date): Promise<{ limitBytes: number }> => {
  await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
  const application = await tx.application.findUnique({ where: { id: applicationId }, include: { call: true, extension: true, _count: { select: { attachments: { where: { removedAt: null } } } } } })
  if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'attachment.add', applicationFacts(application), 'application.read')
  const { call } = application
  if (application.status === 'COMPLETION_REQUESTED') await requireKindOpened(tx, applicationId, kind, now)
  else if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', fileProblems.filed)
  else if (!isFileableAt(application, now)) throw new Refusal('too-late', fileProblems.closed)
  if (application._count.attachments >= call.maxFiles)
    throw new Refusal('invalid', [{ field: 'file', message: fileProblems.tooMany(call.maxFiles) }])
  return { limitBytes: call.maxFileMb * 1024 * 1024 }
}

const attachFile = async (tx: Tx, actor: Actor, { applicationId, kind, name }: FileOf, stored: Stored): Promise<string> => {
  await registerFile(tx, stored)
  const { id } = await tx.attachment.create({ data: { applicationId, kind, name, sha256: stored.sha256, uploadedById: actor.userId ?? '' }, select: { id: true } })
  await recordEvent(tx, actor, { verb: 'attachment.add', subjectType: 'attachment', subjectId: id, applicationId, payload: { name, kind, sha256: stored.sha256 } })
  return id
}

const requireSender = async (tx: Tx, actor: Actor, { applicationId }: FileOf): Promise<void> => {
  const application = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: factColumns })
  requirePermission(actor, 'attachment.add', applicationFacts(application), 'application.read')
}

/** The files of a request. */
export const requestFiles: FileHolder = { admit: paperForFile, requireSender, attach: attachFile, filedAs: (id) => ({ attachmentId: id }) }
