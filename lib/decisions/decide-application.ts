import type { Actor } from '@/lib/access/actor'
import { can, type Resource } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { requireFreshSignIn } from '@/lib/sign-in/fresh-sign-in'
import { decisionBasis, type DecisionBasis } from './decision-facts'
import type { DecisionInput } from './schema'
import { requireSeen, seenTexts, seenVersion } from './seen-decision'
import { lockProposed, standing } from './standing-proposal'
import { emptyTexts, keepTexts, writtenTexts } from './written-texts'

/** The first of two deciders takes the decision on one file, with its texts. Until it is confirmed it may be taken again, by whoever saw (`seen`) what stood there. */
export const decideApplication = (actor: Actor, input: DecisionInput, seen?: string): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const states = await lockProposed(tx, [input.applicationId])
    const basis = await decisionBasis(tx, input.applicationId)
    requirePermission(actor, 'decision.decide', { applicationId: input.applicationId }, 'decision.read')
    if (!decidable.has(states.get(input.applicationId) ?? '')) throw new Refusal('changed-meanwhile', 'Dit dossier ligt niet (meer) voor ter beslissing. Laad de pagina opnieuw.')
    await requireFreshSignIn(tx, actor, now)
    if (seen !== undefined) {
      const taken = await tx.decision.findUnique({ where: { applicationId_round: { applicationId: input.applicationId, round: basis.round } }, include: { motivations: true } })
      await requireSeen(tx, basis.number, { shown: seen, now: seenTexts(seenVersion({ ...basis, deviationReason: basis.facts.deviationReason }, taken), await writtenTexts(tx, basis)), taken }, 'Uw tekst is niet bewaard en staat nog in het formulier. Lees eerst wat er nu staat.')
    }
    await decide(tx, actor, basis, input, now)
    await recordEvent(tx, actor, { verb: 'decision.decide', subjectType: 'application', subjectId: input.applicationId, applicationId: input.applicationId, payload: { outcome: basis.outcome, grantedCents: basis.grantedCents, round: basis.round } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The same for every file of the latest proposal that has no decision yet and that this person may decide, with the texts as they stand in the proposal. */
export const decideCall = (actor: Actor, { callId }: { callId: string }): Promise<{ decided: number }> =>
  asActor(actor, async (tx, now) => {
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, include: { items: { orderBy: { applicationId: 'asc' } } } })
    if (!proposal) throw new Refusal('not-found', 'Er is nog geen voorstel van beslissing.')
    const states = await lockProposed(tx, proposal.items.map((item) => item.applicationId))
    const taken = await tx.decision.findMany({ where: { round: proposal.round, applicationId: { in: proposal.items.map((item) => item.applicationId) } }, select: { applicationId: true } })
    const open = proposal.items.filter(({ applicationId }) => decidable.has(states.get(applicationId) ?? '') && !taken.some((decision) => decision.applicationId === applicationId))
    if (open.length === 0) throw new Refusal('changed-meanwhile', 'Over alle dossiers van dit voorstel is al beslist.')
    const own = mine(actor, 'decision.decide', open)
    if (own.some(({ applicationId }) => can(actor, 'decision.decide', { applicationId }))) await requireFreshSignIn(tx, actor, now)
    for (const item of own) {
      const basis = await decisionBasis(tx, item.applicationId)
      const [whole, ...criteria] = await writtenTexts(tx, basis)
      await decide(tx, actor, basis, { motivation: whole?.text ?? '', criteria: Object.fromEntries(criteria.map(({ code, text }) => [code, text])) }, now, basis.number)
    }
    await recordEvent(tx, actor, { verb: 'decision.decide', subjectType: 'call', subjectId: callId, payload: { round: proposal.round, files: own.map((item) => item.applicationId) } })
    return { decided: own.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** A file that was withdrawn, or taken out of the proposal, waits for no decision. */
export const decidable: ReadonlySet<string> = new Set(['PROPOSED', 'RESERVE'])

/** Without those with which this person has a conflict; who stands in for one file has that one. For whoever has none, it is as if there were none. */
export const mine = <Item extends { applicationId: string }>(actor: Actor, action: 'decision.decide' | 'decision.confirm', items: readonly Item[], factsOf: (item: Item) => Resource = () => ({})): Item[] => {
  const unhidden = items.filter(({ applicationId }) => !actor.conflictedApplicationIds.includes(applicationId))
  if (unhidden.length === 0) requirePermission(actor, action, {}, 'ranking.read')
  if (unhidden.length === 0) throw new Refusal('changed-meanwhile', 'Over alle dossiers die u mag beslissen, is al beslist.')
  const own = unhidden.filter((item) => can(actor, action, { ...factsOf(item), applicationId: item.applicationId }))
  return own.length > 0 ? own : unhidden
}

type Texts = { motivation: string; criteria: Record<string, string> }

/** `number` names the file where many are decided at once. */
const decide = async (tx: Tx, actor: Actor, basis: DecisionBasis, { motivation, criteria }: Texts, now: Date, number?: string): Promise<void> => {
  requirePermission(actor, 'decision.decide', { applicationId: basis.applicationId }, 'decision.read')
  const problems = emptyTexts(basis, criteria)
  if (problems.length > 0) throw new Refusal('incomplete', number === undefined ? problems : problems.map(({ message }) => ({ field: '', message: `${number}: ${message}` })))
  const { applicationId, round } = basis
  const taken = await tx.decision.findUnique({ where: { applicationId_round: { applicationId, round } } })
  if (taken?.confirmedAt) throw new Refusal('changed-meanwhile', 'Deze beslissing is al bevestigd en wijzigt niet meer.')

  await keepTexts(tx, basis, await writtenTexts(tx, basis), new Map([['', motivation], ...Object.entries(criteria)]), actor.userId ?? '', now)
  const content = { outcome: basis.outcome, grantedCents: basis.grantedCents, conditions: basis.conditions, motivation, decidedById: actor.userId ?? '', decidedAt: now }
  const decision = await tx.decision.upsert({ where: { applicationId_round: { applicationId, round } }, create: { applicationId, round, ...content }, update: content })
  for (const { code, score } of basis.facts.criteria) {
    const text = criteria[code] ?? ''
    await tx.decisionMotivation.upsert({
      where: { decisionId_criterion: { decisionId: decision.id, criterion: code } },
      create: { decisionId: decision.id, criterion: code, score, text },
      update: { score, text },
    })
  }
}
