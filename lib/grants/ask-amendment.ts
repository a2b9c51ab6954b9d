import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { termsOf } from '@/lib/calls/terms'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { endOfDay, localDay } from '@/lib/time'
import { changeOf, needsConsent, NO_COST } from './amendment-change'
import { openAmendment } from './amendment-lifecycle'
import type { AskingAmendment } from './amendment-schema'
import { loadGrant, tellMembers } from './load-grant'
import { moveGrant } from './move-grant'
import { applyChange, plansOf, worthOf } from './plan'

/** The signatory asks to change the plan, one change at a time. What is small enough is noted and holds at once; the rest waits for an officer. */
export const askAmendment = (actor: Actor, { grantId, motivation, ...asked }: Omit<AskingAmendment, 'newCost'> & Partial<Pick<AskingAmendment, 'newCost'>>): Promise<{ noted: boolean }> =>
  asActor(actor, async (tx, now) => {
    await tx.$queryRaw`select 1 from grant_award where id = ${grantId}::uuid for update`
    const grant = await loadGrant(tx, grantId)
    requirePermission(actor, 'amendment.ask', grant, 'grant.read')
    if ((await tx.grantAmendment.count({ where: { grantId, status: { in: [...openAmendment] } } })) > 0) throw new Refusal('changed-meanwhile', 'Er loopt al een vraag om te wijzigen. Wacht op het antwoord, of trek ze in.')
    if (grant.status !== 'ACTIVE') throw new Refusal('changed-meanwhile', 'Een wijziging vragen kan alleen terwijl de activiteiten lopen.')

    const terms = termsOf(grant.call)
    const today = localDay(now)
    const { current, agreed } = await plansOf(tx, grant)
    const { change, before, problems } = changeOf({ newCost: NO_COST, ...asked }, current, { today, periodStart: grant.periodStart.toISOString().slice(0, 10), minSessions: grant.call.minSessions, municipalities: await municipalitiesOf(tx, asked) })
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const after = applyChange(current, change)
    const nowCents = grant.amendedCents ?? grant.grantedCents
    const amountCents = worthOf(grant.call, grant.baseActivityRowIds, nowCents, current, after)
    const noted = amountCents === nowCents && !needsConsent(change, after, agreed, terms.amendmentSharePercent)
    const position = (await tx.grantAmendment.count({ where: { grantId } })) + 1
    const dueAt = noted ? null : endOfDay(addWorkingDays(today, terms.amendmentWorkingDays, await extraHolidays(tx)))
    const { id } = await tx.grantAmendment.create({ data: { grantId, position, status: noted ? 'NOTED' : 'ASKED', change, before, amountCents, motivation, askedById: actor.userId ?? '', askedAt: now, dueAt, endedAt: noted ? now : null } })
    if (!noted) await moveGrant(tx, actor, grant, 'askAmendment')
    await tellMembers(tx, grant, noted ? 'amendment-noted' : 'amendment-asked', id)
    await recordEvent(tx, actor, { verb: noted ? 'amendment.note' : 'amendment.ask', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { amendmentId: id, before, change, amountCents, motivation, dueAt } })
    return { noted }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const municipalitiesOf = async (tx: Tx, { activities }: Pick<AskingAmendment, 'activities'>): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.postcode.findMany({ where: { postcode: { in: activities.map(({ postcode }) => postcode) } }, select: { postcode: true, nis: true } })
  return new Map(rows.map(({ postcode, nis }) => [postcode, nis]))
}
