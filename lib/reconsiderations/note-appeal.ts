import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { COUNCIL_OF_STATE, type ClosingAppeal, type NotingAppeal } from './appeal-schema'
import { contestedOutcome } from './contested'

/** An officer notes that somebody went to the Council of State with a decision on this file. It stops nothing of what runs. */
export const noteAppeal = (actor: Actor, { applicationId, lodgedOn, reference, note }: NotingAppeal): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { application, letter } = await contestedOutcome(tx, applicationId)
    requirePermission(actor, 'appeal.note', applicationFacts(application), 'appeal.read')
    if (!letter) throw new Refusal('too-early', 'Over dit dossier is nog geen beslissing meegedeeld.')
    if (lodgedOn > localDay(now)) throw new Refusal('invalid', [{ field: 'lodgedOn', message: 'Deze dag is nog niet voorbij. Kies vandaag of een vroegere dag.' }])

    const { count } = await tx.externalAppeal.createMany({ data: [{ applicationId, court: COUNCIL_OF_STATE, lodgedOn: new Date(lodgedOn), reference, note, notedById: actor.userId ?? '', notedAt: now }], skipDuplicates: true })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Dit beroep is al genoteerd.')
    await recordEvent(tx, actor, { verb: 'appeal.note', subjectType: 'application', subjectId: applicationId, applicationId, payload: { court: COUNCIL_OF_STATE, lodgedOn, reference, note } })
  })

/** How it ended, once it is known. An annulled decision is taken anew by those whose task that is; this only notes it. */
export const closeAppeal = (actor: Actor, { appealId, outcome, endedOn, endNote }: ClosingAppeal): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const appeal = await tx.externalAppeal.findUnique({ where: { id: appealId }, include: { application: { select: factColumns } } })
    if (!appeal) throw new Refusal('not-found', 'Dit beroep bestaat niet.')
    requirePermission(actor, 'appeal.close', applicationFacts(appeal.application), 'appeal.read')
    if (endedOn > localDay(now) || endedOn < appeal.lodgedOn.toISOString().slice(0, 10)) throw new Refusal('invalid', [{ field: 'endedOn', message: 'Geef een dag op na het begin van het beroep, en niet na vandaag.' }])

    const { count } = await tx.externalAppeal.updateMany({ where: { id: appealId, outcome: null }, data: { outcome, endedOn: new Date(endedOn), endNote, endedById: actor.userId, endedAt: now } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'De afloop van dit beroep is al genoteerd.')
    const { applicationId } = appeal
    await recordEvent(tx, actor, { verb: 'appeal.close', subjectType: 'application', subjectId: applicationId, applicationId, payload: { appealId, outcome, endedOn, endNote } })
  })
