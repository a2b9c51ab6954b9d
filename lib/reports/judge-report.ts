import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asActor, type Tx } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { addWorkingDays } from '@/lib/reference/holidays'
import { Refusal, type Problem } from '@/lib/refusal'
import { endOfDay, localDay } from '@/lib/time'
import { followReport } from './follow-report'
import { loadReport, type LoadedReport } from './load-report'
import { moveReport } from './move-report'
import type { AcceptingReport, RejectingReport, ReturningReport } from './schema'

/** How often more may be asked before the report is judged on what there is (domain 5.3). */
export const MOST_ROUNDS = 2

/** The controller accepts the report, activity by activity; what is struck does not count for the money. Settling comes after, by the same desk and finance. */
export const acceptReport = (actor: Actor, { reportId, activities, remarks }: AcceptingReport): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const report = await reportToJudge(tx, actor, reportId)
    const reported = await tx.reportActivity.findMany({ where: { reportId }, select: { rowId: true, status: true } })
    const problems: Problem[] = reported.flatMap(({ rowId, status }) => {
      const index = activities.findIndex((verdict) => verdict.rowId === rowId)
      const verdict = activities[index]
      if (!verdict) return [{ field: '', message: 'Beoordeel elke activiteit.' }]
      if (verdict.accepted === 'ja' && status === 'CANCELLED') return [{ field: `activities.${index}.accepted`, message: 'Deze activiteit ging niet door. Ze kan niet aanvaard worden.' }]
      return verdict.accepted === 'nee' && verdict.reason.length < 20 ? [{ field: `activities.${index}.reason`, message: 'Motiveer in minstens 20 tekens waarom u deze activiteit schrapt.' }] : []
    })
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    await moveReport(tx, actor, report, 'accept')
    await followReport(tx, actor, report, 'accepted', now)
    for (const { rowId, accepted, reason } of activities)
      await tx.reportActivity.updateMany({ where: { reportId, rowId }, data: { accepted: accepted === 'ja', struckReason: accepted === 'ja' ? '' : reason } })
    const round = await giveVerdict(tx, actor, reportId, 'ACCEPTED', remarks)
    await tellMembers(tx, report.grant, 'report-accepted', reportId, { reportId })
    await recordEvent(tx, actor, { verb: 'report.accept', subjectType: 'report', subjectId: reportId, applicationId: report.grant.applicationId, payload: { round, activities, remarks } })
  })

/** The controller asks for more, point by point, at most twice. */
export const returnReport = (actor: Actor, { reportId, missing, points }: ReturningReport): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const report = await reportToJudge(tx, actor, reportId)
    if (report.type === 'FINAL' && report.grant.status === 'IN_CONTROL') throw new Refusal('conflict', 'Dit dossier is in controle. Vraag wat ontbreekt bij de controle, niet als aanvulling van het verslag.')
    const asked = await tx.reportVerdict.count({ where: { reportId, verdict: 'INCOMPLETE' } })
    if (asked >= MOST_ROUNDS) throw new Refusal('conflict', `U vroeg al ${MOST_ROUNDS} keer om aanvulling. Beoordeel het verslag zoals het nu is.`)

    const extra = new Set((await tx.holiday.findMany()).map(({ day }) => day.toISOString().slice(0, 10)))
    const answerBy = endOfDay(addWorkingDays(localDay(now), termsOf(report.grant.call).completionWorkingDays, extra))
    // Who filed early keeps the whole term.
    const dueAt = answerBy > report.dueAt ? answerBy : report.dueAt
    await moveReport(tx, actor, report, 'askMore', { dueAt })
    await followReport(tx, actor, report, 'returned', now)
    if (report.type === 'FINAL') await moveGrant(tx, actor, report.grant, 'returnReport', { reportDueAt: dueAt })
    const round = await giveVerdict(tx, actor, reportId, 'INCOMPLETE', missing, points)
    await tellMembers(tx, report.grant, 'report-incomplete', `${reportId}:${round}`, { reportId })
    await recordEvent(tx, actor, { verb: 'report.return', subjectType: 'report', subjectId: reportId, applicationId: report.grant.applicationId, payload: { round, missing, points, dueAt } })
  })

/** The report does not account for the money. What then happens to the grant is a decision of its own. */
export const rejectReport = (actor: Actor, { reportId, ground }: RejectingReport): Promise<void> =>
  asActor(actor, async (tx) => {
    const report = await reportToJudge(tx, actor, reportId)
    await moveReport(tx, actor, report, 'reject')
    const round = await giveVerdict(tx, actor, reportId, 'REJECTED', ground)
    await recordEvent(tx, actor, { verb: 'report.reject', subjectType: 'report', subjectId: reportId, applicationId: report.grant.applicationId, payload: { round, ground } })
  })

const reportToJudge = async (tx: Tx, actor: Actor, reportId: string): Promise<LoadedReport> => {
  await tx.$queryRaw`select 1 from report where id = ${reportId}::uuid for update`
  const report = await loadReport(tx, reportId)
  requirePermission(actor, 'report.judge', report.grant, 'report.read')
  return report
}

const giveVerdict = async (tx: Tx, actor: Actor, reportId: string, verdict: string, remarks: string, points: ReturningReport['points'] = []): Promise<number> => {
  const round = await tx.reportSubmission.count({ where: { reportId } })
  await tx.reportVerdict.create({ data: { reportId, round, verdict, remarks, points, givenById: actor.userId ?? '' } })
  return round
}
