import type { Actor } from '@/lib/access/actor'
import { labelOf } from '@/lib/audit/record'
import type { Statements } from '@/lib/db'

export type Filing = {
  applicationId: string
  /** What it was judged on (request-to-file.ts). */
  basis: string
  /** Of the numbers in its series: `STEM-2027-UIT`. */
  numberPrefix: string
  title: string
  requestedCents: bigint
  plannedChildHours: number
  content: string
  sha256: string
  /** The rows that lists and money read (projection.ts). */
  activities: string
  partners: string
}

/**
 * Files a draft in one statement, with all that belongs to it (the function file_request of the database): then the counter of numbers and the head of
 * the audit chain are never locked while anything travels or is computed. The deadline is judged by that statement, on the database's clock.
 * A mandate that still waits never stops a filing (domain 5.8): it is filed under reservation.
 * @returns its number, or null where somebody changed what it was judged on: nothing was done then
 */
export const fileRequest = async (database: Statements, actor: Actor, filing: Filing): Promise<string | null> => {
  const rows = await database.$queryRaw<{ number: string | null }[]>`
    select file_request(${filing.applicationId}::uuid, ${filing.basis}, ${actor.userId}::uuid, ${labelOf(actor)}, ${filing.numberPrefix}, ${filing.title}, ${filing.requestedCents}::bigint,
      ${filing.plannedChildHours}::numeric, ${filing.content}, ${filing.sha256}, ${filing.activities}::jsonb, ${filing.partners}::jsonb) as number`
  return rows[0]?.number ?? null
}
