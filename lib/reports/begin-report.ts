import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { loadReport } from './load-report'
import { moveReport } from './move-report'
import { prefilledDraft } from './prefill'
import { reportContext } from './report-context'
import type { oneReport } from './schema'

/** Opens a report that is due, filled in as far as the log and the plan go. Who begins one that a colleague began just goes on with it. */
export const beginReport = (actor: Actor, { reportId }: z.output<typeof oneReport>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from report where id = ${reportId}::uuid for update`
    const report = await loadReport(tx, reportId)
    const { grant } = report
    requirePermission(actor, 'report.edit', grant, 'report.read')
    if (report.status === 'DRAFT') return

    const prefilled = { ...prefilledDraft(await reportContext(tx, report)) }
    await moveReport(tx, actor, report, 'begin', { draft: prefilled, prefilled, prefilledAt: now })
    await recordEvent(tx, actor, { verb: 'report.begin', subjectType: 'report', subjectId: reportId, applicationId: grant.applicationId })
  })
