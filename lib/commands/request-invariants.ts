import type { Invariant } from './invariant'

/** Drafts, filings, completions, and what the office and the applicant read of them. */
export const requestInvariants: readonly Invariant[] = [
  {
    name: 'a frozen copy has the checksum of its content',
    sql: `select what || ' ' || id from (
            select 'submission' as what, id, content, sha256 from submission union all
            select 'report', id, content, sha256 from report_submission union all
            select 'ranking', id, content, sha256 from ranking union all
            select 'public ranking', ranking_id, content, sha256 from public_ranking) f
          where sha256 <> encode(sha256(convert_to(content, 'UTF8')), 'hex')`,
  },
  {
    name: 'a filed request has a frozen copy and a number',
    sql: `select a.id::text from application a
          where a.status not in ('DRAFT', 'LAPSED') and (a.number is null or a.submitted_at is null or not exists (select from submission s where s.application_id = a.id))`,
  },
  {
    name: 'a request that is reopened keeps the version that was filed, and only such a request',
    sql: `select coalesce(a.number, a.id::text) from application a left join reopening r on r.application_id = a.id and r.ended_at is null
          where (a.status = 'DRAFT' and a.submitted_at is not null) <> (r.id is not null)
             or (r.id is not null and not exists (select from submission s where s.application_id = a.id and s.round = r.round and s.submitted_at = a.submitted_at))`,
  },
  {
    name: 'every filing was in time',
    sql: `select coalesce(a.number, a.id::text) from submission s join application a on a.id = s.application_id join call c on c.id = a.call_id
          where s.round = (select min(round) from submission first where first.application_id = s.application_id) and (s.submitted_at < c.opens_at or s.submitted_at >= greatest(c.deadline_at, (select e.until_at from filing_extension e where e.application_id = a.id and e.confirmed_at < s.submitted_at)))`,
  },
  {
    name: 'every filing has one receipt by mail',
    sql: `select coalesce(a.number, a.id::text) from application a
          where (select count(*) from submission s where s.application_id = a.id) <> (select count(*) from outbox_mail m where m.application_id = a.id and m.template in ('application-received', 'completion-received'))`,
  },
  {
    name: 'every filing is in the audit trail',
    sql: `select coalesce(a.number, a.id::text) from application a
          where (select count(*) from submission s where s.application_id = a.id) <> (select count(*) from audit_event e where e.application_id = a.id and e.verb in ('application.submit', 'completion.answer'))`,
  },
  {
    name: 'every file of a filing is kept with its size, and belongs to the request',
    sql: `select coalesce(a.number, a.id::text) || ' round ' || s.round || ': ' || (f ->> 'sha256') from submission s join application a on a.id = s.application_id
          cross join lateral jsonb_array_elements(s.content::jsonb -> 'attachments') f left join stored_file k on k.sha256 = f ->> 'sha256'
          where k.size_bytes is distinct from (f ->> 'size')::int or not exists (select from attachment t where t.application_id = a.id and t.sha256 = f ->> 'sha256')`,
  },
  {
    name: 'every file of a filed report is kept with its size, and belongs to the report',
    sql: `select r.report_id || ' round ' || r.round || ': ' || (f ->> 'sha256') from report_submission r
          cross join lateral jsonb_array_elements(coalesce(r.content::jsonb -> 'files', '[]')) f left join stored_file k on k.sha256 = f ->> 'sha256'
          where k.size_bytes is distinct from (f ->> 'size')::int or not exists (select from report_file t where t.report_id = r.report_id and t.sha256 = f ->> 'sha256' and t.name = f ->> 'name' and t.kind = f ->> 'kind')`,
  },
  {
    name: 'every file that somebody attached was scanned or waits for it',
    sql: `select t.id::text from (select id, sha256 from attachment union all select id, sha256 from report_file) t where not exists (select from file_scan s where s.sha256 = t.sha256)`,
  },
  {
    name: 'an infected file is marked in the trail of every request that it was in',
    sql: `select t.id::text from (select id, sha256, application_id, 'attachment' as what from attachment union all
            select f.id, f.sha256, g.application_id, 'report-file' from report_file f join report r on r.id = f.report_id join grant_award g on g.id = r.grant_id) t join file_scan s on s.sha256 = t.sha256
          where s.state = 'INFECTED' and not exists (select from audit_event e where e.verb = t.what || '.found-infected' and e.subject_id = t.id::text and e.application_id = t.application_id)`,
  },
  {
    // A verdict and a filing of the same moment may each come first; a minute is more than either takes.
    name: 'no request was filed with a file that was known to be infected',
    sql: `select a.number || ': ' || (f ->> 'sha256') from submission s join application a on a.id = s.application_id
          cross join lateral jsonb_array_elements(s.content::jsonb -> 'attachments') f join file_scan k on k.sha256 = f ->> 'sha256'
          where k.state = 'INFECTED' and k.scanned_at < s.submitted_at - interval '1 minute' and s.round = (select min(round) from submission first where first.application_id = s.application_id)`,
  },
  {
    name: 'a completion that runs belongs to a file that waits for it, and the other way',
    sql: `select a.id::text from application a
          where (a.status = 'COMPLETION_REQUESTED') <> exists (select from completion_request r where r.application_id = a.id and r.status in ('OPEN', 'EXTENDED'))`,
  },
  {
    name: 'every answer to a completion was in time, and is a filing of its own',
    sql: `select r.id::text from completion_request r left join submission s on s.application_id = r.application_id and s.round = r.answer_round
          where r.status = 'ANSWERED' and (s.id is null or s.submitted_at >= r.due_at or r.answer_round <= r.filed_round)`,
  },
  {
    name: 'a deadline of its own takes two officers',
    sql: `select application_id::text from filing_extension where confirmed_by_id = proposed_by_id`,
  },
  {
    name: 'a file number has its form, its call and its place in the count',
    sql: `select a.number from application a join call c on c.id = a.call_id left join number_counter n on n.prefix = substring(a.number from '^(.*)-[0-9]+$')
          where a.number is not null and (a.number !~ ('^STEM-[0-9]{4}-' || c.number_code || '-[0-9]{5,}$') or coalesce(n.last, 0) < substring(a.number from '[0-9]+$')::int)
          union all select number from application where number is not null group by number having count(*) > 1`,
  },
  {
    name: 'the office and the applicant read states that agree',
    sql: `select coalesce(a.number, a.id::text) || ': ' || a.status || ' / ' || coalesce(s.status::text, 'none') from application a left join assessment s on s.application_id = a.id
          where not (case
            when s.status is null then a.status in ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'LAPSED')
            when a.status = 'IN_REVIEW' then s.status in ('IN_REVIEW', 'CONSENSUS', 'RANKED', 'PROPOSED', 'GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED')
            when a.status = 'REJECTED' and exists (select from reconsideration r where r.application_id = a.id and r.status = 'UPHELD') then s.status in ('REJECTED', 'PROPOSED', 'RESERVE', 'GRANTED', 'GRANTED_CONDITIONAL')
            when a.status = 'RESERVE' then s.status in ('RESERVE', 'GRANTED', 'GRANTED_CONDITIONAL')
            else a.status = s.status end)`,
  },
]
