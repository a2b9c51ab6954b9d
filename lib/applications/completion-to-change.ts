import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { openCompletion, requireRunning } from '@/lib/filings/completion'
import type { OpenedPath } from '@/lib/filings/opened'
import { Refusal } from '@/lib/refusal'
import { doneBy } from './done-by'
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
  const open = await openCompletion(tx, applicationId)
  if (!open) await refuseAnswered(tx, actor, applicationId)
  const { baseDraft, opened } = requireRunning(open, now)
  const { id, title, createdById } = application
  return { id, title, createdById, version: application.draftVersion, draft: draftSchema.parse(application.draft), filed: draftSchema.parse(baseDraft), opened }
}

/** What was filed meanwhile is said to be filed, and by whom. */
const refuseAnswered = async (tx: Tx, actor: Actor, applicationId: string): Promise<void> => {
  const last = await tx.completionRequest.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { status: true, answeredById: true } })
  if (last?.status === 'ANSWERED') throw new Refusal('changed-meanwhile', `Deze aanvulling is intussen al ingediend, ${await doneBy(tx, actor, last.answeredById)}. Wijzigen kan niet meer.`)
}
