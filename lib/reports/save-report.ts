import { randomUUID } from 'node:crypto'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { savePage, type SavedPage } from '@/lib/filings/save-page'
import { Refusal } from '@/lib/refusal'
import { mergeReport, type ReportPageChange } from './merge-report'
import { pathOf } from './opened-pages'
import { reportToChange } from './report-paper'
import { readTyped, reportDraft, type ReportDraft } from './schema'

export type ReportChange = ReportPageChange & {
  reportId: string
  /** The open page this comes from: texts that must wait are kept per page. */
  page?: string | undefined
}

/**
 * Keeps what was typed on one page, complete or not, merged with what colleagues changed meanwhile. The row tells who saved last; a draft leaves
 * its trail when it begins and when it is filed.
 */
export const saveReport = (actor: Actor, { reportId, page, ...change }: ReportChange): Promise<SavedPage & { draft: ReportDraft }> =>
  asActor(actor, async (tx, now) => {
    const paper = await reportToChange(tx, actor, reportId, now)
    if (paper.opened !== null && !paper.opened.has(pathOf(change.part, change.activity))) throw new Refusal('too-late', 'Dit onderdeel is ingediend. U kunt alleen aanpassen wat we u vroegen.')
    const { typed, problems } = readTyped(change.typed)
    if (problems.length > 0) throw new Refusal('invalid', problems)
    const basis = change.basis && readTyped(change.basis).typed
    const merged = mergeReport(paper.draft, { ...change, typed, basis }, () => randomUUID())
    return savePage(tx, actor, paper, { ...merged, draft: reportDraft.parse(merged.draft), page }, now)
  })
