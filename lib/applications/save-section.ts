import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { keepTexts } from '@/lib/filings/keep-text'
import { saveDraft, type SavedDraft } from '@/lib/filings/save-draft'
import { Refusal } from '@/lib/refusal'
import { draftToChange } from './draft-to-change'
import type { Draft } from './form'
import { mergePage, removesUnseen, type PageChange } from './merge-page'
import { noteTypists, typistOf } from './typed-by'

export type SectionChange = PageChange & {
  applicationId: string
  /** The open page this comes from: texts that must wait are kept per page. */
  page?: string | undefined
}

export type SavedSection = SavedDraft & {
  draft: Draft
  /** The fields in which a colleague's text stands and mine waits; with who typed the first of them. */
  waiting: string[]
  by: string | null
  /** A colleague put something on this page that it does not show yet. */
  news: boolean
}

/**
 * Keeps what was typed on one page, complete or not; only the form of the filing is judged, when it is filed. What colleagues changed meanwhile
 * stays: the page is merged into the draft field by field, and a text for which another stands by now is kept for its writer. Nothing is
 * overwritten unseen. The row itself tells who saved last and when: a draft leaves its trail when it starts and when it is filed.
 */
export const saveSection = (actor: Actor, change: SectionChange): Promise<SavedSection> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, change.applicationId, now)
    const before = application.draft
    if (removesUnseen(before, change)) throw new Refusal('changed-meanwhile', 'Een collega (of uzelf in een ander venster) wijzigde deze activiteit intussen. Ze is niet verwijderd. Kijk ze eerst na.')

    const merged = mergePage(before, change, randomUUID)
    if (!merged.ok) throw new Refusal('invalid', merged.problems)
    const { conflicts, edited, news } = merged
    const typist = actor.userId ?? ''
    await keepTexts(tx, actor, { applicationId: application.id, page: change.page ?? randomUUID() }, merged, now)
    const told = { waiting: conflicts.map(({ field }) => field), by: await nameOfTypist(tx, before, conflicts[0]?.field, application.createdById), news }
    if (!merged.changed) return { version: application.version, savedAt: now, draft: before, ...told }

    const { typedBy: _, ...rest } = merged.draft
    const typedBy = noteTypists(before, edited, typist, application.createdById)
    const draft: Draft = { ...rest, ...(typedBy ? { typedBy } : {}), saved: { ...before.saved, [pageName(change)]: application.version + 1 } }
    return { ...await saveDraft(tx, { id: application.id, version: application.version, title: titleOf(draft) }, draft, typist, now), draft, ...told }
  })

const pageName = ({ step, rowId }: PageChange): string => rowId === undefined ? step : `${step}/${rowId}`

/** What lists call it while it is a draft. */
const titleOf = ({ title, activities }: Draft): string => (title?.trim() || activities?.[0]?.title?.trim() || '').slice(0, 100)

const nameOfTypist = async (tx: Tx, draft: Draft, field: string | undefined, creator: string): Promise<string | null> => {
  if (field === undefined) return null
  return (await tx.user.findUnique({ where: { id: typistOf(draft, field, creator) }, select: { name: true } }))?.name ?? null
}
