import { randomUUID } from 'node:crypto'
import type { TestDatabase } from '@/tests/support/database'

/** How many files this test file has put in its own database: their numbers are unique, and must not meet by chance. */
let arranged = 0

/** A file as the mail needs it, put in place past the lifecycles: who wrote it there is not what these tests are about. */
export const arrangeFile = async (database: TestDatabase, given: Partial<{ title: string; status: string; number: string | null; deadlineAt: Date; handler: boolean }> = {}) => {
  const [applicationId, callId, organisationId, memberId, handlerId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  arranged += 1
  const kbo = `0${String(arranged).padStart(9, '0')}`
  const number = given.number === undefined ? `STEM-2026-ACT-${String(arranged).padStart(5, '0')}` : given.number
  const text = (value: string | null) => (value === null ? 'null' : `'${value.replaceAll("'", "''")}'`)
  await database.sql(`
    set local session_replication_role = replica;
    insert into app_user (id, email, name, phone) values
      ('${memberId}', 'lid-${memberId}@demo.example', 'Lies Lid', null), ('${handlerId}', 'officer-${handlerId}@demo.example', 'Dirk Dossier', '02 555 01 02');
    insert into organisation (id, kbo, legal_name, legal_form) values ('${organisationId}', '${kbo}', 'Academie Testdorp', 'vzw');
    insert into membership (organisation_id, user_id, role) values ('${organisationId}', '${memberId}', 'APPLICANT_SIGNATORY');
    insert into call (id, code, name, preset, audience, status, number_code, envelope_cents, funding_model, state_aid_basis, opens_at, deadline_at, payment_plan, contact_name, contact_email, contact_phone)
      values ('${callId}', 'C-${callId.slice(0, 8)}', 'Oproep activiteiten', 'ACT', 'ACADEMY', 'OPEN', 'ACT', 50000000, 'UNIT_PER_CHILD_HOUR', 'DE_MINIMIS', '2026-01-01', '${(given.deadlineAt ?? new Date('2099-01-01')).toISOString()}', '{80,20}', 'Team STEM', 'stem@vlaio.example', '02 555 00 00');
    insert into application (id, call_id, organisation_id, status, number, title, created_by_id, handler_id)
      values ('${applicationId}', '${callId}', '${organisationId}', '${given.status ?? 'SUBMITTED'}', ${text(number)}, ${text(given.title ?? 'Robots in de klas')}, '${memberId}', ${given.handler === false ? 'null' : `'${handlerId}'`})`)
  return { applicationId, callId, organisationId, memberId, handlerId, number }
}

export const arrangeUser = async (database: TestDatabase, role?: string): Promise<string> => {
  const id = randomUUID()
  await database.sql('insert into app_user (id, email, name) values ($1, $2, $3)', [id, `u-${id}@demo.example`, 'Bea Beoordelaar'])
  if (role) await database.sql('insert into user_role (user_id, role) values ($1, $2::staff_role)', [id, role])
  return id
}
