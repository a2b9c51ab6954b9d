import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { isOpened, type OpenedPath } from '@/lib/filings/opened'
import { savePage, type SavedPage } from '@/lib/filings/save-page'
import { Refusal } from '@/lib/refusal'
import { completionToChange } from './completion-to-change'
import type { Draft } from './form'
import { mergeLaid, type PageChange } from './merge-page'
import { putCompletion } from './put-completion'
import { completionPaper } from './request-paper'

export type CompletionChange = Pick<PageChange, 'basis' | 'posted' | 'rows'> & { applicationId: string; page?: string | undefined }

/** Keeps what was typed in the opened fields, complete or not, while the term runs. Nothing else of the request changes, whatever was posted. */
export const saveCompletion = (actor: Actor, { applicationId, page, ...change }: CompletionChange): Promise<SavedPage & { draft: Draft; opened: readonly OpenedPath[] }> =>
  asActor(actor, async (tx, now) => {
    const completion = await completionToChange(tx, actor, applicationId, now)
    const { draft, filed, opened } = completion
    const { rows } = change
    if (rows && !isOpened(opened, 'add' in rows ? rows.add : rows.remove)) throw new Refusal('invalid', 'Deze rijen kunt u niet wijzigen.')
    const merged = mergeLaid(draft, change, (posted) => putCompletion(filed, draft, posted, opened, randomUUID), randomUUID)
    if (!merged.ok) throw new Refusal('invalid', merged.problems)
    return { ...await savePage(tx, actor, completionPaper(tx, actor, completion, now), { ...merged, page }, now), opened }
  })
