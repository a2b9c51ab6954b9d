import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { needStatusOf } from './words'

/** Open needs first, those with the most organisations behind them at the top. Null to whoever is not signed in. */
export const needs = async (tx: Tx, actor: Actor) => {
  if (!can(actor, 'need.read')) return null
  const rows = await tx.knowledgeNeed.findMany({ include: { organisation: { select: { legalName: true } }, _count: { select: { votes: true, remarks: { where: { removedAt: null } } } } }, orderBy: [{ proposedAt: 'desc' }, { id: 'asc' }], take: 300 })
  const found = rows.map(({ _count, ...row }) => ({ ...row, status: needStatusOf(row.status), votes: _count.votes, remarks: _count.remarks }))
  return { needs: found.toSorted((one, other) => Number(other.status === 'OPEN') - Number(one.status === 'OPEN') || other.votes - one.votes), organisations: await ownOrganisations(tx, actor) }
}

export const needView = async (tx: Tx, actor: Actor, id: string) => {
  if (!can(actor, 'need.read') || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return null
  const need = await tx.knowledgeNeed.findUnique({
    where: { id },
    include: {
      organisation: { select: { legalName: true } },
      votes: { include: { organisation: { select: { legalName: true } } }, orderBy: { votedAt: 'asc' } },
      remarks: { where: { removedAt: null }, include: { organisation: { select: { legalName: true } } }, orderBy: { writtenAt: 'asc' } },
    },
  })
  return need && { need: { ...need, status: needStatusOf(need.status) }, organisations: await ownOrganisations(tx, actor), mayAnswer: can(actor, 'need.answer') }
}
export type NeedView = NonNullable<Awaited<ReturnType<typeof needView>>>

const ownOrganisations = (tx: Tx, actor: Actor): Promise<{ id: string; legalName: string }[]> =>
  tx.organisation.findMany({ where: { id: { in: actor.memberships.map(({ organisationId }) => organisationId) } }, select: { id: true, legalName: true }, orderBy: { legalName: 'asc' } })
