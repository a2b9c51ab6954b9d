import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import { openCompletion, requireRunning } from '@/lib/filings/completion'
import type { FormObject } from '@/lib/filings/from-form-data'
import { staleDraft, type SavedDraft } from '@/lib/filings/save-draft'
import { Refusal } from '@/lib/refusal'
import { changeRows, type rowCommand } from './draft-sections'
import { putCompletion } from './put-completion'
import { draftSchema } from './schema'
import { isOpened } from '@/lib/filings/opened'

export type CompletionChange = { applicationId: string; version: number; posted: FormObject; rows?: NonNullable<ReturnType<typeof rowCommand>> | undefined }

/** Keeps what was typed in the opened fields, complete or not, while the term runs. Nothing else of the request changes, whatever was posted. */
export const saveCompletion = (actor: Actor, { applicationId, version, posted, rows }: CompletionChange): Promise<SavedDraft> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${applicationId}::uuid for update`
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, status: true, draft: true, draftVersion: true } })
    if (!application) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'completion.edit', applicationFacts(application), 'application.read')

    const { baseDraft, opened } = requireRunning(await openCompletion(tx, applicationId), now)
    if (version !== application.draftVersion) throw staleDraft()
    const read = draftSchema.safeParse(putCompletion(draftSchema.parse(baseDraft), draftSchema.parse(application.draft), posted, opened, randomUUID))
    if (!read.success) throw new Refusal('invalid', read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })))
    if (rows && !isOpened(opened, 'add' in rows ? rows.add : rows.remove)) throw new Refusal('invalid', 'Deze rijen kunt u niet wijzigen.')
    const draft = rows ? changeRows(read.data, rows, randomUUID) : read.data

    const { count } = await tx.application.updateMany({
      where: { id: applicationId, status: 'COMPLETION_REQUESTED', draftVersion: version },
      data: { draft, draftVersion: { increment: 1 }, draftSavedAt: now, draftSavedById: actor.userId },
    })
    if (count === 0) throw staleDraft()
    return { version: version + 1, savedAt: now }
  })
