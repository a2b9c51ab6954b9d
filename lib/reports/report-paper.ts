import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import type { Paper, StandingPaper } from '@/lib/filings/paper'
import { noteTypists, typistOf } from '@/lib/filings/typed-by'
import { Refusal } from '@/lib/refusal'
import { changedPages, pageOf } from './draft-rows'
import { draftOf, keptName, treeOf, withRowIds } from './draft-tree'
import { loadReport, type LoadedReport } from './load-report'
import { openedPages } from './opened-pages'
import { askedPoints, reportDraft, type ReportDraft } from './schema'

const typists = z.record(z.string(), z.string())
/** By the address of a page, the version in which it was last changed. */
export const savedPages = z.record(z.string(), z.int())

/** A report as it stands. */
export const standingReport = ({ id, grant, typedBy }: Pick<LoadedReport, 'id' | 'typedBy'> & { grant: { applicationId: string } }, draft: ReportDraft, opened: ReadonlySet<string> | null): StandingPaper => {
  const notes = typists.parse(typedBy)
  return { subject: { type: 'report', id, applicationId: grant.applicationId }, content: treeOf(draft, keptName), typistOf: (field) => typistOf(notes, field, null), isOpen: (field) => opened === null || opened.has(pageOf(field) ?? '') }
}

/** A report that this person may change now, locked until the act is done. */
export const reportToChange = async (tx: Tx, actor: Actor, reportId: string, now: Date): Promise<Paper<ReportDraft> & { opened: ReadonlySet<string> | null }> => {
  await tx.$queryRaw`select 1 from report where id = ${reportId}::uuid for update`
  const report = await loadReport(tx, reportId)
  requirePermission(actor, 'report.edit', report.grant, 'report.read')
  if (report.status !== 'DRAFT' && report.status !== 'INCOMPLETE') throw new Refusal('too-late', 'Dit verslag is al ingediend. U kunt het niet meer wijzigen.')
  const before = reportDraft.parse(report.draft)
  const opened = await openedOf(tx, report)
  const version = report.draftVersion
  return {
    ...standingReport(report, before, opened),
    opened,
    keeps: true,
    version,
    draft: before,
    read: (content) => {
      const read = reportDraft.safeParse(draftOf(content, before))
      if (!read.success) throw new Refusal('invalid', read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })))
      return read.data
    },
    write: async (draft, edited) => {
      const typedBy = noteTypists(typists.parse(report.typedBy), edited, actor.userId ?? '', null)
      const { count } = await tx.report.updateMany({
        where: { id: reportId, status: report.status, draftVersion: version },
        data: { draft: { ...draft }, typedBy, savedPages: { ...savedPages.parse(report.savedPages), ...Object.fromEntries(changedPages(withRowIds(before), draft).map((page) => [page, version + 1])) }, draftVersion: { increment: 1 }, draftSavedAt: now, draftSavedById: actor.userId },
      })
      if (count === 0) throw new Refusal('changed-meanwhile', 'Dit verslag is intussen gewijzigd. Laad de pagina opnieuw.')
      return { version: version + 1, savedAt: now }
    },
  }
}

/** What the last request for more opened. */
export const openedOf = async (tx: Tx, { id, status }: Pick<LoadedReport, 'id' | 'status'>): Promise<ReadonlySet<string> | null> => {
  if (status !== 'INCOMPLETE') return null
  const asked = await tx.reportVerdict.findFirst({ where: { reportId: id, verdict: 'INCOMPLETE' }, orderBy: { givenAt: 'desc' }, select: { points: true } })
  return openedPages(status, askedPoints.parse(asked?.points ?? []))
}
