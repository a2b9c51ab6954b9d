import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { changeRows, putPart, type RowCommand } from './draft-rows'
import { loadReport } from './load-report'
import { readTyped, reportDraft, type ReportDraft, type ReportPart } from './schema'

export type ReportChange = {
  reportId: string
  /** The version the page was drawn from. */
  version: number
  part: ReportPart
  activity?: number | undefined
  typed: Readonly<Record<string, string | string[]>>
  rows?: RowCommand | undefined
}

/**
 * Keeps what was typed on one page, complete or not. The conditional update refuses who built on an older version: nothing of theirs or of the
 * colleague's is lost. The row tells who saved last; a draft leaves its trail when it begins and when it is filed.
 */
export const saveReport = (actor: Actor, { reportId, version, part, activity, typed, rows }: ReportChange): Promise<{ version: number; savedAt: Date; draft: ReportDraft }> =>
  asActor(actor, async (tx, now) => {
    const report = await loadReport(tx, reportId)
    requirePermission(actor, 'report.edit', report.grant, 'report.read')
    if (report.status !== 'DRAFT' && report.status !== 'INCOMPLETE') throw new Refusal('too-late', 'Dit verslag is al ingediend. U kunt het niet meer wijzigen.')
    const read = readTyped(typed)
    if (read.problems.length > 0) throw new Refusal('invalid', read.problems)

    const put = putPart(reportDraft.parse(report.draft), part, activity, read.typed)
    const draft = reportDraft.parse(rows ? changeRows(put, rows) : put)
    const { count } = await tx.report.updateMany({
      where: { id: reportId, status: { in: ['DRAFT', 'INCOMPLETE'] }, draftVersion: version },
      data: { draft: { ...draft }, draftVersion: { increment: 1 }, draftSavedAt: now, draftSavedById: actor.userId },
    })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Een collega (of uzelf in een ander venster) wijzigde dit verslag intussen. Uw tekst staat hier nog en is niet bewaard. Kijk ze na en bewaar opnieuw.')
    return { version: version + 1, savedAt: now, draft }
  })
