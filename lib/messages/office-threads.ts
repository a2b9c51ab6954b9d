import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'

export type OfficeThread = { number: string; title: string; organisation: string; handler: string | null; unread: number; newestAt: Date }

/** What applicants wrote and this officer did not read, nor a colleague answered: in the officer's own files, and in those that nobody answers for yet. */
export const officeThreads = async (tx: Tx, actor: Actor): Promise<OfficeThread[]> => {
  if (!can(actor, 'message.write', { filed: true })) return []
  return tx.$queryRaw<OfficeThread[]>`
    select a.number, a.title, o.legal_name as organisation, u.name as handler, count(*)::int as unread, max(m.written_at) as "newestAt"
    from message m
      join application a on a.id = m.application_id and a.submitted_at is not null and a.number is not null
      join organisation o on o.id = a.organisation_id
      left join app_user u on u.id = a.handler_id
      left join thread_reader r on r.application_id = a.id and r.user_id = ${actor.userId}::uuid
    where m.side = 'APPLICANT' and (a.handler_id is null or a.handler_id = ${actor.userId}::uuid)
      and m.position > greatest(coalesce(r.read_position, 0), coalesce((select max(x.position) from message x where x.application_id = a.id and x.side = 'OFFICE'), 0))
      and not has_interest(a.id, ${actor.userId}::uuid)
    group by a.id, o.legal_name, u.name order by max(m.written_at)`
}
