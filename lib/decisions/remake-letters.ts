import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { writeDecisionLetter } from './decision-letter'
import { standing } from './standing-proposal'

/** Letters that are not out yet are written anew, with the address, the contact and the template of now. What was decided does not change. */
export const remakeLetters = (actor: Actor, { callId }: { callId: string }): Promise<{ letters: number }> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'decision.remake-letters', {}, 'ranking.read')
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, select: { round: true, items: { select: { applicationId: true } } } })
    const letters = await tx.letter.findMany({
      where: { kind: 'DECISION', releasedAt: null, applicationId: { in: (proposal?.items ?? []).map(({ applicationId }) => applicationId) }, decision: { round: proposal?.round ?? 0, publishedAt: null } },
      select: { id: true, decisionId: true },
      orderBy: { id: 'asc' },
    })
    if (letters.length === 0) throw new Refusal('changed-meanwhile', 'Er wachten geen brieven op de bekendmaking. Laad de pagina opnieuw.')
    for (const { id, decisionId } of letters) await tx.letter.updateMany({ where: { id, releasedAt: null }, data: { content: await writeDecisionLetter(tx, decisionId ?? '') } })
    await recordEvent(tx, actor, { verb: 'decision.remake-letters', subjectType: 'call', subjectId: callId, payload: { round: proposal?.round ?? 0, letters: letters.map(({ id }) => id) } })
    return { letters: letters.length }
  })
