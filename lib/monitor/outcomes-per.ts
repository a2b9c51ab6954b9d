import type { Tx } from '@/lib/db'
import { Prisma } from '@/prisma/generated/client'
import { outcomeRows, outcomeWhere, grantRows, grantWhere, type OutcomeScope } from './outcome-scope'
import type { OutcomeFilter } from './outcome-filter'
import { sumsAgainSql, sumsOf, sumsSql, type OutcomeSums } from './outcome-sums'

export type OutcomesOfOne = { code: string; name: string; sums: OutcomeSums; grants: number; grantedCents: bigint; finalCents: bigint; settledChildQuarters: number }

/** What was reached per call, or per partnership, of the grants in view; most hours of children first. */
export const readOutcomesPer = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter, kind: 'call' | 'partnership'): Promise<OutcomesOfOne[]> => {
  const key = Prisma.raw(kind === 'call' ? 't.call_id' : 't.partnership_id')
  const sums = await tx.$queryRaw<Record<string, unknown>[]>`
    with parts as (select ${key} as id, t.source, ${sumsSql} from ${outcomeRows(scope)} where ${key} is not null and ${outcomeWhere(scope, filter)} group by 1, 2)
    select id, ${sumsAgainSql} from parts group by 1`
  const grants = await tx.$queryRaw<{ id: string; grants: bigint; granted: bigint; final: bigint; quarters: bigint }[]>`
    select ${key} as id, count(*) as grants, coalesce(sum(t.granted_cents), 0)::bigint as granted, coalesce(sum(t.final_cents), 0)::bigint as final, coalesce(sum(t.child_quarters) filter (where t.final_cents is not null), 0)::bigint as quarters
    from ${grantRows(scope)} where ${key} is not null and ${grantWhere(scope, filter)} group by 1`
  const names = kind === 'call'
    ? await tx.call.findMany({ where: { id: { in: grants.map(({ id }) => id) } }, select: { id: true, code: true, name: true } })
    : await tx.partnership.findMany({ where: { id: { in: grants.map(({ id }) => id) } }, select: { id: true, code: true, name: true } })
  return grants
    .map(({ id, ...of }) => ({
      code: names.find((one) => one.id === id)?.code ?? '', name: names.find((one) => one.id === id)?.name ?? '', sums: sumsOf(sums.find((row) => row['id'] === id) ?? {}),
      grants: Number(of.grants), grantedCents: of.granted, finalCents: of.final, settledChildQuarters: Number(of.quarters),
    }))
    .toSorted((a, b) => b.sums.child_quarters - a.sums.child_quarters || a.code.localeCompare(b.code))
}
