import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { Refusal } from '@/lib/refusal'
import { freezeReport } from './canonical'
import { strictReport } from './completeness'
import { followFiledReport } from './follow-report'
import { loadReport } from './load-report'
import { moveReport } from './move-report'
import { projectReport } from './project-report'
import { reportChangedBy } from './report-changed-by'
import { reportContext } from './report-context'
import { reportDraft, type oneReport } from './schema'

/**
 * The signatory files the report: all problems at once, or a frozen copy with its checksum, the rows that money and aggregates read, the grant
 * moved on and a receipt. A draft that changed since the signatory's page was drawn is not what they sign. A late report is taken in too: the money waits for it.
 */
export const submitReport = (actor: Actor, { reportId, version }: z.output<typeof oneReport> & { version?: number | undefined }): Promise<{ sha256: string }> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from report where id = ${reportId}::uuid for update`
    const report = await loadReport(tx, reportId)
    const { grant } = report
    requirePermission(actor, 'report.submit', grant, 'report.read')
    if (report.status === 'DUE') throw new Refusal('incomplete', 'Begin eerst aan het verslag.')
    if (report.status !== 'DRAFT' && report.status !== 'INCOMPLETE') throw new Refusal('changed-meanwhile', 'Dit verslag is al ingediend.')

    const context = await reportContext(tx, report)
    if (version !== undefined && version !== report.draftVersion) throw new Refusal('unseen', await reportChangedBy(tx, actor, report, context, version))
    const strict = strictReport(reportDraft.parse(report.draft), context)
    if (!strict.ok) throw new Refusal('incomplete', strict.problems)

    const frozen = freezeReport(strict.answers, context)
    const filed = await tx.reportSubmission.findFirst({ where: { reportId }, orderBy: { round: 'desc' }, select: { round: true, sha256: true } })
    if (filed?.sha256 === frozen.sha256) throw new Refusal('incomplete', 'U wijzigde nog niets. Vul eerst aan wat we vroegen en bewaar.')
    const round = 1 + (filed?.round ?? 0)
    await moveReport(tx, actor, report, 'submit', { submittedAt: now })
    if (report.type === 'FINAL') await moveGrant(tx, actor, grant, report.status === 'DRAFT' ? 'submitReport' : 'resubmitReport')
    await tx.reportSubmission.create({ data: { reportId, round, ...frozen, submittedAt: now, submittedById: actor.userId ?? '' } })
    await projectReport(tx, reportId, strict.answers.activities.map(({ planned, reported }) => ({ ...reported, title: planned.title })))
    await followFiledReport(tx, actor, report, strict.answers.activities.map(({ reported }) => reported), now)
    await tellMembers(tx, grant, 'report-received', `${reportId}:${round}`, { reportId })
    await recordEvent(tx, actor, { verb: 'report.submit', subjectType: 'report', subjectId: reportId, applicationId: grant.applicationId, payload: { round, sha256: frozen.sha256, late: now >= report.dueAt } })
    return { sha256: frozen.sha256 }
  })
