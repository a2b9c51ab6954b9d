import { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { thresholds } from './rulebook'

const figure = z.object({ costCents: z.string(), childHours: z.number() })
const stored = z.object({
  input: z.object({
    thresholds,
    grants: z.array(figure.extend({ number: z.string(), grantedCents: z.string(), firstTime: z.boolean(), plannedChildHours: z.number(), draws: z.boolean() })),
    others: z.array(figure),
    before: z.object({ took: z.int(), drawn: z.int() }),
  }),
  result: z.object({ band: z.object({ low: figure, high: figure }).nullable(), rows: z.array(z.object({ number: z.string(), reasons: z.array(z.string()), place: z.int().nullable(), key: z.string().nullable() })) }),
})

/** One selection with its inputs; nothing for whoever has an interest in a file of its call, because the list as a whole names its place. */
export const selectionView = async (tx: Tx, actor: Actor, selectionId: string) => {
  const selection = await selectionToRead(tx, actor, selectionId)
  if (!selection) return null
  const { input, result } = stored.parse(JSON.parse(selection.content))
  const madeBy = await tx.user.findUnique({ where: { id: selection.madeById }, select: { name: true } })
  return { selection, input, result, madeBy: madeBy?.name ?? 'onbekend', rows: input.grants.flatMap((grant) => { const row = result.rows.find(({ number }) => number === grant.number); return row ? [{ ...grant, ...row }] : [] }) }
}
export type SelectionView = NonNullable<Awaited<ReturnType<typeof selectionView>>>

/** The bytes as they were frozen. */
export const selectionToRead = async (tx: Tx, actor: Actor, selectionId: string) => {
  if (!can(actor, 'control.read') || !/^[0-9a-f-]{36}$/.test(selectionId)) return null
  return tx.controlSelection.findFirst({ where: { id: selectionId, call: { applications: { none: { id: { in: [...actor.conflictedApplicationIds] } } } } }, include: { call: { select: { code: true, name: true } } } })
}
