import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor } from '@/lib/db'
import { refuseListOfChildren } from '@/lib/filings/attach-file'
import { keepProof, type Proof } from '@/lib/organisations/proof'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { grantToControl, openControl } from './load-control'
import type { NotingControl } from './schema'

/** What a controller saw, at the desk or on a day on the spot; for the office alone. Its words stay out of the trail, which more people read. */
export const noteControl = (actor: Actor, { grantId, text, visitedOn }: NotingControl): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    const control = await openControl(tx, grantId)
    if (visitedOn !== null && control.kind !== 'ON_SITE') throw new Refusal('invalid', [{ field: 'visitedOn', message: 'Deze controle gebeurt op stukken. Laat de dag van het bezoek leeg.' }])
    if (visitedOn !== null && visitedOn > localDay(now)) throw new Refusal('invalid', [{ field: 'visitedOn', message: 'Deze dag is nog niet voorbij. Kies vandaag of een vroegere dag.' }])

    const { id } = await tx.controlNote.create({ data: { grantId, text, visitedOn: visitedOn === null ? null : new Date(visitedOn), authorId: actor.userId ?? '', writtenAt: now }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'control.note', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { noteId: id, visitedOn } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Asked before the file is read, so that a stranger costs no disk. */
export const requireControlWork = (actor: Actor, grantId: string): Promise<void> =>
  asActor(actor, async (tx) => {
    await grantToControl(tx, actor, grantId, 'control.work')
    await openControl(tx, grantId)
  })

/** A session sheet, a photo, a page of accounts: kept as every file somebody sends, behind the virus scanner; for the office alone. */
export const addControlFile = (actor: Actor, { grantId }: { grantId: string }, file: Proof): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const grant = await grantToControl(tx, actor, grantId, 'control.work')
    await openControl(tx, grantId)
    refuseListOfChildren(file.name)
    await keepProof(tx, file)
    const { id } = await tx.controlFile.create({ data: { grantId, name: file.name, sha256: file.sha256, addedById: actor.userId ?? '', addedAt: now }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'control.add-file', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { fileId: id, name: file.name, sha256: file.sha256 } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
