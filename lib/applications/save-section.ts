import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import type { FormObject } from '@/lib/filings/from-form-data'
import { saveDraft, staleDraft, type SavedDraft } from '@/lib/filings/save-draft'
import { Refusal } from '@/lib/refusal'
import { changeRows, putActivity, putSection, type rowCommand } from './draft-sections'
import type { Draft } from './form'
import { draftSchema } from './schema'
import type { StepCode } from './steps'

export type SectionChange = {
  applicationId: string
  /** The version the page was drawn from, or its last save made. */
  version: number
  step: StepCode
  /** The page of one activity; without it the whole step. */
  rowId?: string | undefined
  posted: FormObject
  rows?: NonNullable<ReturnType<typeof rowCommand>> | undefined
}

/**
 * Keeps what was typed on one page, complete or not; only the form of the filing is judged, when it is filed. Refused is who
 * builds on a version in which this very page was not yet what it is now: nothing of a colleague is ever overwritten unseen.
 * The row itself tells who saved last and when: a draft leaves its trail when it starts and when it is filed.
 */
export const saveSection = (actor: Actor, change: SectionChange): Promise<SavedDraft & { draft: Draft }> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from application where id = ${change.applicationId}::uuid for update`
    const application = await tx.application.findUnique({ where: { id: change.applicationId }, include: { call: { select: { status: true, deadlineAt: true } } } })
    if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.edit', applicationFacts(application), 'application.read')
    if (application.status !== 'DRAFT') throw new Refusal('changed-meanwhile', 'Deze aanvraag is al ingediend. U kunt ze niet meer wijzigen.')
    if (application.call.status !== 'OPEN' || !application.call.deadlineAt || now >= application.call.deadlineAt)
      throw new Refusal('too-late', 'De oproep is gesloten. U kunt uw concept nog lezen, maar niet meer wijzigen.')
    const before = draftSchema.parse(application.draft)
    const page = change.rowId === undefined ? change.step : `${change.step}/${change.rowId}`
    if ((before.saved?.[page] ?? 0) > change.version) throw staleDraft()

    const draft = { ...changed(before, change), saved: { ...before.saved, [page]: application.draftVersion + 1 } }
    const kept = await saveDraft(tx, { id: application.id, version: application.draftVersion, title: titleOf(draft) }, draft, actor.userId ?? '', now)
    return { ...kept, draft }
  })

/** What lists call it while it is a draft. */
const titleOf = ({ title, activities }: Draft): string => (title?.trim() || activities?.[0]?.title?.trim() || '').slice(0, 100)

const changed = (draft: Draft, { step, rowId, posted, rows }: SectionChange): Draft => {
  const put = rowId === undefined ? putSection(draft, step, posted, randomUUID) : putActivity(draft, rowId, posted, randomUUID)
  const read = draftSchema.safeParse(put)
  if (!read.success) throw new Refusal('invalid', read.error.issues.map(({ path, message }) => ({ field: fieldOf(path), message })))
  return rows === undefined ? read.data : changeRows(read.data, rows, randomUUID)
}

const fieldOf = (path: readonly PropertyKey[]): string => z.array(z.union([z.string(), z.number()])).parse(path).join('.')
