import type { Tx } from '@/lib/db'

/** Of the proposals of a call, those that were not taken back as a whole. The latest of them is what the deciders have before them. */
export const standing = { takenBackAt: null } as const

/** Who decides on a file and who takes its proposal back, do so after each other. */
export const lockProposed = async (tx: Tx, applicationIds: readonly string[]): Promise<Map<string, string>> => {
  const rows = await tx.$queryRaw<{ id: string; status: string }[]>`
    select application_id as id, status::text from assessment where application_id = any(${[...applicationIds]}::uuid[]) order by application_id for update`
  return new Map(rows.map(({ id, status }) => [id, status]))
}
