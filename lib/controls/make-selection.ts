import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { addDays, endOfDay, localDay } from '@/lib/time'
import { currentRulebook } from './rulebook'
import type { MakingSelection } from './schema'
import { selectionDocument } from './selection-document'
import { selectionFacts } from './selection-facts'

/**
 * Weighs every report that is in and was not weighed yet, and draws the sample among them. Frozen with its inputs, so that anyone can do it again. The
 * seed is the code of the call; a later draw adds its round.
 */
export const makeSelection = (actor: Actor, { code }: MakingSelection): Promise<{ selectionId: string; weighed: number; selected: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'control.select', {}, 'control.read')
    const call = await tx.call.findUnique({ where: { code }, select: { id: true, code: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    // One selection of a call at a time.
    await tx.$queryRaw`select 1 from call where id = ${call.id}::uuid for no key update`
    const { toWeigh, others, before } = await selectionFacts(tx, call.id)
    if (toWeigh.length === 0) throw new Refusal('changed-meanwhile', 'Er is geen nieuw verslag om te wegen.')
    if ((await tx.application.count({ where: { callId: call.id, id: { in: [...actor.conflictedApplicationIds] } } })) > 0) throw new Refusal('forbidden', 'U hebt een belang in een dossier van deze oproep. Een collega maakt de selectie.')

    const rulebook = await currentRulebook(tx)
    const round = (await tx.controlSelection.count({ where: { callId: call.id } })) + 1
    const seed = round === 1 ? call.code : `${call.code}/${round}`
    const grants = toWeigh.map(({ grantId: _grant, applicationId: _application, reportRound: _round, ...grant }) => grant)
    const { content, sha256, result } = selectionDocument({ call: call.code, round, rulebookVersion: rulebook.version }, { seed, thresholds: rulebook.thresholds, grants, others, before })

    const { id } = await tx.controlSelection.create({ data: { callId: call.id, round, rulebookVersion: rulebook.version, seed, content, sha256, madeById: actor.userId ?? '', madeAt: now }, select: { id: true } })
    const startDueAt = endOfDay(addDays(localDay(now), rulebook.startDays))
    const reasonsOf = new Map(result.rows.map(({ number, reasons }) => [number, reasons]))
    const weighings = toWeigh.map(({ grantId, number, reportRound, draws }) => ({ selectionId: id, grantId, reportRound, inDraw: draws, reasons: reasonsOf.get(number) ?? [] }))
    await tx.controlWeighing.createMany({ data: weighings.map((weighing) => ({ ...weighing, startDueAt: weighing.reasons.length > 0 ? startDueAt : null })) })
    for (const { grantId, applicationId, number } of toWeigh)
      await recordEvent(tx, actor, { verb: 'control.select', subjectType: 'grant', subjectId: grantId, applicationId, payload: { selectionId: id, round, seed, sha256, reasons: reasonsOf.get(number) ?? [] } })
    return { selectionId: id, weighed: toWeigh.length, selected: weighings.filter(({ reasons }) => reasons.length > 0).length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
