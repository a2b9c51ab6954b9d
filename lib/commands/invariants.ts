import { controlInvariants } from './control-invariants'
import type { Invariant } from './invariant'
import { keptInvariants } from './kept-invariants'
import { moneyInvariants } from './money-invariants'
import { requestInvariants } from './request-invariants'
import { reviewInvariants } from './review-invariants'

const appendOnly = `array['submission', 'report_submission', 'ranking', 'ranking_row', 'public_ranking', 'publication', 'audit_event', 'rubric_version', 'indicator_version', 'stored_file', 'review_revision', 'consensus_message', 'lifted_conflict', 'weighed_interest', 'taken_back_item', 'inspection_advice', 'decision_text', 'letter_template', 'letter_template_use', 'payment_file', 'payment_order', 'bank_report', 'recovery_instalment', 'recovery_replan', 'aid_correction', 'control_rulebook', 'control_selection', 'control_weighing', 'control_note', 'control_file', 'advice_opening', 'advice_version', 'indicator_target_set', 'knowledge_consent']`

/** Written apart from the acts and their constraints, from the domain: what one of them lets through, another reader should see. */
export const invariants: readonly Invariant[] = [
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
          and relname in ('review', 'review_score', 'review_motivation', 'review_contest', 'internal_note', 'control', 'control_selection', 'control_weighing', 'control_answer', 'control_note', 'control_file', 'control_finding', 'conflict', 'lifted_conflict', 'weighed_interest', 'substitution', 'reviewer_employer', 'consensus_message', 'review_revision', 'meeting_item') and not relrowsecurity`,
  },
  ...requestInvariants,
  ...reviewInvariants,
  ...moneyInvariants,
  ...controlInvariants,
  ...keptInvariants,
  {
    name: 'a sent mail has its time, and no one-time secret',
    sql: `select id::text from outbox_mail where (state = 'SENT') <> (sent_at is not null) or (state = 'SENT' and template in ('sign-in-link', 'invitation') and params <> '{}')`,
  },
]
