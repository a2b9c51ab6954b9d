import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { formatInstant } from '@/lib/time'
import { decidable } from './decide-application'
import { decisionBasis } from './decision-facts'
import type { DecisionInput } from './schema'
import { seenTexts, seenVersion } from './seen-decision'
import { lockProposed } from './standing-proposal'
import { emptyTexts, keepTexts, writtenTexts, type WrittenText } from './written-texts'

/** The chair or the officer writes over the generated texts of a file in the proposal, while nobody decided on it and by whoever saw (`seen`) what stood there. What was generated stays beside. */
export const writeTexts = (actor: Actor, { applicationId, motivation, criteria }: DecisionInput, seen?: string): Promise<{ changed: number }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'decision.write', { applicationId }, 'decision.read')
    const states = await lockProposed(tx, [applicationId])
    if (!decidable.has(states.get(applicationId) ?? '')) throw new Refusal('changed-meanwhile', 'Dit dossier ligt niet (meer) voor ter beslissing. Laad de pagina opnieuw.')
    const basis = await decisionBasis(tx, applicationId)
    if ((await tx.decision.count({ where: { applicationId, round: basis.round } })) > 0) throw new Refusal('too-late', 'Over dit dossier is al beslist. Alleen wie beslist, past de teksten nog aan.')
    const problems = emptyTexts(basis, criteria)
    if (problems.length > 0) throw new Refusal('incomplete', problems)

    const before = await writtenTexts(tx, basis)
    if (seen !== undefined && seen !== seenTexts(seenVersion({ ...basis, deviationReason: basis.facts.deviationReason }, null), before)) throw new Refusal('unseen', meanwhile(before))
    const changed = await keepTexts(tx, basis, before, new Map([['', motivation], ...Object.entries(criteria)]), actor.userId ?? '', now)
    if (changed.length > 0) await recordEvent(tx, actor, { verb: 'decision.write', subjectType: 'application', subjectId: applicationId, applicationId, payload: { round: basis.round, texts: changed } })
    return { changed: changed.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const meanwhile = (texts: readonly WrittenText[]): string => {
  const latest = texts.flatMap(({ history }) => history.slice(0, 1)).toSorted((one, other) => other.at.getTime() - one.at.getTime())[0]
  const who = latest ? `${latest.by} wijzigde de teksten intussen, op ${formatInstant(latest.at)}` : 'Het voorstel is intussen gewijzigd'
  return `${who}. Uw tekst is niet bewaard en staat nog in het formulier. Lees eerst wat er nu staat.`
}
