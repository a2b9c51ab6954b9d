import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { openCompletion, requireRunning } from '@/lib/filings/completion'
import type { OpenedPath } from '@/lib/filings/opened'
import { Refusal } from '@/lib/refusal'
import type { Draft } from './form'
import { draftSchema } from './schema'

/** `filed` = what was filed, in which only what is `opened` may differ. */
export type CompletionToChange = { id: string; version: number; title: string; createdById: string; draft: Draft; filed: Draft; opened: readonly OpenedPath[] }

/** The answers of a completion that this person may change now, locked until the act is done. */
export const completionToChange = async (tx: Tx, actor: Actor, applicationId: string, now: Date): Promise<CompletionToChange> => {
  await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, id: true, title: true, createdById: true, draft: true, draftVersion: true } })
  if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
  requirePermission(actor, 'completion.edit', applicationFacts(application), 'application.read')
  const { baseDraft, opened } = requireRunning(await openCompletion(tx, applicationId), now)
  const { id, title, createdById } = application
  return { id, title, createdById, version: application.draftVersion, draft: draftSchema.parse(application.draft), filed: draftSchema.parse(baseDraft), opened }
}
