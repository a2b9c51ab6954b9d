import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { inputName } from '@/lib/filings/field-path'
import { isSame, merge, type Answer } from '@/lib/filings/merge'
import type { FieldWords } from '@/lib/filings/waiting-texts'
import { alignSessions } from './align-rows'
import { pageOf } from './draft-rows'
import { draftOf, keptName, treeOf } from './draft-tree'
import { reportFieldWords } from './field-label'
import { loadReport } from './load-report'
import { prefilledDraft } from './prefill'
import { reportContext } from './report-context'
import { reportToChange } from './report-paper'
import { reportDraft, type oneReport, type ReportDraft } from './schema'

/** A field that somebody typed in and of which the log says something else; `field` by the ids of its rows, `name` that of its input. */
type KeptField = { field: string; name: string; typed: Answer; logged: Answer }

/** How many fields the log filled in anew, and which it left because somebody typed in them: "Activiteit 1, sessie 2: aanwezig (u typte 19, logboek 24)". */
export type TakenOver = { changed: number; kept: string[] }

/**
 * Takes what the activity log says now into a report that is being written. A field that still holds what was taken over before follows the log; a
 * field that somebody typed in stays as it was typed.
 */
export const takeOverLog = (actor: Actor, { reportId }: z.output<typeof oneReport>): Promise<TakenOver> =>
  asActor(actor, async (tx, now) => {
    const paper = await reportToChange(tx, actor, reportId, now)
    const report = await loadReport(tx, reportId)
    const context = await reportContext(tx, report)
    const known = prefilledDraft(context)
    const before = reportDraft.parse(report.prefilled)
    // What a request for more did not open stays as it was filed.
    const fresh = paper.opened === null ? known : { ...closed(before, paper.opened), ...open(known, paper.opened) }
    const { draft, edited, changed, kept } = takenOver(paper.draft, before, fresh)
    if (changed) await paper.write(reportDraft.parse(draft), edited)
    await tx.report.update({ where: { id: reportId }, data: { prefilled: { ...fresh }, prefilledAt: now } })
    await recordEvent(tx, actor, { verb: 'report.take-over', subjectType: 'report', subjectId: reportId, applicationId: report.grant.applicationId, payload: { fields: edited.length } })
    return { changed: changed ? edited.length : 0, kept: kept.map(inWords(reportFieldWords(context.reference))) }
  })

const inWords = (words: FieldWords) => ({ field, name, typed, logged }: KeptField): string =>
  `${words.labelOf(name)} (u typte ${words.inWords(field, typed) || 'niets'}, logboek ${words.inWords(field, logged) || 'niets'})`

const open = (draft: ReportDraft, opened: ReadonlySet<string>): ReportDraft => Object.fromEntries(Object.entries(draft).filter(([name]) => opened.has(pageOf(name) ?? '')))
const closed = (draft: ReportDraft, opened: ReadonlySet<string>): ReportDraft => Object.fromEntries(Object.entries(draft).filter(([name]) => !opened.has(pageOf(name) ?? '')))

/** The three-way merge itself: before and after of the log, and what stands. */
export const takenOver = (stands: ReportDraft, before: ReportDraft, fresh: ReportDraft): { draft: ReportDraft; edited: string[]; changed: boolean; kept: KeptField[] } => {
  const standing = treeOf(stands, keptName)
  const { base, mine, theirs } = alignSessions({ base: treeOf(before, keptName), mine: treeOf(fresh, keptName), theirs: standing })
  const { merged, conflicts, edited } = merge(base, mine, theirs)
  const names = Object.fromEntries(Object.entries(fresh).filter(([name]) => /^activities\.\d+\.id$/.test(name)))
  const draft = { ...names, ...draftOf(merged, stands) }
  return { draft, edited, changed: !isSame(merged, standing), kept: conflicts.map(({ field, mine: logged, theirs: typed }) => ({ field, name: inputName(merged, field), typed, logged })) }
}
