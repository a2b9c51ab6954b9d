import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import { targetInWords } from './portfolio-conflict'
import type { Chosen } from './scenario-lines'
import { scenarioFacts } from './scenario-facts'

const storedItems = z.array(z.object({ applicationId: z.string(), cents: z.string() }))
const storedTargets = z.array(z.object({ tag: z.string(), min: z.number().exactOptional(), max: z.number().exactOptional() }))

export type StoredScenario = { id: string; name: string; start: string; madeBy: string; changedAt: Date; version: number; targets: string[]; chosen: Chosen }

/** All scenarios of a call beside its official list; null where this person may not read them. */
export const scenariosOf = async (tx: Tx, actor: Actor, code: string) => {
  const facts = await scenarioFacts(tx, actor, { code })
  if (!facts) return null
  const rows = facts.closed ? [] : await tx.scenario.findMany({ where: { callId: facts.call.id }, orderBy: [{ madeAt: 'asc' }, { id: 'asc' }], include: { madeBy: { select: { name: true } } } })
  const municipalities = facts.closed ? [] : await tx.municipality.findMany({ where: { region: 'VLG' }, select: { nis: true, name: true, lat: true, lon: true } })
  return { ...facts, municipalities, scenarios: rows.map((row): StoredScenario => ({ id: row.id, name: row.name, start: row.start, madeBy: row.madeBy.name, changedAt: row.changedAt, version: row.version, targets: targetWords(row.targets), chosen: chosenOf(row.items) })) }
}

const chosenOf = (items: unknown): Chosen => new Map(storedItems.parse(items).map(({ applicationId, cents }) => [applicationId, BigInt(cents)]))

const targetWords = (targets: unknown): string[] => storedTargets.parse(targets).map(targetInWords)
