import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { isSigned } from './signed-ranking'

/** The signed official list of a call; nothing for whoever has an interest in one of its files, because the list as a whole names its place. */
export const officialRanking = async (tx: Tx, actor: Actor, code: string): Promise<string | null> => {
  if (!can(actor, 'ranking.read')) return null
  const ranking = await tx.ranking.findFirst({ where: { call: { code, applications: { none: { id: { in: [...actor.conflictedApplicationIds] } } } } }, orderBy: { round: 'desc' }, select: { content: true } })
  return ranking && isSigned(ranking.content) ? ranking.content : null
}

/** The public copy of the list on which the latest published decisions rest. */
export const publicRanking = async (tx: Tx, code: string): Promise<string | null> => {
  const copy = await tx.publicRanking.findFirst({ where: { ranking: { call: { code, testMode: false } } }, orderBy: { ranking: { round: 'desc' } }, select: { content: true } })
  return copy?.content ?? null
}

export const hasPublicRanking = async (tx: Tx, callId: string): Promise<boolean> => (await tx.publicRanking.count({ where: { ranking: { callId, call: { testMode: false } } } })) > 0
