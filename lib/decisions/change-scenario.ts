import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { addCents, formatCents } from '@/lib/money'
import { Refusal, type Problem } from '@/lib/refusal'
import { itemsJson, openFacts } from './make-scenario'
import type { ScenarioLine } from './scenario-lines'
import type { ChangedScenario } from './schema'

/** Takes files in or out by hand and sets their amounts; whoever started from an older version is told so. */
export const changeScenario = (actor: Actor, { scenarioId, version, items }: ChangedScenario): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const scenario = await tx.scenario.findUnique({ where: { id: scenarioId }, select: { callId: true } })
    if (!scenario) throw new Refusal('not-found', 'Dit scenario bestaat niet.')
    const { lines, call } = await openFacts(tx, actor, scenario.callId)

    const chosen = items.flatMap((item, index) => (item.included ? [{ ...item, index, line: lines.find(({ applicationId }) => applicationId === item.applicationId) }] : []))
    const problems = chosen.flatMap(({ line, cents, index }) => problemOf(line, cents, index))
    if (problems.length > 0) throw new Refusal('invalid', problems)
    const amounts = new Map(chosen.map(({ applicationId, line, cents }) => [applicationId, cents > 0n ? cents : (line?.requestedCents ?? 0n)]))
    const sum = addCents(amounts.values())
    if (sum > call.envelopeCents) throw new Refusal('over-budget', `Samen is dit ${formatCents(sum)} euro: ${formatCents(sum - call.envelopeCents)} euro meer dan de enveloppe.`)

    const kept = itemsJson(amounts)
    const { count } = await tx.scenario.updateMany({ where: { id: scenarioId, version }, data: { items: kept, version: version + 1, changedAt: now } })
    if (count === 0) throw new Refusal('changed-meanwhile', 'Iemand anders wijzigde dit scenario intussen. Laad de pagina opnieuw om die versie te zien.')
    await recordEvent(tx, actor, { verb: 'scenario.change', subjectType: 'call', subjectId: scenario.callId, payload: { scenarioId, version: version + 1, items: kept } })
  })

const problemOf = (line: ScenarioLine | undefined, cents: bigint, index: number): Problem[] => {
  if (!line) return [{ field: `items.${index}.included`, message: 'Dit dossier is niet financierbaar.' }]
  return cents > line.requestedCents ? [{ field: `items.${index}.cents`, message: `Ten hoogste ${formatCents(line.requestedCents)} euro: meer vraagt ${line.number} niet.` }] : []
}
