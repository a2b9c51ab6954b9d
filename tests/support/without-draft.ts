import type { TestDatabase } from '@/tests/support/database'

/** An academy that has no request for the open call yet: their draft of the story goes back to the drawer. */
export const withoutDraft = async ({ sql }: TestDatabase, account: string): Promise<void> => {
  await sql(
    `update application set status = 'LAPSED' from set_config('session_replication_role', 'replica', true)
     where status = 'DRAFT' and organisation_id in (select m.organisation_id from membership m join app_user u on u.id = m.user_id where u.email = $1)`, [`${account}@demo.example`])
}
