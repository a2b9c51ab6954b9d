import type { Invariant } from './invariant'

/** What comes between a report and its money. */
export const controlInvariants: readonly Invariant[] = [
  {
    name: 'where a call is weighed for control, what is settled was weighed, and controlled if it was selected',
    sql: `select g.number from grant_award g join settlement s on s.grant_id = g.id
          where s.confirmed_by_id is not null and exists (select from control_selection k where k.call_id = g.call_id and k.made_at < s.computed_at)
            and not exists (select from control_weighing w where w.grant_id = g.id and (cardinality(w.reasons) = 0 or exists (select from control c where c.grant_id = g.id and c.concluded_at is not null)))`,
  },
  {
    name: 'a finding counts only after its beneficiary was heard',
    sql: `select g.number from control c join grant_award g on g.id = c.grant_id
          where c.concluded_at is not null and exists (select from control_finding f where f.grant_id = c.grant_id)
            and (c.findings_sent_at is null or (c.replied_at is null and c.concluded_at < c.reply_until))`,
  },
  {
    name: 'no controller reviewed the file or had an interest in it',
    sql: `select g.number from control c join grant_award g on g.id = c.grant_id
          where exists (select from review r where r.application_id = g.application_id and r.status <> 'REFUSED' and r.reviewer_id in (c.started_by_id, c.findings_sent_by_id, c.concluded_by_id))
             or exists (select from conflict i where i.application_id = g.application_id and i.user_id in (c.started_by_id, c.findings_sent_by_id, c.concluded_by_id) and i.declared_at <= coalesce(c.concluded_at, c.started_at))`,
  },
  {
    name: 'a selection holds the bytes of its hash and a weighing for each of its grants',
    sql: `select c.code || ' ' || k.round from control_selection k join call c on c.id = k.call_id
          where k.sha256 <> encode(sha256(convert_to(k.content, 'UTF8')), 'hex')
             or (select count(*) from control_weighing w where w.selection_id = k.id) <> coalesce(jsonb_array_length(k.content::jsonb -> 'input' -> 'grants'), 0)`,
  },
]
