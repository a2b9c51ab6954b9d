import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { noteInMeeting } from './meeting-items'
import type { ItemNote } from './meeting-schema'
import { reviewFile } from './review-file'

/** The meeting puts a file off, or speaks of one near the line that keeps the mean of its reviews. Led by a chair without an interest in it. */
export const noteAgendaItem = (actor: Actor, { applicationId, outcome, said }: ItemNote): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in beoordeling.')
    requirePermission(actor, 'consensus.record', { applicationId }, 'consensus.read')
    const now = await lockAssessment(tx, applicationId)

    const { status } = await tx.assessment.findUniqueOrThrow({ where: { applicationId }, select: { status: true } })
    if (status !== fits[outcome]) throw new Refusal('changed-meanwhile', outcome === 'DEFERRED' ? 'Dit dossier wacht niet (meer) op overleg.' : 'Dit dossier heeft geen eindscore, of zijn plaats ligt al vast.')
    if (!(await noteInMeeting(tx, actor, file, { outcome, note: said }, now))) throw new Refusal('too-early', 'Er is geen vergadering open over deze oproep. Open ze eerst.')
    await recordEvent(tx, actor, { verb: 'meeting.note', subjectType: 'application', subjectId: applicationId, applicationId, payload: { outcome, said } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const fits = { DEFERRED: 'CONSENSUS', DISCUSSED: 'RANKED' } as const
