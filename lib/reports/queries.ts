import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleGrants } from '@/lib/access/visible'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { scannerOf } from '@/lib/files/hand-out'
import { waitingFields, waitingTexts } from '@/lib/filings/waiting-texts'
import { Refusal } from '@/lib/refusal'
import type { GrantStatus, ReportStatus } from '@/prisma/generated/enums'
import { readFrozenReport } from './canonical'
import { completeness } from './completeness'
import { filedEvidence } from './filed-evidence'
import { filedWarnings } from './filed-warnings'
import { withRowIds } from './draft-tree'
import { MOST_ROUNDS } from './judge-report'
import { loadReport } from './load-report'
import { prefilledDraft } from './prefill'
import { reportContext } from './report-context'
import { reportFieldWords } from './field-label'
import { differencesOf } from './report-differences'
import { openedOf, standingReport } from './report-paper'
import { askedPoints, reportDraft } from './schema'

/** A report as its organisation works on it: the draft, what it is held against, and all that is wrong so far. */
export const reportToEdit = async (tx: Tx, actor: Actor, reportId: string) => {
  const report = await loadReport(tx, reportId)
  const { grant } = report
  requirePermission(actor, 'report.read', grant)
  // Staff read what was filed, on their own desk; a draft is the organisation's.
  if (!can(actor, 'report.edit', grant)) throw new Refusal('not-found', 'Dit verslag bestaat niet.')
  const context = await reportContext(tx, report)
  const draft = withRowIds(report.status === 'DUE' ? prefilledDraft(context) : reportDraft.parse(report.draft))
  const opened = await openedOf(tx, report)
  const savedBy = report.draftSavedById ? await tx.user.findUnique({ where: { id: report.draftSavedById }, select: { name: true } }) : null
  const asked = await tx.reportVerdict.findFirst({ where: { reportId, verdict: { in: ['INCOMPLETE', 'REJECTED'] } }, orderBy: { givenAt: 'desc' }, select: { verdict: true, remarks: true, points: true } })
  const latest = await tx.reportSubmission.findFirst({ where: { reportId }, orderBy: { round: 'desc' }, select: { sha256: true, submittedAt: true } })
  return {
    report, grant, context, draft, latest,
    ...completeness(draft, context),
    savedBy: savedBy?.name ?? null,
    /** The fields in which one's own text waits beside a colleague's. */
    waiting: await waitingFields(tx, actor, standingReport(report, draft, opened)),
    opened,
    asked: asked && { ...asked, points: askedPoints.parse(asked.points) },
    editable: report.status === 'DRAFT' || report.status === 'INCOMPLETE',
    scanner: await scannerOf(tx),
    canSign: can(actor, 'report.submit', grant),
  }
}

/** What this person still has to choose in a report. */
export const reportTextsToChoose = async (tx: Tx, actor: Actor, reportId: string) => {
  const { report, draft, context, editable, opened } = await reportToEdit(tx, actor, reportId)
  return { report, editable, texts: await waitingTexts(tx, actor, standingReport(report, draft, opened), reportFieldWords(context.reference)) }
}

export const officeStatuses: readonly ReportStatus[] = ['SUBMITTED', 'INCOMPLETE', 'ACCEPTED', 'DRAFT', 'DUE', 'REJECTED']

/** The reports that the office waits for or judges, those to judge first. `lapsed`: nobody waits for it any more, its grant ended; `late`: its organisation is past its term. */
export const officeReports = async (tx: Tx, actor: Actor, status: ReportStatus | null, now: Date) => {
  if (!can(actor, 'report.read')) return null
  const reports = await tx.report.findMany({
    where: { grant: visibleGrants(actor), ...(status ? { status } : {}) },
    include: { grant: { select: { number: true, status: true, organisation: { select: { legalName: true } }, call: { select: { code: true } }, settlement: { select: { confirmedAt: true } } } } },
    orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    take: 500,
  })
  const counts = await tx.report.groupBy({ by: ['status'], where: { grant: visibleGrants(actor) }, _count: true })
  const place = (one: ReportStatus) => officeStatuses.indexOf(one)
  return {
    reports: reports.toSorted((a, b) => place(a.status) - place(b.status)).map((report) => ({ ...report, ...termOf(report, now) })),
    counts: officeStatuses.map((one) => ({ status: one, count: counts.find((row) => row.status === one)?._count ?? 0 })),
  }
}

const termOf = ({ status, dueAt, grant }: { status: ReportStatus; dueAt: Date; grant: { status: GrantStatus } }, now: Date): { lapsed: boolean; late: boolean } => {
  const open = status === 'DUE' || status === 'DRAFT' || status === 'INCOMPLETE'
  const lapsed = open && (grant.status === 'REVOKED' || grant.status === 'DECLINED')
  return { lapsed, late: open && !lapsed && dueAt <= now }
}

/** A filed report on the controller's desk, planned beside realised. Opening it leaves a trail. */
export const reportToJudge = async (tx: Tx, actor: Actor, reportId: string) => {
  const report = await loadReport(tx, reportId)
  const { grant } = report
  requirePermission(actor, 'report.read', grant)
  // Whoever reads it only as a member of its organisation has a page of their own, without the verdicts and the settlement that is not confirmed yet.
  if (!can(actor, 'report.read', { applicationId: grant.applicationId }) || !can(actor, 'grant.read', grant)) throw new Refusal('not-found', 'Dit verslag bestaat niet.')
  const context = await reportContext(tx, report)
  const activities = await tx.reportActivity.findMany({ where: { reportId } })
  const [submission = null, earlier = null] = await tx.reportSubmission.findMany({ where: { reportId }, orderBy: { round: 'desc' }, take: 2 })
  const verdicts = await tx.reportVerdict.findMany({ where: { reportId }, orderBy: { givenAt: 'asc' } })
  const settlement = await tx.settlement.findUnique({ where: { grantId: grant.id } })
  const paid = await tx.payment.findMany({ where: { grantId: grant.id, status: { in: ['PAID', 'ORDERED'] } }, select: { amountCents: true } })
  const frozen = submission ? readFrozenReport(submission.content) : null
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'report', subjectId: reportId, applicationId: grant.applicationId })
  return {
    report, grant, context, submission, verdicts, settlement, paid,
    lines: context.activities.flatMap((planned) => { const reported = activities.find(({ rowId }) => rowId === planned.rowId); return reported ? [{ planned, reported }] : [] }),
    /** What was worth a second look before filing, by activity, and was filed all the same. */
    warnings: frozen ? filedWarnings(frozen, context) : [],
    /** What the last filing changed in the one before. */
    changes: frozen && earlier ? differencesOf(readFrozenReport(earlier.content), frozen, context.reference) : [],
    frozen,
    evidence: frozen ? await filedEvidence(tx, reportId, frozen) : [],
    scanner: await scannerOf(tx),
    mayJudge: report.status === 'SUBMITTED' && can(actor, 'report.judge', grant),
    mayAskMore: !(report.type === 'FINAL' && grant.status === 'IN_CONTROL') && verdicts.filter(({ verdict }) => verdict === 'INCOMPLETE').length < MOST_ROUNDS,
    maySettle: report.type === 'FINAL' && report.status === 'ACCEPTED' && (grant.status === 'REPORT_SUBMITTED' || grant.status === 'IN_CONTROL') && can(actor, 'settlement.compute', grant),
    mayConfirm: report.type === 'FINAL' && settlement !== null && settlement.confirmedAt === null && can(actor, 'settlement.confirm', { takenBy: [settlement.computedById] }),
  }
}
export type ReportToJudge = Awaited<ReturnType<typeof reportToJudge>>
