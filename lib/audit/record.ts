import canonicalize from 'canonicalize'
import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

export type AuditEntry = {
  /** The action of the policy table, or `<subject>.<verb>` of the system. */
  verb: string
  subjectType: string
  subjectId: string
  applicationId?: string | undefined
  /** What changed; may hold personal data, because it can be erased without breaking the chain. Money as strings. */
  payload?: Record<string, unknown>
}

/** One event per act, in the act's transaction. Call it last: it holds the lock on the head of the chain until commit. */
export const recordEvent = async (tx: Tx, actor: Actor, entry: AuditEntry): Promise<void> => {
  const payload = canonicalize(plain(entry.payload ?? {})) ?? '{}'
  await tx.$queryRaw`
    select audit_append(${actor.userId}::uuid, ${labelOf(actor)}, ${entry.verb}, ${entry.subjectType}, ${entry.subjectId}, ${entry.applicationId ?? null}::uuid, ${payload})`
}

/** How the log calls who acts: a person by the roles of then, the portal by its task. */
export const labelOf = (actor: Actor): string => (actor.userId ? [...actor.roles, ...new Set(actor.memberships.map((membership) => membership.role))].join('+') : actor.name)

const plain = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner)))
