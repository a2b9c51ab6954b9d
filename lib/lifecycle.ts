import type { Role } from '@/lib/access/actor'

export type Move<Status extends string> = { from: readonly Status[]; to: Status; by: readonly Role[] }

/** A lifecycle is a table: each verb, from which states, to which one, and whose roles. */
export type Lifecycle<Status extends string, Verb extends string> = Record<Verb, Move<Status>>

/** Every pair of states the table allows: what the database's transition table must hold, no more and no less. */
export const transitions = <Status extends string>(lifecycle: Lifecycle<Status, string>): [Status, Status][] => {
  const pairs = Object.values(lifecycle).flatMap((move) => move.from.map((from): [Status, Status] => [from, move.to]))
  return [...new Map(pairs.map((pair) => [pair.join('>'), pair])).values()]
}
