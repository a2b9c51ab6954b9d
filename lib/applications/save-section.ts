import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { alone, asActor } from '@/lib/db'
import { savePage, type SavedPage } from '@/lib/filings/save-page'
import { isRefusal, Refusal } from '@/lib/refusal'
import { draftRow, draftToChange, openToChange, type DraftRow } from './draft-to-change'
import type { Draft } from './form'
import { mergePage, removesUnseen, type PageChange } from './merge-page'
import { draftPaper, writeDraft } from './request-paper'
import { removerOf, revivedIn } from './revived'
import { markOf, remember, standingDraft } from './standing-drafts'

export type SectionChange = PageChange & {
  applicationId: string
  /** The open page this comes from: texts that must wait are kept per page. */
  page?: string | undefined
}

export type SavedSection = SavedPage & {
  draft: Draft
  /** Who removed the activity of this page, which stands there again with what was typed. */
  removedBy?: string | undefined
}

/**
 * Keeps what was typed on one page, complete or not; only the form of the filing is judged, when it is filed. What colleagues changed meanwhile
 * stays: the page is merged into the draft field by field. The row itself tells who saved last and when: a draft leaves its trail when it starts
 * and when it is filed. `found` is the draft where it was read with the session (draftRow).
 */
export const saveSection = async (actor: Actor, change: SectionChange, found?: DraftRow | null): Promise<SavedSection> =>
  (await saveUnhindered(actor, change, found)) ?? asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, change.applicationId)
    if (removesUnseen(application.draft, change)) throw new Refusal('changed-meanwhile', 'Een collega (of uzelf in een ander venster) wijzigde deze activiteit intussen. Ze is niet verwijderd. Kijk ze eerst na.')
    const merged = mergePage(application.draft, change, randomUUID)
    if (!merged.ok) throw new Refusal('invalid', merged.problems)
    const saved = await savePage(tx, actor, draftPaper(tx, actor, application, now, pageName(change)), { ...merged, page: change.page }, now)
    return { ...saved, removedBy: change.rowId === undefined ? undefined : (await revivedIn(tx, actor, saved.draft)).get(change.rowId) }
  })

/**
 * Nearly every save: a read and a conditional write, each a statement of its own, with the version to guard what was read. Null = somebody was
 * faster, also between that read and this process's own memory of the draft, or texts wait or meet, or a colleague removed what was typed in, or something is refused: then the whole act is done under a lock.
 */
const saveUnhindered = async (actor: Actor, change: SectionChange, found: DraftRow | null | undefined): Promise<SavedSection | null> => {
  const { draft, ...open } = openToChange(actor, found ?? await readAlone(actor, change.applicationId), standingDraft)
  if (draft === null) return null
  const application = { ...open, draft }
  const merged = mergePage(application.draft, change, randomUUID)
  if (!merged.ok || merged.conflicts.length > 0 || application.keeps || removesUnseen(application.draft, change) || removerOf(merged.draft, change.rowId) !== null) return null
  const told = { waiting: [], by: null, unchosen: false, news: merged.news }
  if (!merged.changed) return { version: application.version, savedAt: application.now, draft: application.draft, ...told }
  try {
    const { mark, draft: written, ...saved } = await writeDraft(alone, actor, application, application.now, { draft: merged.draft, edited: merged.edited, page: pageName(change) })
    remember(application.id, mark, written)
    return { ...saved, draft: merged.draft, ...told }
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'changed-meanwhile') return null
    throw thrown
  }
}

const readAlone = async (actor: Actor, applicationId: string): Promise<DraftRow | undefined> => {
  const rows = await alone.$queryRaw<DraftRow[]>`
    with entered as materialized (select set_config('app.actor', ${actor.userId ?? ''}, true))
    select draft.* from entered cross join lateral (${draftRow(applicationId, markOf(applicationId))}) draft`
  return rows[0]
}

const pageName = ({ step, rowId }: PageChange): string => rowId === undefined ? step : `${step}/${rowId}`
