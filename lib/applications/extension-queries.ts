import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import type { Tx } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { Refusal } from '@/lib/refusal'
import { endOf, standingColumns } from './extension-standing'
import { extensionWindow } from './extension-window'

type Attempt = { applicationId: string; organisation: string; kbo: string; at: Date; by: string; attempts: number }

/** Of one call: the extensions, and the attempts that came too late, without a word of what is in the drafts. */
export const extensionsOf = async (tx: Tx, actor: Actor, code: string, now: Date) => {
  requirePermission(actor, 'extension.read')
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, name: true, status: true, deadlineAt: true, terms: true } })
  if (!call?.deadlineAt) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
  const window = extensionWindow(call, await extraHolidays(tx))
  const proposed = await tx.filingExtension.findMany({
    where: { application: { callId: call.id, id: { notIn: [...actor.conflictedApplicationIds] } } },
    include: { application: { select: { ...standingColumns, organisation: { select: { legalName: true, kbo: true } } } } },
    orderBy: { proposedAt: 'desc' },
  })
  const attempts = await tx.$queryRaw<Attempt[]>`
    select a.id as "applicationId", o.legal_name as organisation, o.kbo, min(e.at) as at, min(u.name) as by, count(*)::int as attempts
    from audit_event e join application a on a.id = e.application_id join organisation o on o.id = a.organisation_id left join app_user u on u.id = e.actor_id
    where e.verb = 'application.submit-refused' and a.call_id = ${call.id}::uuid and a.discarded_at is null and (a.status in ('DRAFT', 'LAPSED') or (a.status = 'SUBMITTED' and exists (select from reopening r where r.application_id = a.id and r.outcome = 'STOOD'))) and not actor_conflicted(a.id)
    group by a.id, o.id order by min(e.at)`
  const extensions = proposed.map((one) => ({ ...one, end: endOf(one.application) }))
  const names = new Map((await tx.user.findMany({ where: { id: { in: extensions.flatMap(({ proposedById, confirmedById }) => [proposedById, confirmedById ?? proposedById]) } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  return { call, window, mayPropose: window.open && now < window.endsAt, extensions, attempts, names }
}
