import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { dateProblems, dayPartOf, takenProblems } from './date-rules'
import { dateOf, dayOf, lockLog, openActivity, standingSlots } from './open-log'
import type { oneDate, settingDate } from './schema'
import { isDayPart } from './words'

/** A session of the plan on another day, or one more that lies ahead (`slotDay` is null). Families see it at once; the same sent twice is once. */
export const setDate = (actor: Actor, { grantId, rowId, slotDay, slotBegins, clientKey, ...asked }: z.output<typeof settingDate>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { grant, activity, bounds } = await openActivity(tx, actor, { grantId, rowId }, now)
    if (await tx.sessionDate.findUnique({ where: { grantId_clientKey: { grantId, clientKey } }, select: { id: true } })) return
    const slot = slotDay === null ? null : activity.sessions.find(({ day, begin }) => day === slotDay && (begin ?? '') === slotBegins)
    if (slot === undefined) throw new Refusal('changed-meanwhile', 'Deze sessie is intussen verplaatst. Kijk op de pagina van de activiteit op welke dag ze nu staat.')
    const standing = await standingSlots(tx, grantId, rowId)
    if (slot && standing.some(({ heldOn, dayPart }) => heldOn === slot.day && dayPart === slot.dayPart)) throw new Refusal('changed-meanwhile', 'Deze sessie staat al in het logboek.')
    const problems = dateProblems(asked, bounds, activity.sessions.filter((one) => one !== slot), standing)
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const { day, begins, ends } = asked
    const on = { day: dateOf(day), dayPart: dayPartOf(begins), begins, ends, clientKey }
    if (slot?.set) await tx.sessionDate.update({ where: { id: slot.set.id }, data: { ...on, version: { increment: 1 }, changedById: actor.userId, changedAt: now } })
    else await tx.sessionDate.create({ data: { grantId, activityRowId: rowId, ...on, createdById: actor.userId ?? '', createdAt: now, ...(slot ? { wasOn: dateOf(slot.day), wasDayPart: slot.dayPart, wasBegins: slot.begin ?? '' } : {}) } })
    await recordEvent(tx, actor, { verb: 'log.set-date', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, from: slot?.day ?? null, day, begins, ends } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** A moved session is on its own day again, if nothing came in its place; one more is not held any more. Twice is once. */
export const dropDate = (actor: Actor, { dateId }: z.output<typeof oneDate>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const found = await tx.sessionDate.findUnique({ where: { id: dateId }, select: { grantId: true } })
    if (found) await lockLog(tx, found.grantId)
    const date = await tx.sessionDate.findUnique({ where: { id: dateId }, include: { grant: { select: { organisationId: true, applicationId: true } } } })
    if (!date) throw new Refusal('not-found', 'Deze sessie bestaat niet.')
    requirePermission(actor, 'log.keep', date.grant, 'log.read')
    if (date.removedAt !== null) return
    const { grantId, activityRowId: rowId } = date
    const { grant, activity } = await openActivity(tx, actor, { grantId, rowId }, now)
    const day = dayOf(date.day)
    const standing = await standingSlots(tx, grantId, rowId)
    if (standing.some(({ heldOn, dayPart }) => heldOn === day && dayPart === date.dayPart)) throw new Refusal('changed-meanwhile', 'Deze sessie staat al in het logboek.')
    const back = date.wasOn && isDayPart(date.wasDayPart) ? { day: dayOf(date.wasOn), dayPart: date.wasDayPart } : null
    const problems = back ? takenProblems('', back, activity.sessions.filter(({ set }) => set?.id !== dateId), standing) : []
    if (problems.length > 0) throw new Refusal('invalid', problems)
    await tx.sessionDate.update({ where: { id: dateId }, data: { removedAt: now, removedById: actor.userId, version: { increment: 1 } } })
    await recordEvent(tx, actor, { verb: 'log.drop-date', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { rowId, day, back: back && back.day } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
