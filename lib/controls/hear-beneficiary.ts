import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { tellMembers } from '@/lib/grants/load-grant'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { termEndsAt } from '@/lib/reference/holidays'
import { Refusal } from '@/lib/refusal'
import { addDays, localDay } from '@/lib/time'
import { grantToControl, openControl } from './load-control'
import { rulebookOf } from './rulebook'
import type { ReplyingToFindings } from './schema'

/** The findings go to the beneficiary, who has the term of the rules to answer; from here on they stay as they are. */
export const sendFindings = (actor: Actor, { grantId }: { grantId: string }): Promise<{ replyUntil: Date }> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const control = await openControl(tx, grantId)
    if (control.findingsSentAt) throw new Refusal('changed-meanwhile', 'De vaststellingen zijn al voorgelegd.')
    if (control.findings.length === 0) throw new Refusal('incomplete', 'Er is nog geen vaststelling om voor te leggen. Vond u niets, sluit de controle dan af.')

    const { replyDays } = await rulebookOf(tx, control.rulebookVersion)
    const replyUntil = termEndsAt(addDays(localDay(now), replyDays), await extraHolidays(tx))
    await tx.control.update({ where: { grantId }, data: { findingsSentAt: now, findingsSentById: actor.userId, replyUntil } })
    await tellMembers(tx, grant, 'control-findings')
    await recordEvent(tx, actor, { verb: 'control.send-findings', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { findings: control.findings.map(({ id }) => id), replyUntil } })
    return { replyUntil }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The beneficiary is heard: one answer by the gemachtigde, before the end of the term. */
export const replyToFindings = (actor: Actor, { grantId, reply }: ReplyingToFindings): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.reply')
    const control = await tx.control.findUnique({ where: { grantId }, select: { findingsSentAt: true, replyUntil: true, repliedAt: true, concludedAt: true } })
    if (!control?.findingsSentAt || !control.replyUntil) throw new Refusal('not-found', 'Er zijn geen vaststellingen om op te antwoorden.')
    if (control.repliedAt) throw new Refusal('changed-meanwhile', 'Uw organisatie antwoordde al. Laad de pagina opnieuw.')
    if (now >= control.replyUntil || control.concludedAt) throw new Refusal('too-late', 'De termijn om te antwoorden is voorbij.')

    await tx.control.update({ where: { grantId }, data: { reply, repliedAt: now, repliedById: actor.userId } })
    await recordEvent(tx, actor, { verb: 'control.reply', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { reply } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
