import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { savePage, type SavedPage } from '@/lib/filings/save-page'
import { Refusal } from '@/lib/refusal'
import { draftToChange } from './draft-to-change'
import type { Draft } from './form'
import { mergePage, removesUnseen, type PageChange } from './merge-page'
import { draftPaper } from './request-paper'

export type SectionChange = PageChange & {
  applicationId: string
  /** The open page this comes from: texts that must wait are kept per page. */
  page?: string | undefined
}

/**
 * Keeps what was typed on one page, complete or not; only the form of the filing is judged, when it is filed. What colleagues changed meanwhile
 * stays: the page is merged into the draft field by field. The row itself tells who saved last and when: a draft leaves its trail when it starts
 * and when it is filed.
 */
export const saveSection = (actor: Actor, change: SectionChange): Promise<SavedPage & { draft: Draft }> =>
  asActor(actor, async (tx, now) => {
    const application = await draftToChange(tx, actor, change.applicationId, now)
    if (removesUnseen(application.draft, change)) throw new Refusal('changed-meanwhile', 'Een collega (of uzelf in een ander venster) wijzigde deze activiteit intussen. Ze is niet verwijderd. Kijk ze eerst na.')
    const merged = mergePage(application.draft, change, randomUUID)
    if (!merged.ok) throw new Refusal('invalid', merged.problems)
    return savePage(tx, actor, draftPaper(tx, actor, application, now, pageName(change)), { ...merged, page: change.page }, now)
  })

const pageName = ({ step, rowId }: PageChange): string => rowId === undefined ? step : `${step}/${rowId}`
