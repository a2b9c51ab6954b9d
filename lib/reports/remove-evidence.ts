import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { noteChange, openPage } from './evidence-files'

export const evidenceRemoval = z.object({ reportId: z.uuid(), fileId: z.uuid() })

/** Takes a file out of a report that is open, and away from a page that is. The content stays: an earlier filing may hold it. */
export const removeEvidence = (actor: Actor, { reportId, fileId }: z.output<typeof evidenceRemoval>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from report where id = ${reportId}::uuid for update`
    const file = await tx.reportFile.findFirst({ where: { id: fileId, reportId }, include: { report: { select: { grant: { select: { organisationId: true, applicationId: true } } } } } })
    if (!file) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
    requirePermission(actor, 'report-file.remove', file.report.grant, 'report.read')
    const { report, path } = await openPage(tx, actor, reportId, file.place, now)
    const { count } = await tx.reportFile.updateMany({ where: { id: fileId, removedAt: null }, data: { removedAt: now } })
    if (count === 0) return
    await noteChange(tx, actor, report, path, now)
    await recordEvent(tx, actor, { verb: 'report-file.remove', subjectType: 'report-file', subjectId: fileId, applicationId: report.grant.applicationId, payload: { reportId, name: file.name } })
  })
