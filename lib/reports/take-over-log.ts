import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { isSame, merge } from '@/lib/filings/merge'
import { pageOf } from './draft-rows'
import { draftOf, keptName, treeOf } from './draft-tree'
import { loadReport } from './load-report'
import { prefilledDraft } from './prefill'
import { reportContext } from './report-context'
import { reportToChange } from './report-paper'
import { reportDraft, type oneReport, type ReportDraft } from './schema'

/** How many fields the log filled in anew, and how many it left because somebody typed in them. */
export type TakenOver = { changed: number; kept: number }

/**
 * Takes what the activity log says now into a report that is being written. A field that still holds what was taken over before follows the log; a
 * field that somebody typed in stays as it was typed.
 */
export const takeOverLog = (actor: Actor, { reportId }: z.output<typeof oneReport>): Promise<TakenOver> =>
  asActor(actor, async (tx, now) => {
    const paper = await reportToChange(tx, actor, reportId, now)
    const report = await loadReport(tx, reportId)
    const known = prefilledDraft(await reportContext(tx, report))
    const before = reportDraft.parse(report.prefilled)
    // What a request for more did not open stays as it was filed.
    const fresh = paper.opened === null ? known : { ...closed(before, paper.opened), ...open(known, paper.opened) }
    const { draft, edited, changed, kept } = takenOver(paper.draft, before, fresh)
    if (changed) await paper.write(reportDraft.parse(draft), edited)
    await tx.report.update({ where: { id: reportId }, data: { prefilled: { ...fresh }, prefilledAt: now } })
    await recordEvent(tx, actor, { verb: 'report.take-over', subjectType: 'report', subjectId: reportId, applicationId: report.grant.applicationId, payload: { fields: edited.length } })
    return { changed: changed ? edited.length : 0, kept }
  })

const open = (draft: ReportDraft, opened: ReadonlySet<string>): ReportDraft => Object.fromEntries(Object.entries(draft).filter(([name]) => opened.has(pageOf(name) ?? '')))
const closed = (draft: ReportDraft, opened: ReadonlySet<string>): ReportDraft => Object.fromEntries(Object.entries(draft).filter(([name]) => !opened.has(pageOf(name) ?? '')))

/** The three-way merge itself: before and after of the log, and what stands. */
export const takenOver = (stands: ReportDraft, before: ReportDraft, fresh: ReportDraft): { draft: ReportDraft; edited: string[]; changed: boolean; kept: number } => {
  const [base, mine, theirs] = [treeOf(before, keptName), treeOf(fresh, keptName), treeOf(stands, keptName)]
  const { merged, conflicts, edited } = merge(base, mine, theirs)
  const names = Object.fromEntries(Object.entries(fresh).filter(([name]) => /^activities\.\d+\.id$/.test(name)))
  const draft = { ...names, ...draftOf(merged, stands) }
  return { draft, edited, changed: !isSame(merged, theirs), kept: conflicts.length }
}
