import type { Tx } from '@/lib/db'

/** To whom a message for this actor goes: who published it, while that person still belongs to the organisation, else the signatory who is there longest; null = nobody. */
export const recipientOf = async (tx: Tx, { organisationId, keeperId }: { organisationId: string | null; keeperId: string }): Promise<string | null> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from app_user u
    where u.suspended_at is null and (
      (u.id = ${keeperId}::uuid and (${organisationId}::uuid is null or exists (select from membership m where m.user_id = u.id and m.organisation_id = ${organisationId}::uuid and m.ended_at is null)))
      or exists (select from membership m where m.user_id = u.id and m.organisation_id = ${organisationId}::uuid and m.ended_at is null and m.role = 'APPLICANT_SIGNATORY'))
    order by (u.id = ${keeperId}::uuid) desc, (select min(m.since) from membership m where m.user_id = u.id and m.organisation_id = ${organisationId}::uuid), u.id limit 1`
  return rows[0]?.id ?? null
}
