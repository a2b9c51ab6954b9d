import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { openFacts } from './make-scenario'
import type { CopiedScenario, DroppedScenario, RenamedScenario } from './schema'

const CHANGED = 'Iemand anders wijzigde dit scenario intussen. Laad de pagina opnieuw om die versie te zien.'

export const renameScenario = (actor: Actor, { scenarioId, version, newName: name }: RenamedScenario): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const scenario = await scenarioToManage(tx, actor, scenarioId)
    await requireFreeName(tx, scenario.callId, { field: 'newName', name }, scenarioId)
    const { count } = await tx.scenario.updateMany({ where: { id: scenarioId, version }, data: { name, version: version + 1, changedAt: now } })
    if (count === 0) throw new Refusal('changed-meanwhile', CHANGED)
    await recordEvent(tx, actor, { verb: 'scenario.rename', subjectType: 'call', subjectId: scenario.callId, payload: { scenarioId, from: scenario.name, to: name } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The same choice under another name, to go on from. */
export const copyScenario = (actor: Actor, { scenarioId, version, copyName: name }: CopiedScenario): Promise<{ scenarioId: string; code: string }> =>
  asActor(actor, async (tx) => {
    const scenario = await scenarioToManage(tx, actor, scenarioId)
    if (scenario.version !== version) throw new Refusal('changed-meanwhile', CHANGED)
    await requireFreeName(tx, scenario.callId, { field: 'copyName', name })
    const { id } = await tx.scenario.create({ data: { callId: scenario.callId, name, start: scenario.start, targets: scenario.targets ?? [], items: scenario.items ?? [], madeById: actor.userId ?? '' }, select: { id: true } })
    await recordEvent(tx, actor, { verb: 'scenario.copy', subjectType: 'call', subjectId: scenario.callId, payload: { scenarioId: id, from: scenarioId, name, items: scenario.items } })
    return { scenarioId: id, code: scenario.code }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** It never was official, so it may go; the trail keeps what it chose. */
export const dropScenario = (actor: Actor, { scenarioId, version }: DroppedScenario): Promise<{ code: string }> =>
  asActor(actor, async (tx) => {
    const scenario = await scenarioToManage(tx, actor, scenarioId)
    const { count } = await tx.scenario.deleteMany({ where: { id: scenarioId, version } })
    if (count === 0) throw new Refusal('changed-meanwhile', CHANGED)
    await recordEvent(tx, actor, { verb: 'scenario.drop', subjectType: 'call', subjectId: scenario.callId, payload: { scenarioId, name: scenario.name, items: scenario.items } })
    return { code: scenario.code }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Row level security hides it from whoever may not know of it. */
const scenarioToManage = async (tx: Tx, actor: Actor, scenarioId: string) => {
  const scenario = await tx.scenario.findUnique({ where: { id: scenarioId } })
  if (!scenario) throw new Refusal('not-found', 'Dit scenario bestaat niet.')
  const { call } = await openFacts(tx, actor, scenario.callId)
  return { ...scenario, code: call.code }
}

/** One name at a time, as when a scenario is made. */
const requireFreeName = async (tx: Tx, callId: string, { field, name }: { field: string; name: string }, besides?: string): Promise<void> => {
  await tx.$queryRaw`select 1 from call where id = ${callId}::uuid for no key update`
  const taken = await tx.scenario.count({ where: { callId, name: { equals: name, mode: 'insensitive' }, ...(besides ? { id: { not: besides } } : {}) } })
  if (taken > 0) throw new Refusal('invalid', [{ field, message: 'Er is al een scenario met deze naam.' }])
}
