import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { isRefusal, Refusal } from '@/lib/refusal'
import { optimisePortfolio, type PortfolioTarget } from './portfolio'
import { officialChoice, portfolioItems, targetsOf, type Chosen } from './scenario-lines'
import { scenarioFacts, type ScenarioFacts } from './scenario-facts'
import type { NewScenario } from './schema'

/**
 * A named what-if of a call, from the official list or as the best selection that meets its targets. The search runs between two transactions, so the list
 * is read again when it is kept: when it changed meanwhile nothing is.
 */
export const makeScenario = async (actor: Actor, input: NewScenario): Promise<{ scenarioId: string; code: string }> => {
  const before = await asActor(actor, (tx) => openFacts(tx, actor, input.callId))
  const targets = targetsOf(before.lines, input)
  if (input.start === 'OFFICIAL' && targets.length > 0) throw new Refusal('invalid', [{ field: 'start', message: 'Doelen gelden alleen voor de beste keuze. Kies die, of maak de doelen leeg.' }])
  const chosen = input.start === 'OFFICIAL' ? officialChoice(before.lines) : await bestChoice(before, targets)
  return asActor(actor, async (tx) => {
    await tx.$queryRaw`select 1 from call where id = ${input.callId}::uuid for no key update`
    const now = await openFacts(tx, actor, input.callId)
    if (fingerprint(now) !== fingerprint(before)) throw new Refusal('changed-meanwhile', 'De lijst is intussen gewijzigd. Probeer nog eens.')
    if ((await tx.scenario.count({ where: { callId: input.callId, name: { equals: input.name, mode: 'insensitive' } } })) > 0) throw new Refusal('invalid', [{ field: 'name', message: 'Er is al een scenario met deze naam.' }])

    const items = itemsJson(chosen)
    const { id } = await tx.scenario.create({ data: { callId: input.callId, name: input.name, start: input.start, targets: storedTargets(targets), items, madeById: actor.userId ?? '' }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'scenario.make', subjectType: 'call', subjectId: input.callId, payload: { scenarioId: id, name: input.name, start: input.start, items } })
    return { scenarioId: id, code: now.call.code }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })
}

/** The bound per applicant is one target in words, however many applicants there are. */
const storedTargets = (targets: readonly { field: string; target: PortfolioTarget }[]): PortfolioTarget[] => {
  const each = targets.find(({ field }) => field === 'perApplicant')
  return [...targets.filter((one) => one.field !== 'perApplicant').map(({ target }) => target), ...(each ? [{ ...each.target, tag: 'dossiers per aanvrager' }] : [])]
}

/** The list on which one may still work: not for whoever has an interest in it, and not once the outcome is public. */
export const openFacts = async (tx: Tx, actor: Actor, callId: string): Promise<ScenarioFacts> => {
  requirePermission(actor, 'scenario.make', {}, 'scenario.read')
  const facts = await scenarioFacts(tx, actor, { id: callId })
  if (!facts) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
  if (facts.closed) throw new Refusal('conflict', 'U hebt een belang in een dossier van deze oproep. Iemand anders maakt de scenario’s.')
  if (!facts.open) throw new Refusal('too-late', 'Scenario’s horen bij de beoordeling. De beslissingen van deze oproep liggen vast, of de beoordeling is nog niet begonnen.')
  if (facts.lines.length === 0) throw new Refusal('too-early', 'Er zijn nog geen financierbare dossiers met een eindscore.')
  return facts
}

export const itemsJson = (chosen: Chosen): { applicationId: string; cents: string }[] => [...chosen].map(([applicationId, cents]) => ({ applicationId, cents: String(cents) }))

const bestChoice = async ({ lines, call }: ScenarioFacts, targets: readonly { field: string; target: PortfolioTarget }[]): Promise<Chosen> => {
  const items = portfolioItems(lines)
  const found = await optimisePortfolio({ items, envelopeCents: call.envelopeCents, targets: targets.map(({ target }) => target) }).catch((thrown: unknown) => { throw atFields(thrown, targets) })
  return new Map(items.filter(({ id }) => found.selected.includes(id)).map(({ id, costCents }) => [id, costCents]))
}

/** What the targets are called in the form, each field once. */
const atFields = (thrown: unknown, targets: readonly { field: string }[]): unknown => {
  if (!isRefusal(thrown)) return thrown
  const fields = new Set(thrown.problems.map(({ field }) => targets[Number(field.split('.')[1])]?.field ?? ''))
  return new Refusal(thrown.code, [...fields].map((field) => ({ field, message: thrown.message })))
}

const fingerprint = ({ lines, call }: ScenarioFacts): string => JSON.stringify([String(call.envelopeCents), lines.map((line) => [line.applicationId, line.total, String(line.requestedCents), String(line.officialCents)])])
