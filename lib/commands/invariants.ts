/** What must hold of the whole database at any moment: a sentence, and SQL that answers the breaches as rows with one text. */
export type Invariant = { name: string; sql: string }

const livingReviews = `('ASSIGNED', 'IN_PROGRESS', 'FINAL', 'RETURNED', 'REVISED')`
const granted = `('GRANTED', 'GRANTED_CONDITIONAL')`
const appendOnly = `array['submission', 'report_submission', 'ranking', 'ranking_row', 'publication', 'audit_event', 'rubric_version', 'indicator_version', 'stored_file']`

/** Written apart from the acts and their constraints, from the domain: what one of them lets through, another reader should see. */
export const invariants: readonly Invariant[] = [
  // The database itself
  {
    name: 'the clock is the real one',
    sql: `select 'portal_now() is ' || trim(prosrc) from pg_proc where proname = 'portal_now' and pronamespace = 'public'::regnamespace and trim(prosrc) <> 'select clock_timestamp()'`,
  },
  {
    name: 'append-only tables refuse changes',
    sql: `select t from unnest(${appendOnly}) t
          where (select count(*) from pg_trigger g where g.tgrelid = t::regclass and g.tgname in (t || '_append_only', t || '_no_truncate') and g.tgenabled in ('O', 'A')) < 2
             or has_table_privilege('stem_web', t, 'UPDATE') or has_table_privilege('stem_web', t, 'DELETE') or has_table_privilege('stem_web', t, 'TRUNCATE')`,
  },
  {
    name: 'no trigger is switched off',
    sql: `select g.tgname || ' on ' || c.relname from pg_trigger g join pg_class c on c.oid = g.tgrelid
          where c.relnamespace = 'public'::regnamespace and not g.tgisinternal and g.tgenabled not in ('O', 'A')`,
  },
  {
    name: 'the secret tables have row level security',
    sql: `select relname::text from pg_class where relnamespace = 'public'::regnamespace
          and relname in ('review', 'review_score', 'review_motivation', 'review_contest', 'internal_note', 'conflict') and not relrowsecurity`,
  },

  // Requests
  {
    name: 'a frozen copy has the checksum of its content',
    sql: `select what || ' ' || id from (
            select 'submission' as what, id, content, sha256 from submission union all
            select 'report', id, content, sha256 from report_submission union all
            select 'ranking', id, content, sha256 from ranking) f
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
    name: 'every file that somebody attached was scanned or waits for it',
    sql: `select t.id::text from attachment t where not exists (select from file_scan s where s.sha256 = t.sha256)`,
  },
  {
    name: 'an infected file is marked in the trail of every request that it was in',
    sql: `select t.id::text from attachment t join file_scan s on s.sha256 = t.sha256
          where s.state = 'INFECTED' and not exists (select from audit_event e where e.verb = 'attachment.found-infected' and e.subject_id = t.id::text and e.application_id = t.application_id)`,
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
            when a.status = 'RESERVE' then s.status in ('RESERVE', 'GRANTED', 'GRANTED_CONDITIONAL')
            else a.status = s.status end)`,
  },

  // Eligibility and reviews
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

  // Decisions and money
  {
    name: 'no decision is final without two people',
    sql: `select id::text from decision where (confirmed_at is not null or published_at is not null) and (confirmed_by_id is null or confirmed_by_id = decided_by_id)`,
  },
  {
    name: 'no decider reviewed the file or had a conflict',
    sql: `select d.id::text from decision d
          where exists (select from review r where r.application_id = d.application_id and r.reviewer_id in (d.decided_by_id, d.confirmed_by_id))
             or exists (select from conflict c where c.application_id = d.application_id and c.user_id in (d.decided_by_id, d.confirmed_by_id) and c.declared_at <= coalesce(d.confirmed_at, d.decided_at))`,
  },
  {
    name: 'an outcome follows from a confirmed decision',
    sql: `select s.application_id::text from assessment s
          where s.status in ('GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED')
            and s.status::text is distinct from (select d.outcome::text from decision d where d.application_id = s.application_id and d.confirmed_at is not null order by d.round desc limit 1)`,
  },
  {
    name: 'an outcome shows only after publication',
    sql: `select coalesce(a.number, a.id::text) from application a
          where a.status in ('GRANTED', 'GRANTED_CONDITIONAL', 'RESERVE', 'REJECTED')
            and not exists (select from decision d join publication p on p.call_id = a.call_id and p.round = d.round where d.application_id = a.id and d.published_at is not null)`,
  },
  {
    name: 'no decision letter is out before publication',
    sql: `select l.id::text from letter l join decision d on d.id = l.decision_id where l.released_at is not null and d.published_at is null`,
  },
  {
    name: 'a published decision has its letter',
    sql: `select d.id::text from decision d where d.published_at is not null and not exists (select from letter l where l.decision_id = d.id and l.released_at is not null)`,
  },
  {
    name: 'a confirmed settlement and a claim have their letter',
    sql: `select g.number || ' ' || k.kind from grant_award g left join settlement s on s.grant_id = g.id left join recovery r on r.grant_id = g.id
          cross join (values ('SETTLEMENT'), ('RECOVERY')) k (kind)
          where (select count(*) from letter l where l.application_id = g.application_id and l.kind = k.kind and l.released_at is not null)
             <> case k.kind when 'SETTLEMENT' then (s.confirmed_by_id is not null)::int else (r.claimed_at is not null)::int end`,
  },
  {
    name: 'what is committed is the sum of the confirmed decisions, less what was freed',
    sql: `select c.code || ': ' || m.committed_cents || ' / ' || d.cents from call_commitment m join call c on c.id = m.call_id
          cross join lateral (
            select coalesce(sum(case when d.granted_cents > 0 then coalesce(g.final_cents, d.granted_cents) else 0 end), 0) as cents from decision d join application a on a.id = d.application_id join assessment s on s.application_id = a.id
              left join grant_award g on g.application_id = a.id
             where a.call_id = c.id and d.confirmed_at is not null and s.status <> 'WITHDRAWN' and g.status is distinct from 'DECLINED') d
          where m.committed_cents <> d.cents
          union all select c.code || ': no commitment' from decision d join application a on a.id = d.application_id join call c on c.id = a.call_id
          where d.granted_cents > 0 and d.confirmed_at is not null and not exists (select from call_commitment m where m.call_id = c.id)`,
  },
  {
    name: 'no envelope is overspent',
    sql: `select c.code from call_commitment m join call c on c.id = m.call_id where m.committed_cents > c.envelope_cents or m.envelope_cents <> c.envelope_cents or m.committed_cents < 0`,
  },
  {
    name: 'a granted file has a grant of the same amount, and only a granted file',
    sql: `select coalesce(a.number, a.id::text) from application a left join grant_award g on g.application_id = a.id
          where (a.status in ${granted}) <> (g.id is not null)
             or (g.id is not null and (g.number <> a.number or g.organisation_id <> a.organisation_id or g.call_id <> a.call_id or g.granted_cents is distinct from
               (select d.granted_cents from decision d where d.application_id = a.id and d.published_at is not null order by d.round desc limit 1)))`,
  },
  {
    name: 'payments stay within the grant',
    sql: `select g.number from grant_award g where (select coalesce(sum(p.amount_cents), 0) from payment p where p.grant_id = g.id and p.type <> 'RECOVERY' and p.status <> 'CANCELLED') > g.granted_cents`,
  },
  {
    name: 'a payment is approved by two people who did not check eligibility',
    sql: `select g.number || ' ' || p.position from payment p join grant_award g on g.id = p.grant_id
          where (p.status in ('APPROVED', 'ORDERED', 'PAID', 'FAILED') and (p.first_approved_by_id is null or p.second_approved_by_id is null or p.first_approved_by_id = p.second_approved_by_id))
             or exists (select from eligibility_verdict v where v.application_id = g.application_id and v.answered_by_id in (p.first_approved_by_id, p.second_approved_by_id))
             or exists (select from eligibility_outcome o where o.application_id = g.application_id
                  and (o.proposed_by_id in (p.first_approved_by_id, p.second_approved_by_id) or o.confirmed_by_id in (p.first_approved_by_id, p.second_approved_by_id)))`,
  },
  {
    name: 'a settlement stays within the grant and takes two people',
    sql: `select g.number from grant_award g left join settlement s on s.grant_id = g.id
          where (s.grant_id is not null and (s.final_cents > g.granted_cents or s.balance_cents <> s.final_cents - s.advances_cents or s.confirmed_by_id = s.computed_by_id))
             or (g.status in ('SETTLED', 'RECOVERY') and (s.confirmed_by_id is null or g.final_cents is distinct from s.final_cents))`,
  },
  {
    name: 'an accepted report was accepted by someone',
    sql: `select r.id::text from report r where r.status = 'ACCEPTED' and not exists (select from report_verdict v where v.report_id = r.id and v.verdict = 'ACCEPTED')`,
  },

  // Mail
  {
    name: 'a sent mail has its time, and no one-time secret',
    sql: `select id::text from outbox_mail where (state = 'SENT') <> (sent_at is not null) or (state = 'SENT' and template in ('sign-in-link', 'invitation') and params <> '{}')`,
  },
]
