import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Resource } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { standInRoles, type StandInRole } from './conflict-schema'

export const standInWords: Record<StandInRole, string> = { VLAIO_OFFICER: 'dossierbeheerder', VLAIO_PANEL_CHAIR: 'voorzitter', VLAIO_DECIDER: 'beslisser' }

export type StandInChoice = { role: StandInRole; current: string | null; candidates: { id: string; name: string }[] }

/** The roles in which somebody may have to stand in on this file, because who holds it has an interest; for whoever names them. */
export const standInChoices = async (tx: Tx, actor: Actor, applicationId: string, facts: Resource): Promise<StandInChoice[]> => {
  if (!can(actor, 'substitution.name', facts)) return []
  const choices: StandInChoice[] = []
  for (const role of standInRoles)
    if (await isNeeded(tx, applicationId, role)) choices.push({ role, current: await currentName(tx, applicationId, role), candidates: await standInCandidates(tx, applicationId, role) })
  return choices
}

/** The officer who answers for the file, or a chair or decider, has an interest in it or reviews it. */
export const isNeeded = async (tx: Tx, applicationId: string, role: StandInRole): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ needed: boolean }[]>`
    select exists (
      select from user_role r join app_user u on u.id = r.user_id and u.suspended_at is null
      where r.role::text = ${role} and has_interest(${applicationId}::uuid, r.user_id)
        and (${role} <> 'VLAIO_OFFICER' or r.user_id = (select a.handler_id from application a where a.id = ${applicationId}::uuid))) as needed`
  return row?.needed === true
}

/** An officer takes a file over; for a chair or decider an officer or a chair who does not hold the role anyway. Who declared the file eligible leads no meeting on it; who checked anything of that decides nothing. */
export const standInCandidates = (tx: Tx, applicationId: string, role: StandInRole): Promise<{ id: string; name: string }[]> =>
  tx.$queryRaw<{ id: string; name: string }[]>`
    select u.id, u.name from app_user u
    where u.suspended_at is null and not has_interest(${applicationId}::uuid, u.id)
      and exists (select from user_role r where r.user_id = u.id and (r.role = 'VLAIO_OFFICER' or (r.role = 'VLAIO_PANEL_CHAIR' and ${role} = 'VLAIO_DECIDER')))
      and (${role} = 'VLAIO_OFFICER' or not exists (select from user_role r where r.user_id = u.id and r.role::text = ${role}))
      and (${role} <> 'VLAIO_DECIDER' or not (
        exists (select from eligibility_verdict v where v.application_id = ${applicationId}::uuid and v.answered_by_id = u.id)
        or exists (select from eligibility_outcome o where o.application_id = ${applicationId}::uuid and u.id in (o.proposed_by_id, o.confirmed_by_id))))
      and (${role} <> 'VLAIO_PANEL_CHAIR' or not exists (select from eligibility_outcome o where o.application_id = ${applicationId}::uuid and u.id in (o.proposed_by_id, o.confirmed_by_id)))
    order by u.name, u.id`

/** Told where somebody is named who is not in the list: what stands in their way that everybody in the office may know. */
export const whyNotStandIn = async (tx: Tx, applicationId: string, role: StandInRole, userId: string): Promise<string | null> => {
  if (role === 'VLAIO_OFFICER') return null
  const outcome = await tx.eligibilityOutcome.findUnique({ where: { applicationId }, select: { proposedById: true, confirmedById: true } })
  if (outcome?.proposedById !== userId && outcome?.confirmedById !== userId) return null
  return `Deze persoon verklaarde het dossier ontvankelijk en kan er niet invallen voor de ${standInWords[role]}. Kies iemand anders.`
}

const currentName = async (tx: Tx, applicationId: string, role: StandInRole): Promise<string | null> => {
  const named = await tx.substitution.findUnique({ where: { applicationId_role: { applicationId, role } }, select: { userId: true } })
  const user = named && (await tx.user.findUnique({ where: { id: named.userId }, select: { name: true } }))
  return user?.name ?? null
}
