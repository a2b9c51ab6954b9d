import type { TestDatabase } from '@/tests/support/database'

/** The audit events of one subject, oldest first: what an act must leave behind. */
export const eventsOf = (database: TestDatabase, subjectId: string): Promise<{ verb: string; actorId: string | null; payload: Record<string, unknown> }[]> =>
  database.sql(
    `select e.verb, e.actor_id as "actorId", p.payload::json as payload from audit_event e join audit_payload p on p.seq = e.seq where e.subject_id = $1 order by e.seq`,
    [subjectId],
  )

export const verbsOf = async (database: TestDatabase, subjectId: string): Promise<string[]> => (await eventsOf(database, subjectId)).map(({ verb }) => verb)

/** What the outbox holds for these addresses (all of it when none is given), in the order in which it was written. */
export const mailsTo = (database: TestDatabase, ...addresses: string[]): Promise<{ template: string; to: string; params: Record<string, string> }[]> =>
  database.sql(
    `select template, recipient_address as "to", params from outbox_mail where cardinality($1::text[]) = 0 or recipient_address = any($1) order by created_at, recipient_address`,
    [addresses],
  )
