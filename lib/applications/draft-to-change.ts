import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { isFileableAt, termColumns } from '@/lib/filings/filing-term'
import { Refusal } from '@/lib/refusal'
import { copiedFields, type CopiedField } from './copied-fields'
import type { Draft } from './form'
import { draftSchema } from './schema'

export type DraftToChange = { id: string; organisationId: string; number: string | null; version: number; title: string; createdById: string; draft: Draft; copied: CopiedField[] }

/** A draft that this person may change now, locked until the act is done: what is added stands beside what a colleague saves at the same moment. */
export const draftToChange = async (tx: Tx, actor: Actor, applicationId: string, now: Date): Promise<DraftToChange> => {
  await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
  const application = await tx.application.findUnique({ where: { id: applicationId }, include: { ...termColumns } })
  if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'application.edit', applicationFacts(application), 'application.read')
  if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt ze niet meer wijzigen.')
  const { id, organisationId, number, title, createdById } = application
  if (!isFileableAt(application, now)) throw new Refusal('too-late', 'De oproep is gesloten. U kunt uw concept nog lezen, maar niet meer wijzigen.')
  return { id, organisationId, number, version: application.draftVersion, title, createdById, draft: draftSchema.parse(application.draft), copied: copiedFields.parse(application.copied) }
}
