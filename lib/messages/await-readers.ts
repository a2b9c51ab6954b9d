import type { Tx } from '@/lib/db'
import { otherSide, type Side } from '@/lib/messages/side'

type File = { id: string; organisationId: string; handlerId: string | null }

/**
 * Notes who has something to read now, and asks the worker to tell each of them after the quiet period of the portal. A job that already waits
 * keeps its moment: several messages become one mail.
 */
export const awaitReaders = async (tx: Tx, file: File, from: Side): Promise<void> => {
  const side = otherSide(from)
  const readers = side === 'OFFICE' ? await officersOf(tx, file) : await membersOf(tx, file)
  if (readers.length === 0) return
  await tx.$queryRaw`
    insert into thread_reader (application_id, user_id, side) select ${file.id}::uuid, u.id, ${side} from app_user u where u.id = any(${readers}::uuid[])
    on conflict (application_id, user_id) do nothing`
  await tx.$queryRaw`
    select enqueue_after('tell-of-messages', json_build_object('applicationId', ${file.id}::text, 'userId', u.id::text), 'messages:' || ${file.id}::text || ':' || u.id,
      make_interval(mins => coalesce((select value::int from portal_setting where key = 'messageQuietMinutes'), 15)))::text
    from app_user u where u.id = any(${readers}::uuid[]) and u.message_mail = 'DIRECT' order by u.id`
}

const membersOf = async (tx: Tx, { organisationId }: File): Promise<string[]> => {
  const rows = await tx.membership.findMany({ where: { organisationId, endedAt: null, user: { suspendedAt: null } }, select: { userId: true }, distinct: ['userId'], orderBy: { userId: 'asc' } })
  return rows.map(({ userId }) => userId)
}

/** The officer who answers for the file; as long as there is none who can, every officer without an interest in it. */
const officersOf = async (tx: Tx, { id, handlerId }: File): Promise<string[]> => {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select u.id from app_user u join user_role r on r.user_id = u.id and r.role = 'VLAIO_OFFICER'
    where u.suspended_at is null and not has_interest(${id}::uuid, u.id) order by u.id`
  const officers = rows.map((row) => row.id)
  return handlerId !== null && officers.includes(handlerId) ? [handlerId] : officers
}
