import type { Actor, Role } from '@/lib/access/actor'
import { Refusal } from '@/lib/refusal'

export type Move<Status extends string> = { from: readonly Status[]; to: Status; by: readonly Role[] }

/**
 * A lifecycle is a table: each verb, from which states, to which one, and whose roles. Rights are the policy's; `by` says them once more for every
 * move, whichever act makes it, and tests/lib/lifecycle.test.ts holds the two equal.
 */
export type Lifecycle<Status extends string, Verb extends string> = Record<Verb, Move<Status>>

/** Every pair of states the table allows: what the database's transition table must hold, no more and no less. */
export const transitions = <Status extends string>(lifecycle: Lifecycle<Status, string>): [Status, Status][] => {
  const pairs = Object.values(lifecycle).flatMap((move) => move.from.map((from): [Status, Status] => [from, move.to]))
  return [...new Map(pairs.map((pair) => [pair.join('>'), pair])).values()]
}

/** The second wall of each writer of a status. An act that asked the policy never meets it; what the portal does in the wake of an act, it does as itself. */
export const requireMover = (actor: Actor, by: readonly Role[]): void => {
  const roles: readonly Role[] = [...actor.roles, ...actor.memberships.map(({ role }) => role)]
  if (!roles.some((role) => by.includes(role))) throw new Refusal('forbidden', 'U hebt het recht niet om dit te doen.')
}
