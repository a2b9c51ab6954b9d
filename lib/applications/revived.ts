import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'
import type { Draft } from './form'

/**
 * An activity that one removed while another typed in it stands there again, with what was typed: no text goes unseen. Who removed it is noted where
 * it is noted who typed a field, under the name of the whole row, until somebody decides whether it stays.
 */
const note = (rowId: string): string => `activities/${rowId}`

/** Notes who removed the activities that are in `before` and no longer in the draft. */
export const noteRemoved = (draft: Draft, before: Draft, actor: Actor): Draft => {
  const standing = new Set(draft.activities?.map(({ id }) => id))
  const removed = (before.activities ?? []).filter(({ id }) => !standing.has(id))
  return removed.length === 0 ? draft : { ...draft, typedBy: { ...draft.typedBy, ...Object.fromEntries(removed.map(({ id }) => [note(id), actor.userId ?? ''])) } }
}

/** Who removed an activity that stands there all the same; null = nobody. */
export const removerOf = ({ activities, typedBy }: Draft, rowId: string | undefined): string | null =>
  rowId !== undefined && activities?.some(({ id }) => id === rowId) ? (typedBy?.[note(rowId)] ?? null) : null

export const withoutRemover = (draft: Draft, rowId: string): Draft => {
  const { [note(rowId)]: _, ...typedBy } = draft.typedBy ?? {}
  return { ...draft, typedBy }
}

/** The activities about which somebody still has to decide, each with who removed it. */
export const revivedIn = async (tx: Tx, actor: Actor, draft: Draft): Promise<ReadonlyMap<string, string>> => {
  const found = (draft.activities ?? []).flatMap(({ id }) => { const by = removerOf(draft, id); return by === null ? [] : [[id, by] as const] })
  if (found.length === 0) return new Map()
  const people = await tx.user.findMany({ where: { id: { in: found.map(([, by]) => by) } }, select: { id: true, name: true } })
  return new Map(found.map(([id, by]) => [id, by === actor.userId ? OWN_WINDOW : (people.find((one) => one.id === by)?.name ?? 'Een collega')]))
}

const OWN_WINDOW = 'U (in een ander venster)'
