import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { moveApplication } from './move-application'

/** The officer starts the eligibility check of a filed request and answers for it from then on. */
export const takeInApplication = (actor: Actor, { applicationId }: { applicationId: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: filed })
    if (!application) throw new Refusal('not-found', 'Dit dossier bestaat niet.')
    requirePermission(actor, 'application.take-in', applicationFacts(application), 'application.read')
    if (application.call.status === 'OPEN') throw new Refusal('too-early', 'De oproep is nog open: de aanvrager kan deze aanvraag nog wijzigen.')

    await moveApplication(tx, actor, application, 'takeIn')
    await recordEvent(tx, actor, { verb: 'application.take-in', subjectType: 'application', subjectId: applicationId, applicationId })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Every filed request of a closed call at once, but those in which the officer has an interest. */
export const takeInCall = (actor: Actor, { callId }: { callId: string }): Promise<{ takenIn: number }> =>
  asActor(actor, async (tx) => {
    const call = await tx.call.findUnique({ where: { id: callId }, select: { status: true } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'application.take-in', { filed: true }, 'call.read')
    if (call.status !== 'CLOSED' && call.status !== 'ASSESSMENT') throw new Refusal('too-early', 'De oproep is nog niet gesloten.')

    const applications = await tx.application.findMany({
      where: { callId, status: 'SUBMITTED', id: { notIn: [...actor.conflictedApplicationIds] } },
      select: filed,
      orderBy: { id: 'asc' },
    })
    if (applications.length === 0) throw new Refusal('changed-meanwhile', 'Er wacht geen aanvraag op het ontvankelijkheidsonderzoek.')
    for (const application of applications) await moveApplication(tx, actor, application, 'takeIn')
    await recordEvent(tx, actor, { verb: 'application.take-in', subjectType: 'call', subjectId: callId, payload: { applicationIds: applications.map(({ id }) => id) } })
    return { takenIn: applications.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const filed = { ...factColumns, status: true, call: { select: { status: true } } } as const
