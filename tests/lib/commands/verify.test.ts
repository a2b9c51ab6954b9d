import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { invariants } from '@/lib/commands/invariants'
import { diskStore } from '@/lib/files/disk-store'
import { brokenChain, brokenFiles, brokenInvariants, verifyDatabase } from '@/lib/commands/verify'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const client = new pg.Client({ connectionString: inject('superuserUrl').replace('DATABASE', database.name) })
const files = mkdtempSync(join(tmpdir(), 'stem-verify-'))
const sha = (text: string): string => createHash('sha256').update(text).digest('hex')
const pdf = sha('a file')
const filed = JSON.stringify({ attachments: [{ kind: 'OTHER', name: 'a.pdf', sha256: pdf, size: 6 }] })
const id = Object.fromEntries(
  ['officer', 'officer2', 'reviewer', 'chair', 'decider', 'decider2', 'finance', 'finance2', 'controller', 'member', 'organisation', 'call', 'file', 'grant', 'decision', 'ranking', 'report', 'draft'].map((name) => [name, randomUUID()]),
)

/** A filed report with a file that was never put at it. */
const proven = `{"files":[{"kind":"OTHER","name":"b.pdf","size":6,"sha256":"${pdf}"}]}`

/** A small portal in which all holds: one file from filing to settlement, and one draft. */
const story = `
  set session_replication_role = replica;
  insert into app_user (id, email, name) select u, 'p' || u || '@demo.example', 'P' from unnest(array[${['officer', 'officer2', 'reviewer', 'chair', 'decider', 'decider2', 'finance', 'finance2', 'controller', 'member'].map((name) => `'${id[name]}'`).join(',')}]::uuid[]) u;
  insert into organisation (id, kbo, legal_name, legal_form) values ('${id['organisation']}', '0199900015', 'Academie', 'vzw');
  insert into call (id, code, name, preset, audience, status, number_code, envelope_cents, funding_model, state_aid_basis, opens_at, deadline_at, payment_plan)
    values ('${id['call']}', 'ACT-TEST', 'Oproep', 'ACT', 'ACADEMY', 'EXECUTION', 'ACT', 1000000, 'UNIT_PER_CHILD_HOUR', 'DE_MINIMIS', '2026-01-01', '2026-03-01', '{80,20}');
  insert into call_commitment values ('${id['call']}', 1000000, 450000);
  insert into number_counter values ('STEM-2026-ACT', 1);
  insert into application (id, call_id, organisation_id, status, created_by_id) values ('${id['draft']}', '${id['call']}', '${id['organisation']}', 'LAPSED', '${id['member']}');
  insert into application (id, call_id, organisation_id, status, number, submitted_at, created_by_id) values ('${id['file']}', '${id['call']}', '${id['organisation']}', 'GRANTED', 'STEM-2026-ACT-00001', '2026-02-01', '${id['member']}');
  insert into submission (application_id, content, sha256, submitted_at, submitted_by_id) values ('${id['file']}', '${filed}', '${sha(filed)}', '2026-02-01', '${id['member']}');
  insert into outbox_mail (dedupe_key, template, recipient_address, application_id, state, sent_at) values ('r', 'application-received', 'a@demo.example', '${id['file']}', 'SENT', now());
  insert into outbox_mail (dedupe_key, template, recipient_address, state, sent_at) values ('s', 'sign-in-link', 'a@demo.example', 'SENT', now());
  insert into stored_file (sha256, size_bytes, mime) values ('${pdf}', 6, 'application/pdf');
  insert into file_scan (sha256, state, answer, scanned_at) values ('${pdf}', 'CLEAN', 'stream: OK', '2026-01-31');
  insert into attachment (application_id, kind, name, sha256, uploaded_by_id) values ('${id['file']}', 'OTHER', 'a.pdf', '${pdf}', '${id['member']}');
  insert into assessment (application_id, status, taken_in_by_id) values ('${id['file']}', 'GRANTED', '${id['officer']}');
  insert into eligibility_verdict (application_id, code, met, motivation, answered_by_id) values ('${id['file']}', 'E01', true, 'ja', '${id['officer']}');
  insert into eligibility_outcome (application_id, eligible, motivation, proposed_by_id) values ('${id['file']}', true, 'ja', '${id['officer']}');
  insert into review (application_id, reviewer_id, status, assigned_by_id) values ('${id['file']}', '${id['reviewer']}', 'FINAL', '${id['officer']}');
  insert into consensus (application_id, triggers, method) values ('${id['file']}', '[]', 'MEAN');
  insert into ranking (id, call_id, round, content, sha256, frozen_by_id) values ('${id['ranking']}', '${id['call']}', 1, '{}', '${sha('{}')}', '${id['chair']}');
  insert into ranking_row (ranking_id, application_id, position, rank, total, fundable, outcome, granted_cents) values ('${id['ranking']}', '${id['file']}', 1, 1, 80, true, 'GRANT', 500000);
  insert into decision (id, application_id, round, outcome, granted_cents, motivation, decided_by_id, confirmed_by_id, confirmed_at, published_at)
    values ('${id['decision']}', '${id['file']}', 1, 'GRANTED', 500000, 'goed', '${id['decider']}', '${id['decider2']}', now(), now());
  insert into publication (call_id, round, published_by_id) values ('${id['call']}', 1, '${id['decider']}');
  insert into letter (application_id, decision_id, kind, content, released_at) values ('${id['file']}', '${id['decision']}', 'DECISION', '{}', now());
  insert into letter (application_id, kind, content, released_at) values ('${id['file']}', 'SETTLEMENT', '{}', now());
  insert into grant_award (id, application_id, call_id, organisation_id, number, status, granted_cents, accept_due_at, period_start, period_end, final_cents)
    values ('${id['grant']}', '${id['file']}', '${id['call']}', '${id['organisation']}', 'STEM-2026-ACT-00001', 'SETTLED', 500000, now(), '2026-04-01', '2026-09-01', 450000);
  insert into payment (grant_id, position, type, percent, amount_cents, status, first_approved_by_id, second_approved_by_id) values
    ('${id['grant']}', 1, 'ADVANCE', 80, 400000, 'PAID', '${id['finance']}', '${id['finance2']}'), ('${id['grant']}', 2, 'BALANCE', 20, 50000, 'PLANNED', null, null);
  insert into payment_file (message_id, execution_day, debtor_name, debtor_iban, payment_count, total_cents, content, sha256, created_by_id) values ('STEM-2026-000001', '2026-05-04', 'Payer', 'BE68539007547034', 1, 400000, 'xml', encode(sha256('xml'), 'hex'), '${id['finance']}');
  insert into payment_order (payment_id, attempt, file_id, end_to_end_id, amount_cents, name, iban) select p.id, 1, f.id, 'STEM-2026-ACT-00001-1', 400000, 'Academie', 'BE68539007547034' from payment p, payment_file f where p.status = 'PAID';
  insert into settlement (grant_id, final_cents, advances_cents, balance_cents, explanation, computed_by_id, confirmed_by_id) values ('${id['grant']}', 450000, 400000, 50000, '{}', '${id['controller']}', '${id['finance']}');
  insert into report (id, grant_id, type, status, period_start, period_end, due_at) values ('${id['report']}', '${id['grant']}', 'FINAL', 'ACCEPTED', '2026-04-01', '2026-09-01', now());
  insert into report_verdict (report_id, round, verdict, given_by_id) values ('${id['report']}', 1, 'ACCEPTED', '${id['controller']}');
  set session_replication_role = origin;`

beforeAll(async () => {
  await client.connect()
  await client.query(story)
  mkdirSync(join(files, pdf.slice(0, 2)))
  writeFileSync(join(files, pdf.slice(0, 2), pdf), 'a file')
  await asActor(systemActor('test'), async (tx) => recordEvent(tx, systemActor('test'), { verb: 'application.submit', subjectType: 'application', subjectId: id['file'] ?? '', applicationId: id['file'], payload: { title: 'één' } }))
  for (let n = 2; n <= 30; n++) await asActor(systemActor('test'), (tx) => recordEvent(tx, systemActor('test'), { verb: 'test.event', subjectType: 'test', subjectId: String(n), payload: { n } }))
})

afterAll(async () => {
  await client.end()
  rmSync(files, { recursive: true })
})

/** Breaks something as only a superuser can, looks, and puts it back. */
const whenBroken = async <T>(sql: string, look: () => Promise<T>): Promise<T> => {
  await client.query('begin')
  try {
    await client.query(`set local session_replication_role = replica; ${sql}`)
    return await look()
  } finally {
    await client.query('rollback')
  }
}

test('a portal in which all holds has no breach', async () => {
  expect(await verifyDatabase(client, diskStore(files))).toEqual([])
})

const number = 'STEM-2026-ACT-00001'
const interested = (person: string) => `insert into conflict (application_id, user_id, type, source, declared_at) values ('${id['file']}', '${id[person]}', 'FAMILY', 'OFFICE', '2026-01-01')`
/** What a meeting of this moment noted of the file, with who was there and who left. */
const noted = (present: string, left: string) => `insert into panel_meeting (id, call_id, chair_id, opened_at) values ('${id['draft']}', '${id['call']}', '${id['chair']}', now() - interval '1 hour');
  insert into meeting_item (meeting_id, application_id, outcome, led_by_id, present_ids, left_ids, content) values ('${id['draft']}', '${id['file']}', 'DISCUSSED', '${id['chair']}', '${present}', '${left}', '{}')`
/** A selection with the grant in it, and a control that was concluded. */
const weighed = (reasons: string, content = '{"input":{"grants":[{}]}}') => `insert into control_selection (id, call_id, round, rulebook_version, seed, content, sha256, made_by_id, made_at) values ('${id['draft']}', '${id['call']}', 1, 1, 'x', '${content}', '${sha(content)}', '${id['controller']}', '2026-01-01');
  insert into control_weighing (selection_id, grant_id, report_round, reasons, in_draw, start_due_at) values ('${id['draft']}', '${id['grant']}', 0, '${reasons}', true, ${reasons === '{}' ? 'null' : 'now()'})`
const controlledBy = (person: string) => `${weighed('{SAMPLE}')}; insert into control (grant_id, selection_id, rulebook_version, kind, started_by_id, conclusion, concluded_at, concluded_by_id) values ('${id['grant']}', '${id['draft']}', 1, 'DESK', '${id[person]}', 'In orde.', now(), '${id['controller']}')`
/** An activity of the grant that is open to families: as it was filed, and as it is shown. */
const openPlan = JSON.stringify({ ...JSON.parse(filed), answers: { activities: [{ id: 'a1', openOffer: true }] } })
const plan = `update submission set content = '${openPlan}', sha256 = '${sha(openPlan)}'; update grant_award set base_activity_row_ids = '{a1}'`
const offered = `insert into offered_activity (grant_id, row_id, call_id, organisation_id, number, position, title, type, themes, age_min, age_max, description, announcement, location_name, street, places, price_cents, reduced_price_cents, accessible, accessibility, planned_sessions, cancelled)
  values ('${id['grant']}', 'a1', '${id['call']}', '${id['organisation']}', 'STEM-2026-ACT-00001', 1, 'Robots', 'CODING', '{}', 8, 12, '', '', '', '', 20, 0, 0, false, '', 1, false)`
/** The invariant, what breaks it, and further invariants that cannot but break with it. */
const breaks: readonly [name: string, sql: string, also?: readonly string[]][] = [
  ['the clock is the real one', `create or replace function portal_now() returns timestamptz language sql volatile as 'select timestamptz ''2026-01-01'''`],
  ['append-only tables refuse changes', 'grant update on submission to stem_web'],
  ['append-only tables refuse changes', 'drop trigger ranking_append_only on ranking'],
  ['no trigger is switched off', 'alter table decision disable trigger decision_kept'],
  ['the secret tables have row level security', 'alter table conflict disable row level security'],
  ['a frozen copy has the checksum of its content', `alter table submission drop constraint submission_hash; update submission set content = '{"a":1}'`],
  ['a filed request has a frozen copy and a number', 'delete from submission', ['every filing has one receipt by mail', 'every filing is in the audit trail']],
  ['a request that is reopened keeps the version that was filed, and only such a request', `insert into reopening (application_id, round, filed_draft) values ('${id['file']}', 1, '{}')`],
  ['every filing was in time', `update submission set submitted_at = '2026-03-01T00:00:00Z'`],
  ['every filing has one receipt by mail', `delete from outbox_mail where template = 'application-received'`],
  ['every filing has one receipt by mail', `insert into outbox_mail (dedupe_key, template, recipient_address, application_id) values ('r2', 'application-received', 'a@demo.example', '${id['file']}')`],
  ['every filing is in the audit trail', `delete from audit_event where verb = 'application.submit'`],
  ['every file of a filing is kept with its size, and belongs to the request', 'update stored_file set size_bytes = 7'],
  ['every file of a filing is kept with its size, and belongs to the request', 'delete from attachment'],
  ['every file of a filed report is kept with its size, and belongs to the report', `insert into report_submission (report_id, round, content, sha256, submitted_at, submitted_by_id) values ('${id['report']}', 1, '${proven}', '${sha(proven)}', now(), '${id['member']}')`],
  ['every file that somebody attached was scanned or waits for it', 'delete from file_scan'],
  ['an infected file is marked in the trail of every request that it was in', `update file_scan set state = 'INFECTED', scanned_at = '2026-02-02'`],
  ['no request was filed with a file that was known to be infected', `update file_scan set state = 'INFECTED'`, ['an infected file is marked in the trail of every request that it was in']],
  ['a completion that runs belongs to a file that waits for it, and the other way', `insert into completion_request (application_id, round, asked_by_id, due_at, filed_round, base_draft) values ('${id['file']}', 1, '${id['officer']}', portal_now() + interval '1 day', 1, '{}')`],
  ['every answer to a completion was in time, and is a filing of its own', `insert into completion_request (application_id, round, status, asked_by_id, due_at, filed_round, base_draft, ended_at, answered_by_id, answer_round) values ('${id['file']}', 1, 'ANSWERED', '${id['officer']}', portal_now() + interval '1 day', 1, '{}', portal_now(), '${id['officer']}', 1)`],
  ['a deadline of its own takes two officers', `alter table filing_extension drop constraint filing_extension_four_eyes; insert into filing_extension (application_id, until_at, ground, motivation, proposed_by_id, confirmed_by_id, confirmed_at) values ('${id['file']}', portal_now(), 'OUTAGE', 'storing', '${id['officer']}', '${id['officer']}', portal_now())`],
  ['a file number has its form, its call and its place in the count', 'update number_counter set last = 0'],
  ['a file number has its form, its call and its place in the count', `update call set number_code = 'UIT'`],
  ['the office and the applicant read states that agree', `update application set status = 'ELIGIBLE' where number = '${number}'`, ['a granted file has a grant of the same amount, and only a granted file']],
  ['the office and the applicant read states that agree', `update application set status = 'SUBMITTED', number = 'STEM-2026-ACT-00001x' where false; insert into assessment (application_id, status, taken_in_by_id) values ('${id['draft']}', 'ELIGIBLE', '${id['officer']}')`],
  ['ineligible takes two officers', `insert into assessment (application_id, status, taken_in_by_id) values ('${id['draft']}', 'INELIGIBLE', '${id['officer']}')`, ['the office and the applicant read states that agree']],
  ['no living review by someone with a conflict', `insert into conflict (application_id, user_id, type, source) values ('${id['file']}', '${id['reviewer']}', 'FAMILY', 'REVIEWER')`],
  ['a ranked file has a consensus', `insert into assessment (application_id, status, taken_in_by_id) values ('${id['draft']}', 'RANKED', '${id['officer']}')`, ['the office and the applicant read states that agree']],
  ['a revised review keeps each of its earlier versions, one after the other', `update review set status = 'REVISED'`],
  ['a revised review keeps each of its earlier versions, one after the other', `update review set final_at = now(); insert into review_revision (review_id, round, reason, content) select id, 2, 'Na het gesprek.', '{}' from review`],
  ['nobody speaks in the meeting of a file after an interest in it, nor leads it', `${interested('chair')}; insert into consensus_message (application_id, author_id, text) values ('${id['file']}', '${id['chair']}', 'Toch nog dit.')`],
  ['nobody speaks in the meeting of a file after an interest in it, nor leads it', `${interested('chair')}; ${noted('{}', '{}')}`],
  ['an item of a meeting is of its call and its hours, and who has an interest left it', `${interested('officer')}; ${noted(`{${id['officer']}}`, '{}')}`],
  ['an item of a meeting is of its call and its hours, and who has an interest left it', noted(`{${id['officer']}}`, `{${id['officer']}}`)],
  ['an item of a meeting is of its call and its hours, and who has an interest left it', `${noted('{}', '{}')}; update meeting_item set noted_at = '2026-01-01'`],
  ['a ranking holds files of its own call', `update ranking set call_id = gen_random_uuid()`],
  ['no decision is final without two people', `alter table decision drop constraint decision_four_eyes; update decision set confirmed_by_id = decided_by_id`],
  ['no decider reviewed the file or had a conflict', `update review set reviewer_id = '${id['decider2']}'`],
  ['no decider reviewed the file or had a conflict', `insert into conflict (application_id, user_id, type, source, declared_at) values ('${id['file']}', '${id['decider']}', 'FAMILY', 'OFFICE', '2026-01-01')`],
  ['no decision was made public with a late interest of a reviewer that nobody weighed', `update review set status = 'VOID', final_at = '2026-03-02'; insert into proposal (id, call_id, ranking_id, round, proposed_by_id) values ('${id['report']}', '${id['call']}', '${id['ranking']}', 1, '${id['chair']}');
    insert into proposal_item (proposal_id, application_id, outcome, granted_cents, conditions) values ('${id['report']}', '${id['file']}', 'GRANTED', 500000, '[]');
    insert into conflict (application_id, user_id, type, source, declared_at) select '${id['file']}', '${id['reviewer']}', 'FAMILY', 'REVIEWER', now() - interval '1 day'; update ranking set frozen_at = '2026-03-03'`],
  ['an outcome follows from a confirmed decision', `update assessment set status = 'RESERVE'; update application set status = 'RESERVE' where number is not null`, ['a granted file has a grant of the same amount, and only a granted file']],
  ['an outcome shows only after publication', 'delete from publication'],
  ['a list is public when a published round rests on it, and only then', `insert into public_ranking (ranking_id, content, sha256) select id, '{}', encode(sha256('{}'), 'hex') from ranking`],
  ['a list is public when a published round rests on it, and only then', `alter table ranking drop constraint ranking_hash; update ranking set content = '{"signature":"x"}', sha256 = encode(sha256('{"signature":"x"}'), 'hex');
    insert into proposal (call_id, ranking_id, round, proposed_by_id) select call_id, id, 1, '${id['chair']}' from ranking`],
  ['no decision letter is out before publication', 'update decision set published_at = null', ['an outcome shows only after publication', 'a granted file has a grant of the same amount, and only a granted file']],
  ['a published decision has its letter', `delete from letter where kind = 'DECISION'`],
  ['a confirmed settlement and a claim have their letter', `delete from letter where kind = 'SETTLEMENT'`],
  ['a confirmed settlement and a claim have their letter', `insert into recovery (grant_id, amount_cents, motivation, structured_message, hearing_until, opened_by_id, claimed_at) values ('${id['grant']}', 100, 'm', '+++202/7000/12347+++', now(), '${id['finance']}', now())`],
  ['what is committed is the sum of the confirmed decisions, less what was freed', 'update call_commitment set committed_cents = 500000'],
  ['what is committed is the sum of the confirmed decisions, less what was freed', `update grant_award set status = 'DECLINED'`],
  ['no envelope is overspent', 'alter table call_commitment drop constraint envelope_holds; update call_commitment set envelope_cents = 400000; update call set envelope_cents = 400000'],
  ['a granted file has a grant of the same amount, and only a granted file', 'update grant_award set granted_cents = 500001'],
  ['payments stay within the grant', `update payment set amount_cents = 100001 where position = 2`],
  ['what was ordered stands in a payment file, to the cent', `update payment set attempt = 2 where position = 1`],
  ['what was ordered stands in a payment file, to the cent', `insert into payment_file (message_id, execution_day, debtor_name, debtor_iban, payment_count, total_cents, content, sha256, created_by_id) select 'STEM-2026-000002', execution_day, debtor_name, debtor_iban, 1, 1, content, sha256, created_by_id from payment_file`],
  ['a payment is approved by two people who did not check eligibility', `update payment set first_approved_by_id = '${id['officer']}' where position = 1`],
  ['a payment is approved by two people who did not check eligibility', `alter table payment drop constraint payment_four_eyes; update payment set second_approved_by_id = first_approved_by_id where position = 1`],
  ['a settlement stays within the grant and takes two people', `alter table settlement drop constraint settlement_four_eyes; update settlement set confirmed_by_id = computed_by_id`],
  ['a settlement stays within the grant and takes two people', 'update settlement set final_cents = 500001, balance_cents = 100001', []],
  ['a grant is lowered or revoked by two people', 'update grant_award set amended_cents = 460000'],
  ['a grant is lowered or revoked by two people', `insert into grant_revocation (grant_id, motivation, proposed_by_id, hearing_until, confirmed_by_id, confirmed_at) values ('${id['grant']}', repeat('m', 60), '${id['decider']}', '2026-06-01', '${id['decider2']}', '2026-07-01')`, ['an answered change, a suspension and a revocation have their letter']],
  ['a suspended grant says why, and nothing of it is approved or ordered meanwhile', `insert into grant_suspension (grant_id, reason, suspended_by_id) values ('${id['grant']}', repeat('r', 20), '${id['officer']}')`, ['an answered change, a suspension and a revocation have their letter']],
  ['a suspended grant says why, and nothing of it is approved or ordered meanwhile', `insert into grant_suspension (grant_id, reason, suspended_by_id, suspended_at, lifted_by_id, lifted_at, lift_reason) values ('${id['grant']}', repeat('r', 20), '${id['officer']}', '2026-05-01', '${id['officer']}', '2026-06-01', repeat('r', 20)); insert into letter (application_id, kind, content, released_at) values ('${id['file']}', 'SUSPENSION', '{}', now()); update payment set ordered_at = '2026-05-04' where position = 1`],
  ['an answered change, a suspension and a revocation have their letter', `insert into letter (application_id, kind, content, released_at) values ('${id['file']}', 'AMENDMENT', '{}', now())`],
  ['where a call is weighed for control, what is settled was weighed, and controlled if it was selected', weighed('{SAMPLE}')],
  ['a finding counts only after its beneficiary was heard', `${controlledBy('controller')}; insert into control_finding (grant_id, subject, label, units, motivation, found_by_id, stands, answer) values ('${id['grant']}', 'a1', 'Reeks', 1, repeat('m', 60), '${id['controller']}', true, repeat('a', 20))`],
  ['no controller reviewed the file or had an interest in it', controlledBy('reviewer')],
  ['a selection holds the bytes of its hash and a weighing for each of its grants', weighed('{}', '{"input":{"grants":[]}}')],
  ['an accepted report was accepted by someone', 'delete from report_verdict'],
  ['the kept figures of a grant are the sums of its report, or else of its log', `insert into report_activity (report_id, row_id, title, status, sessions_held, contact_hours, child_hours, participants, girls, boys, gender_x, gender_unknown, counts, accepted) values ('${id['report']}', 'a1', 'Robots', 'HELD', 1, 2, 20, 10, 5, 5, 0, 0, '{"sessions":[{"hours":2,"present":10}]}', true)`],
  ['the kept figures of a grant are the sums of its report, or else of its log', `update report set status = 'SUBMITTED'; insert into grant_activity_log (grant_id, activity_row_id, status, counts) values ('${id['grant']}', 'a1', 'HELD', '{"participants":10}');
    insert into activity (application_id, row_id, position, title, type, themes, disciplines, age_min, age_max, location_name, expected_participants, planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents) values ('${id['file']}', 'a1', 0, 'Robots', 'CODING', '{}', '{}', 8, 12, '', 10, 2, 1, 1, 20, 0, 0)`],
  ['families see the open activities of accepted grants, and no others', offered],
  ['families see the open activities of accepted grants, and no others', plan],
  ['families see what the log cancelled as cancelled, and nothing else of it', `${plan}; ${offered}; insert into grant_activity_log (grant_id, activity_row_id, status, cancel_reason) values ('${id['grant']}', 'a1', 'CANCELLED', 'Te weinig kinderen.')`],
  ['families see what the log cancelled as cancelled, and nothing else of it', `${plan}; ${offered}; insert into offered_session (grant_id, row_id, key, day, begins, ends, day_part, cancelled) values ('${id['grant']}', 'a1', 'k', '2026-05-05', '13:30', '15:30', 'PM', true)`],
  ['families see a session on the day that the log put it', `${plan}; ${offered}; insert into session_date (grant_id, activity_row_id, day, day_part, begins, ends, client_key, created_by_id) values ('${id['grant']}', 'a1', '2026-05-05', 'PM', '13:30', '15:30', 'k', '${id['member']}')`],
  ['a sent mail has its time, and no one-time secret', `update outbox_mail set params = '{"token":"x"}' where template = 'sign-in-link'`],
]

test.each(breaks)('%s: named when broken by %s', async (name, sql, also = []) => {
  const lines = await whenBroken(sql, () => brokenInvariants(client))
  const named = [...new Set(lines.map((line) => invariants.find((invariant) => line.startsWith(`${invariant.name}: `))?.name))]
  expect(named.sort()).toEqual([name, ...also].sort())
})

test('every invariant was seen to break', () => {
  expect(invariants.map(({ name }) => name).filter((name) => !breaks.some(([broken]) => broken === name))).toEqual([])
})

test('fifty tamperings of the audit trail are each found at their place', async () => {
  const fields = ['actor_label', 'verb', 'subject_type', 'subject_id', 'payload_hash', 'prev_hash', 'hash']
  for (let round = 0; round < 50; round++) {
    const seq = 2 + ((round * 7) % 27)
    const tamperings = [
      [`update audit_event set ${fields[round % fields.length]} = 'changed' where seq = ${seq}`, seq],
      [`update audit_event set at = at + interval '1 microsecond' where seq = ${seq}`, seq],
      [`delete from audit_event where seq = ${seq}`, seq + 1],
      [`update audit_payload set payload = '{"n":0}' where seq = ${seq}`, seq],
      [`update audit_event set actor_id = gen_random_uuid() where seq = ${seq}`, seq],
      [`delete from audit_payload where seq = ${seq}`, seq],
      [`update audit_event set seq = case seq when ${seq} then -1 else seq end where seq = ${seq}; update audit_event set seq = ${seq} where seq = ${seq + 1}; update audit_event set seq = ${seq + 1} where seq = -1`, seq],
      [`update audit_event set application_id = gen_random_uuid() where seq = ${seq}`, seq],
      [`update audit_payload set payload = null where seq = ${seq}`, seq],
      [`insert into audit_event select 0, at, actor_id, actor_label, verb, subject_type, subject_id, application_id, payload_hash, prev_hash, 'copy' from audit_event where seq = ${seq}`, 0],
    ] as const
    const [sql, position] = tamperings[round % tamperings.length] ?? ['', 0]
    const lines = await whenBroken(sql, () => brokenChain(client))
    expect([sql, Number(/^audit event (\d+) /.exec(lines[0] ?? '')?.[1])]).toEqual([sql, position])
  }
})

test('a chain cut short, or with another head, is found', async () => {
  expect(await whenBroken('delete from audit_event where seq > 25', () => brokenChain(client))).toEqual(['the audit trail, at event 25, ends here, but its head says 30'])
  expect(await whenBroken(`update audit_head set hash = repeat('1', 64)`, () => brokenChain(client))).toEqual(['the audit trail, at event 30, ends here, but its head says 30'])
})

test('an erased payload leaves the chain whole', async () => {
  expect(await whenBroken('update audit_payload set payload = null, erased_at = now() where seq = 1', () => brokenChain(client))).toEqual([])
})

test('a file that is gone, changed or unknown is named', async () => {
  const path = join(files, pdf.slice(0, 2), pdf)
  writeFileSync(path, 'b file')
  expect(await brokenFiles(client, diskStore(files))).toEqual([`file ${pdf} has other content`])
  rmSync(path)
  expect(await brokenFiles(client, diskStore(files))).toEqual([`file ${pdf} is missing`])
  expect(await whenBroken('alter table attachment drop constraint attachment_sha256_fkey; delete from stored_file', () => brokenFiles(client, diskStore(files)))).toEqual([`file ${pdf} is referred to but was never stored`])
  writeFileSync(path, 'a file')
})
