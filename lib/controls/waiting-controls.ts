import type { Actor } from '@/lib/access/actor'
import type { Tx } from '@/lib/db'

/** How many of each wait for a controller: reports to weigh, controls to start, and controls in which the beneficiary was heard. */
export const waitingControls = async (tx: Tx, actor: Actor): Promise<{ toWeigh: number; toStart: number; heard: number }> => {
  const [counts] = await tx.$queryRaw<{ toWeigh: number; toStart: number; heard: number }[]>`
    with filed as (
      select g.id, (select coalesce(max(s.round), 0) from report_submission s where s.report_id = r.id) as round
      from grant_award g join report r on r.grant_id = g.id and r.type = 'FINAL' and r.status in ('SUBMITTED', 'ACCEPTED')
      where g.status = 'REPORT_SUBMITTED' and not (g.application_id = any(${[...actor.conflictedApplicationIds]}::uuid[]))
    )
    select (select count(*)::int from filed f where not exists (select from control_weighing w where w.grant_id = f.id and w.report_round = f.round)) as "toWeigh",
           (select count(*)::int from filed f where exists (select from control_weighing w where w.grant_id = f.id and w.report_round = f.round and cardinality(w.reasons) > 0)) as "toStart",
           (select count(*)::int from control c where c.concluded_at is null and c.findings_sent_at is not null and (c.replied_at is not null or c.reply_until <= portal_now())) as heard`
  return counts ?? { toWeigh: 0, toStart: 0, heard: 0 }
}
