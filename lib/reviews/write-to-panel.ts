import { standingIn, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { countingReviewStatuses } from './lifecycle'
import { reviewFile } from './review-file'
import type { PanelMessage } from './schema'
import { tellPanel } from './tell-panel'

/** A reviewer whose own review is final, or the chair, writes to the others of the panel. For good; sent twice, it is written once. */
export const writeToPanel = (actor: Actor, { applicationId, messageId, text }: PanelMessage): Promise<void> =>
  asActor(actor, async (tx) => {
    const file = await reviewFile(tx, applicationId)
    if (!file) throw new Refusal('not-found', 'Dit dossier is niet in beoordeling.')
    requirePermission(actor, 'consensus.discuss', { applicationId }, 'consensus.read')
    await requireSeat(tx, actor, applicationId)
    const now = await lockAssessment(tx, applicationId)

    const { status } = await tx.assessment.findUniqueOrThrow({ where: { applicationId }, select: { status: true } })
    if (status === 'IN_REVIEW') throw new Refusal('too-early', 'Dit dossier is nog in beoordeling. Schrijven kan in het overleg.')
    if (status !== 'CONSENSUS') throw new Refusal('too-late', 'Het overleg over dit dossier is afgesloten.')
    const written = await tx.$queryRaw<unknown[]>`
      insert into consensus_message (id, application_id, author_id, text, written_at) values (${messageId}::uuid, ${applicationId}::uuid, ${actor.userId}::uuid, ${text.trim()}, ${now})
      on conflict (id) do nothing returning id`
    if (written.length === 0) return
    await tellPanel(tx, actor, file, now)
    await recordEvent(tx, actor, { verb: 'consensus.discuss', subjectType: 'application', subjectId: applicationId, applicationId, payload: { messageId } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** To a reviewer the meeting does not exist before the own review is final. */
const requireSeat = async (tx: Tx, actor: Actor, applicationId: string): Promise<void> => {
  if (standingIn(actor, applicationId).roles.includes('VLAIO_PANEL_CHAIR')) return
  const own = await tx.review.count({ where: { applicationId, reviewerId: actor.userId ?? '', status: { in: [...countingReviewStatuses] } } })
  if (own === 0) throw new Refusal('not-found', 'Deze pagina bestaat niet.')
}
