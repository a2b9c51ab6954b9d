import type { Invariant } from './invariant'

const livingReviews = `('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')`

/** Eligibility, reviews, the panel and the ranking. */
export const reviewInvariants: readonly Invariant[] = [
  {
    name: 'ineligible takes two officers',
    sql: `select s.application_id::text from assessment s left join eligibility_outcome o on o.application_id = s.application_id
          where s.status = 'INELIGIBLE' and (o.eligible is distinct from false or o.confirmed_by_id is null or o.confirmed_by_id = o.proposed_by_id)`,
  },
  {
    name: 'no living review by someone with a conflict',
    sql: `select r.id::text from review r join conflict c on c.application_id = r.application_id and c.user_id = r.reviewer_id where r.status in ${livingReviews}`,
  },
  {
    name: 'a ranked file has a consensus',
    sql: `select s.application_id::text from assessment s where s.status in ('RANKED', 'PROPOSED') and not exists (select from consensus c where c.application_id = s.application_id)`,
  },
  {
    name: 'a ranking holds files of its own call',
    sql: `select r.id::text from ranking_row w join ranking r on r.id = w.ranking_id join application a on a.id = w.application_id where a.call_id <> r.call_id`,
  },
  {
    name: 'a revised review keeps each of its earlier versions, one after the other',
    sql: `select r.id::text from review r left join lateral (select count(*) as kept, coalesce(max(v.round), 0) as last from review_revision v where v.review_id = r.id) v on true
          where v.kept <> v.last or (r.status = 'REVISED' and v.kept = 0) or (v.kept > 0 and r.final_at is null)`,
  },
  {
    name: 'nobody speaks in the meeting of a file after an interest in it, nor leads it',
    sql: `select 'message ' || m.id from consensus_message m join conflict c on c.application_id = m.application_id and c.user_id = m.author_id where m.written_at > c.declared_at
          union all select 'item ' || i.application_id from meeting_item i join conflict c on c.application_id = i.application_id and c.user_id = i.led_by_id where i.noted_at > c.declared_at`,
  },
  {
    name: 'an item of a meeting is of its call and its hours, and who has an interest left it',
    sql: `select i.application_id::text from meeting_item i join panel_meeting m on m.id = i.meeting_id join application a on a.id = i.application_id
          where a.call_id <> m.call_id or i.noted_at < m.opened_at or i.noted_at > m.closed_at or i.present_ids && i.left_ids
             or exists (select from conflict c where c.application_id = i.application_id and c.user_id = any(i.present_ids) and c.declared_at < i.noted_at)`,
  },
]
