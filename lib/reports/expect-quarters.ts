import { systemActor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { loadGrant, tellMembers } from '@/lib/grants/load-grant'
import { addDays, daysBetween, endOfDay, lastDayOf, localDay } from '@/lib/time'
import { dayOf } from './day-of'
import { quartersOf } from './quarters'

/** Days before (−) and after the last day to report on which a quarter that is not in yet is asked for again. */
const REMINDERS = [-7, 0, 7, 14] as const

/** The states in which a partnership is at work; what is suspended are its payments. */
const atWork = ['ACTIVE', 'AMENDMENT_REQUESTED', 'SUSPENDED'] as const

const portal = systemActor('kwartaalverslagen')

/** Job: every partnership at work gets a report to fill in for each quarter that ended, and who is late or nearly so is reminded. Running it again changes nothing. */
export const expectQuarters = async (): Promise<{ expected: number }> => {
  const grants = await asActor(portal, (tx) => tx.grant.findMany({ where: { status: { in: [...atWork] }, call: { audience: 'PARTNERSHIP' } }, select: { id: true }, orderBy: { id: 'asc' } }))
  let expected = 0
  for (const { id } of grants) expected += await expectOf(id)
  await remind()
  return { expected }
}

const expectOf = (grantId: string): Promise<number> =>
  asActor(portal, async (tx, now) => {
    await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
    const grant = await loadGrant(tx, grantId)
    requirePermission(portal, 'grant.expect-report', grant)
    if (atWork.every((status) => status !== grant.status)) return 0

    const today = localDay(now)
    const ended = quartersOf(dayOf(grant.startDay ?? grant.periodStart), dayOf(grant.periodEnd)).filter(({ end }) => end < today)
    const known = new Set((await tx.report.findMany({ where: { grantId, type: 'INTERIM' }, select: { periodEnd: true } })).map(({ periodEnd }) => dayOf(periodEnd)))
    const missing = ended.filter(({ end }) => !known.has(end))
    for (const { start, end, dueDay } of missing) {
      const dueAt = endOfDay(dueDay)
      const { id: reportId } = await tx.report.create({ data: { grantId, type: 'INTERIM', periodStart: new Date(start), periodEnd: new Date(end), dueAt }, select: { id: true } })
      await tellMembers(tx, grant, 'report-expected', reportId, { reportId })
      await recordEvent(tx, portal, { verb: 'report.expect', subjectType: 'report', subjectId: reportId, applicationId: grant.applicationId, payload: { start, end, dueAt } })
    }
    return missing.length
  })

/** The outbox tells each reminder once; a day that the job missed is made up for by the next one that is due. */
const remind = (): Promise<void> =>
  asActor(portal, async (tx, now) => {
    const today = localDay(now)
    const open = await tx.report.findMany({ where: { type: 'INTERIM', status: { in: ['DUE', 'DRAFT', 'INCOMPLETE'] }, grant: { status: { in: [...atWork] } }, dueAt: { lte: endOfDay(addDays(today, 7)) } }, include: { grant: true }, orderBy: { id: 'asc' } })
    for (const { id, dueAt, createdAt, grant } of open) {
      const passed = REMINDERS.findLast((offset) => daysBetween(lastDayOf(dueAt), today) >= offset)
      if (passed !== undefined && localDay(createdAt) !== today) await tellMembers(tx, grant, 'report-expected', `${id}:${passed}`, { reportId: id })
    }
  })
