import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { decidable } from './decide-application'
import { decisionBasis } from './decision-facts'
import type { DecisionInput } from './schema'
import { lockProposed } from './standing-proposal'
import { emptyTexts, keepTexts, writtenTexts } from './written-texts'

/** The chair or the officer writes over the generated texts of a file in the proposal, while nobody decided on it. What was generated stays beside. */
export const writeTexts = (actor: Actor, { applicationId, motivation, criteria }: DecisionInput): Promise<{ changed: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'decision.write', { applicationId }, 'decision.read')
    const states = await lockProposed(tx, [applicationId])
    if (!decidable.has(states.get(applicationId) ?? '')) throw new Refusal('changed-meanwhile', 'Dit dossier ligt niet (meer) voor ter beslissing. Laad de pagina opnieuw.')
    const basis = await decisionBasis(tx, applicationId)
    if ((await tx.decision.count({ where: { applicationId, round: basis.round } })) > 0) throw new Refusal('too-late', 'Over dit dossier is al beslist. Alleen wie beslist, past de teksten nog aan.')
    const problems = emptyTexts(basis, criteria)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const changed = await keepTexts(tx, basis, await writtenTexts(tx, basis), new Map([['', motivation], ...Object.entries(criteria)]), actor.userId ?? '', now)
    if (changed.length > 0) await recordEvent(tx, actor, { verb: 'decision.write', subjectType: 'application', subjectId: applicationId, applicationId, payload: { round: basis.round, texts: changed } })
    return { changed: changed.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
