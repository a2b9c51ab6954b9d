import type { Pool } from 'pg'

/** The rows one real filing left behind; each raw filing writes the same ones under another id. */
export type FiledRows = {
  title: string
  requestedCents: string
  plannedChildHours: string
  content: string
  sha256: string
  submittedById: string
  activities: unknown[]
  partners: unknown[]
  recipient: string
  actorLabel: string
  payload: string
}

/** Copies of the tables with their indexes and CHECKs, but without triggers, foreign keys or row level security. */
export const rawTables = `
  drop schema if exists raw cascade;
  create schema raw;
  create table raw.application (like application including all);
  create table raw.submission (like submission including all);
  create table raw.activity (like activity including all);
  create table raw.partner (like partner including all);
  create table raw.outbox_mail (like outbox_mail including all);
  create table raw.audit_event (like audit_event including all);
  create table raw.audit_payload (like audit_payload including all);
  create sequence raw.serial`

/** Fills the copies with what the portal holds, so that their indexes are as deep. */
export const rawBallast = `
  insert into raw.application select * from application where status <> 'DRAFT';
  insert into raw.submission select * from submission;
  insert into raw.activity select * from activity;
  insert into raw.partner select * from partner;
  analyze`

export const rawDrafts = `insert into raw.application select (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'organisation_id', gen_random_uuid()))).*
  from application a, generate_series(1, $1::int) where a.id = (select id from application where status = 'DRAFT' limit 1) returning id`

const activityColumns = `row_id, position, title, type, themes, disciplines, age_min, age_max, location_name, postcode, nis, fixed_location, expected_participants,
  planned_hours, planned_sessions, planned_day_parts, planned_child_hours, price_cents, reduced_price_cents`

const statement = `
  with serial as (select nextval('raw.serial') as seq),
  filed as (
    update raw.application set status = 'SUBMITTED', submitted_at = now(), number = 'STEM-2099-RAW-' || to_char(seq, 'FM00000'), title = $2, requested_cents = $3, planned_child_hours = $4
    from serial where id = $1 returning number),
  copy as (insert into raw.submission (application_id, content, sha256, submitted_at, submitted_by_id) values ($1, $5, $6, now(), $7)),
  activities as (insert into raw.activity (application_id, ${activityColumns}) select $1, ${activityColumns} from jsonb_populate_recordset(null::raw.activity, $8)),
  partners as (insert into raw.partner (application_id, row_id, name, kbo, helix_type, role) select $1, row_id, name, kbo, helix_type, role from jsonb_populate_recordset(null::raw.partner, $9)),
  mail as (
    insert into raw.outbox_mail (dedupe_key, template, recipient_id, recipient_address, application_id, file_number)
    select 'application-received:' || $1, 'application-received', $7, $10, $1, number from filed),
  event as (
    insert into raw.audit_event (seq, at, actor_id, actor_label, verb, subject_type, subject_id, application_id, payload_hash, prev_hash, hash)
    select seq, now(), $7, $11, 'application.submit', 'application', $1::text, $1, $6, $6, encode(sha256(seq::text::bytea), 'hex') from serial)
  insert into raw.audit_payload (seq, payload) select seq, $12 from serial`

/** One statement, one round trip, no rule checked: what the database itself can do. */
export const rawSubmit = async (pool: Pool, applicationId: string, rows: FiledRows): Promise<void> => {
  const { rowCount } = await pool.query({
    name: 'raw-submit',
    text: statement,
    values: [applicationId, rows.title, rows.requestedCents, rows.plannedChildHours, rows.content, rows.sha256, rows.submittedById, JSON.stringify(rows.activities), JSON.stringify(rows.partners), rows.recipient, rows.actorLabel, rows.payload],
  })
  if (rowCount !== 1) throw new Error(`The raw statement wrote ${rowCount} rows.`)
}

/** The one row of an autosave, no rule checked. */
export const rawSave = async (pool: Pool, applicationId: string, draft: string): Promise<void> => {
  const { rowCount } = await pool.query({
    name: 'raw-save',
    text: 'update raw.application set draft = $2, draft_version = draft_version + 1, draft_saved_at = now() where id = $1',
    values: [applicationId, draft],
  })
  if (rowCount !== 1) throw new Error(`The raw save wrote ${rowCount} rows.`)
}

/** What the latest real filing wrote. */
export const latestFiling = async (pool: Pool): Promise<FiledRows> => {
  const { rows } = await pool.query<FiledRows>(`
    select a.title, a.requested_cents::text as "requestedCents", a.planned_child_hours::text as "plannedChildHours", s.content, s.sha256, s.submitted_by_id as "submittedById",
      (select jsonb_agg(to_jsonb(x) order by x.position) from activity x where x.application_id = a.id) as activities,
      (select jsonb_agg(to_jsonb(x)) from partner x where x.application_id = a.id) as partners,
      m.recipient_address as recipient, e.actor_label as "actorLabel", p.payload
    from audit_event e join audit_payload p using (seq) join application a on a.id = e.application_id join submission s on s.application_id = a.id
      join outbox_mail m on m.application_id = a.id and m.template = 'application-received'
    where e.verb = 'application.submit' order by e.seq desc limit 1`)
  const [row] = rows
  if (!row) throw new Error('Nothing was filed yet, so there is nothing to compare with.')
  return row
}
