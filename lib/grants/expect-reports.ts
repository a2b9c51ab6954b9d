import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor } from '@/lib/db'
import { addDays, addMonths, daysBetween, endOfDay, lastDayOf, localDay } from '@/lib/time'
import { loadGrant, tellMembers } from './load-grant'
import { moveGrant } from './move-grant'

/** Days before (−) and after the last day to report on which a report that is not in yet is asked for again (domain 5.3). */
const REMINDERS = [-30, -7, 0, 7, 14] as const

const portal = systemActor('eindverslagen')

/** Job: every grant whose period ended gets its final report to fill in, and who is late or nearly so is reminded. Running it again changes nothing. */
export const expectReports = async (): Promise<{ expected: number }> => {
  const ended = await asActor(portal, (tx, now) => tx.grant.findMany({ where: { status: 'ACTIVE', periodEnd: { lt: new Date(localDay(now)) } }, select: { id: true }, orderBy: { id: 'asc' } }))
  let expected = 0
  for (const { id } of ended) if (await expectReport(id)) expected += 1
  await remind()
  return { expected }
}

/** False when somebody else did it, or the grant moved on, in between. */
const expectReport = (grantId: string): Promise<boolean> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
    const grant = await loadGrant(tx, grantId)
    requirePermission(portal, 'grant.expect-report', grant)
    if (grant.status !== 'ACTIVE' || grant.periodEnd >= new Date(localDay(now))) return false

    const dueAt = endOfDay(addMonths(grant.periodEnd.toISOString().slice(0, 10), termsOf(grant.call).reportMonths))
    await moveGrant(tx, portal, grant, 'expectReport', { reportDueAt: dueAt })
    const report = await tx.report.create({ data: { grantId, type: 'FINAL', periodStart: grant.periodStart, periodEnd: grant.periodEnd, dueAt } })
    await tellMembers(tx, grant, 'report-expected', report.id)
    await recordEvent(tx, portal, { verb: 'grant.expect-report', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reportId: report.id, dueAt } })
    return true
  })

/** The outbox tells each reminder once; a day that the job missed is made up for by the next one that is due. */
const remind = (): Promise<void> =>
  asActor(portal, async (tx, now) => {
    const today = localDay(now)
    const open = await tx.report.findMany({ where: { type: 'FINAL', status: { in: ['DUE', 'DRAFT'] }, grant: { status: 'REPORT_DUE' }, dueAt: { lte: endOfDay(addDays(today, 30)) } }, include: { grant: true }, orderBy: { id: 'asc' } })
    for (const { id, dueAt, createdAt, grant } of open) {
      const passed = REMINDERS.findLast((offset) => daysBetween(lastDayOf(dueAt), today) >= offset)
      if (passed !== undefined && localDay(createdAt) !== today) await tellMembers(tx, grant, 'report-expected', `${id}:${passed}`)
    }
  })
