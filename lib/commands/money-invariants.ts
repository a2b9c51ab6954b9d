import type { Invariant } from './invariant'

const granted = `('GRANTED', 'GRANTED_CONDITIONAL')`

/** Decisions, and the money that follows from them. */
export const moneyInvariants: readonly Invariant[] = [
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
    name: 'no decision was made public with a late interest of a reviewer that nobody weighed',
    sql: `select d.id::text from decision d join conflict c on c.application_id = d.application_id join review r on r.application_id = d.application_id and r.reviewer_id = c.user_id and r.final_at is not null
            join proposal p on p.round = d.round join proposal_item i on i.proposal_id = p.id and i.application_id = d.application_id join ranking k on k.id = p.ranking_id
          where c.declared_at > k.frozen_at and c.declared_at < d.published_at and not exists (select from weighed_interest w where w.conflict_id = c.id and w.weighed_at <= d.published_at)`,
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
    name: 'a list is public when a published round rests on it, and only then',
    sql: `select k.id::text from ranking k left join public_ranking c on c.ranking_id = k.id
          where (c.ranking_id is not null) <> exists (select from proposal p join publication u on u.call_id = p.call_id and u.round = p.round where p.ranking_id = k.id)
            and (c.ranking_id is not null or k.content::jsonb ? 'signature')`,
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
            select coalesce(sum(case when d.granted_cents > 0 then coalesce(g.final_cents, g.amended_cents, d.granted_cents) else 0 end), 0) as cents from decision d join application a on a.id = d.application_id join assessment s on s.application_id = a.id
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
    name: 'what was ordered stands in a payment file, to the cent',
    sql: `select g.number || ' ' || p.position from payment p join grant_award g on g.id = p.grant_id
          where p.status in ('ORDERED', 'PAID') and not exists (select from payment_order o where o.payment_id = p.id and o.attempt = p.attempt and o.amount_cents = p.amount_cents)
          union all select f.message_id from payment_file f
          where f.sha256 <> encode(sha256(f.content), 'hex') or f.payment_count || ' ' || f.total_cents <> (select count(*) || ' ' || coalesce(sum(o.amount_cents), 0) from payment_order o where o.file_id = f.id)`,
  },
  {
    name: 'a settlement stays within the grant and takes two people',
    sql: `select g.number from grant_award g left join settlement s on s.grant_id = g.id
          where (s.grant_id is not null and (s.final_cents > g.granted_cents or s.balance_cents <> s.final_cents - s.advances_cents or s.confirmed_by_id = s.computed_by_id))
             or (g.status in ('SETTLED', 'RECOVERY') and (s.confirmed_by_id is null or g.final_cents is distinct from s.final_cents))`,
  },
  {
    name: 'a grant is lowered or revoked by two people',
    sql: `select g.number || ' lowered' from grant_award g where g.amended_cents is not null and not exists (
            select from grant_amendment a where a.grant_id = g.id and a.status = 'APPROVED' and a.amount_cents = g.amended_cents and a.confirmed_by_id is not null and a.confirmed_by_id <> a.answered_by_id)
          union all select g.number || ' revoked' from grant_award g left join grant_revocation r on r.grant_id = g.id and r.dropped_at is null
          where (g.status = 'REVOKED') <> (r.confirmed_at is not null) or r.confirmed_by_id = r.proposed_by_id or (g.status = 'REVOKED' and g.final_cents is distinct from 0)`,
  },
  {
    name: 'a suspended grant says why, and nothing of it is approved or ordered meanwhile',
    sql: `select g.number from grant_award g left join grant_suspension s on s.grant_id = g.id and s.lifted_at is null where g.status <> 'REVOKED' and (g.status = 'SUSPENDED') <> (s.id is not null)
          union all select g.number || ' ' || p.position from payment p join grant_award g on g.id = p.grant_id join grant_suspension s on s.grant_id = g.id
          where greatest(p.second_approved_at, p.ordered_at) > s.suspended_at and greatest(p.second_approved_at, p.ordered_at) < coalesce(s.lifted_at, 'infinity')`,
  },
  {
    name: 'an answered change, a suspension and a revocation have their letter',
    sql: `select a.number || ' ' || k.kind from application a join grant_award g on g.application_id = a.id cross join (values ('AMENDMENT'), ('SUSPENSION'), ('REVOCATION')) k (kind)
          where (select count(*) from letter l where l.application_id = a.id and l.kind = k.kind and l.released_at is not null) <> case k.kind
            when 'AMENDMENT' then (select count(*) from grant_amendment c where c.grant_id = g.id and c.status in ('APPROVED', 'REFUSED'))
            when 'SUSPENSION' then (select count(*) from grant_suspension c where c.grant_id = g.id)
            else (select count(*) from grant_revocation c where c.grant_id = g.id and c.confirmed_at is not null) end`,
  },
  {
    name: 'an accepted report was accepted by someone',
    sql: `select r.id::text from report r where r.status = 'ACCEPTED' and not exists (select from report_verdict v where v.report_id = r.id and v.verdict = 'ACCEPTED')`,
  },
]
