import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleGrants } from '@/lib/access/visible'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { requireScanned } from '@/lib/files/hand-out'
import { Refusal } from '@/lib/refusal'
import { findingSubjects } from './finding-subjects'
import { latestWeighing } from './require-controlled'
import { checklistFor, currentRulebook, rulebookOf } from './rulebook'
import { isControlKind } from './words'

const parties = { select: { number: true, status: true, applicationId: true, organisation: { select: { legalName: true } }, call: { select: { code: true } } } } as const

/** What is to be weighed, started, followed and was concluded, each with why. */
export const controlDesk = async (tx: Tx, actor: Actor, now: Date) => {
  if (!can(actor, 'control.read')) return null
  const visible = visibleGrants(actor)
  const running = await tx.control.findMany({ where: { concludedAt: null, grant: visible }, include: { weighing: { select: { reasons: true } }, grant: parties, _count: { select: { findings: true, answers: true } } }, orderBy: { startedAt: 'asc' } })
  const concluded = await tx.control.findMany({ where: { concludedAt: { not: null }, grant: visible }, include: { weighing: { select: { reasons: true } }, grant: parties, findings: { where: { stands: true }, select: { id: true } } }, orderBy: { concludedAt: 'desc' }, take: 200 })
  const selections = await tx.controlSelection.findMany({ include: { call: { select: { code: true, name: true } }, _count: { select: { weighings: true } }, weighings: { select: { reasons: true } } }, orderBy: { madeAt: 'desc' }, take: 100 })
  return {
    toWeigh: await callsToWeigh(tx, actor), toStart: await controlsToStart(tx, actor, now), running, concluded,
    selections: selections.map(({ weighings, ...selection }) => ({ ...selection, selected: weighings.filter(({ reasons }) => reasons.length > 0).length, drawn: weighings.filter(({ reasons }) => reasons.includes('SAMPLE')).length })),
    maySelect: can(actor, 'control.select'),
  }
}
export type ControlDesk = NonNullable<Awaited<ReturnType<typeof controlDesk>>>

/** Calls with a final report that is in and was not weighed as it was last filed. */
const callsToWeigh = (tx: Tx, actor: Actor): Promise<{ code: string; name: string; reports: number; oldestAt: Date }[]> => tx.$queryRaw`
  select c.code, c.name, count(*)::int as reports, min(r.submitted_at) as "oldestAt"
  from grant_award g join call c on c.id = g.call_id join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status in ('SUBMITTED', 'ACCEPTED')
  where g.status = 'REPORT_SUBMITTED' and not (g.application_id = any(${[...actor.conflictedApplicationIds]}::uuid[]))
    and not exists (select from control_weighing w where w.grant_id = g.id and w.report_round = (select coalesce(max(s.round), 0) from report_submission s where s.report_id = r.id))
  group by c.id order by c.code`

/** Selected, with a report that did not change since, and not begun. */
export const controlsToStart = async (tx: Tx, actor: Actor, now: Date) => {
  const rows = await tx.controlWeighing.findMany({
    where: { startDueAt: { not: null }, grant: { AND: [visibleGrants(actor), { status: 'REPORT_SUBMITTED' }] } },
    include: { selection: { select: { madeAt: true } }, grant: { select: { ...parties.select, reports: { where: { type: 'FINAL' }, orderBy: { createdAt: 'desc' }, take: 1, select: { id: true, submissions: { orderBy: { round: 'desc' }, take: 1, select: { round: true } } } } } } },
    orderBy: [{ startDueAt: 'asc' }, { grantId: 'asc' }],
  })
  return rows
    .filter(({ reportRound, grant }) => reportRound === (grant.reports[0]?.submissions[0]?.round ?? 0))
    .map(({ grant, ...weighing }) => ({ ...weighing, grant, reportId: grant.reports[0]?.id ?? null, late: weighing.startDueAt !== null && now >= weighing.startDueAt }))
}

/** Everything about one control, for the office. Opening it leaves a trail. */
export const controlOfFile = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const grant = await tx.grant.findFirst({ where: { AND: [{ number }, visibleGrants(actor)] }, include: { call: true, organisation: { include: { municipality: { select: { name: true } } } }, payments: true, application: { select: { handlerId: true } } } })
  if (!grant) return null
  requirePermission(actor, 'control.read', { applicationId: grant.applicationId })
  const weighing = await latestWeighing(tx, grant.id)
  const control = await tx.control.findUnique({
    where: { grantId: grant.id },
    include: { answers: true, notes: { orderBy: { writtenAt: 'desc' } }, files: { include: { file: { include: { scan: true } } }, orderBy: { addedAt: 'desc' } }, findings: { orderBy: [{ foundAt: 'asc' }, { id: 'asc' }] } },
  })
  if (!weighing && !control) return null
  const rulebook = control ? await rulebookOf(tx, control.rulebookVersion) : await currentRulebook(tx)
  const kind = control && isControlKind(control.kind) ? control.kind : 'DESK'
  const people = await tx.user.findMany({ where: { id: { in: control ? [control.startedById, ...control.notes.map(({ authorId }) => authorId), ...control.files.map(({ addedById }) => addedById), ...(control.concludedById ? [control.concludedById] : [])] : [] } }, select: { id: true, name: true } })
  const report = await tx.report.findFirst({ where: { grantId: grant.id, type: 'FINAL' }, orderBy: { createdAt: 'desc' }, select: { id: true, status: true } })
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { part: 'control' } })
  const mayWork = can(actor, 'control.work', grant)
  return {
    grant, weighing, control, report, kind, rulebook,
    names: new Map(people.map(({ id, name }) => [id, name])),
    checklist: checklistFor(rulebook, kind),
    subjects: control && !control.concludedAt && !control.findingsSentAt ? await findingSubjects(tx, grant) : [],
    mayStart: mayWork && !control && grant.status === 'REPORT_SUBMITTED' && (weighing?.reasons.length ?? 0) > 0,
    mayWork: mayWork && control !== null && control.concludedAt === null,
    /** The beneficiary can still answer. */
    hearing: control?.replyUntil != null && control.repliedAt === null && now < control.replyUntil,
  }
}
export type ControlOfFile = NonNullable<Awaited<ReturnType<typeof controlOfFile>>>

/** A file that a controller added, for whoever may read the control. */
export const controlFileToRead = async (tx: Tx, actor: Actor, fileId: string) => {
  if (!/^[0-9a-f-]{36}$/.test(fileId)) return null
  const found = await tx.controlFile.findUnique({ where: { id: fileId }, include: { file: { include: { scan: true } }, control: { select: { grant: { select: { applicationId: true } } } } } })
  if (!found || !can(actor, 'control.read', { applicationId: found.control.grant.applicationId })) throw new Refusal('not-found', 'Dit bestand bestaat niet.')
  await requireScanned(tx, found.file.scan?.state)
  return { sha256: found.sha256, mime: found.file.mime, size: found.file.sizeBytes, name: found.name }
}

/** What its beneficiary may know of a control: that it runs, what was found once that is told, and the conclusion. */
export const controlToFollow = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const grant = await tx.grant.findFirst({ where: { AND: [{ number }, visibleGrants(actor)] }, include: { call: true, organisation: { select: { legalName: true } } } })
  if (!grant || !can(actor, 'report.edit', grant)) return null
  const control = await tx.control.findUnique({
    where: { grantId: grant.id },
    select: { kind: true, startedAt: true, findingsSentAt: true, replyUntil: true, reply: true, repliedAt: true, conclusion: true, concludedAt: true, findings: { orderBy: [{ foundAt: 'asc' }, { id: 'asc' }], select: { id: true, label: true, units: true, cents: true, motivation: true, stands: true, answer: true } } },
  })
  if (!control) return null
  const told = control.findingsSentAt !== null
  const hearing = told && control.replyUntil !== null && control.repliedAt === null && control.concludedAt === null && now < control.replyUntil
  // What was judged of a finding is news of the conclusion.
  const findings = told ? control.findings.map((finding) => (control.concludedAt ? finding : { ...finding, stands: null, answer: '' })) : []
  return { grant, control: { ...control, findings }, hearing, mayReply: hearing && can(actor, 'control.reply', grant) }
}
export type ControlToFollow = NonNullable<Awaited<ReturnType<typeof controlToFollow>>>
