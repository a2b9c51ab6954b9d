import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { isPrepared, preparedFiling } from '@/lib/applications/prepared-filings'
import { requestRow, requestToFile, standingRow, type RequestRow, type StandingRow } from '@/lib/applications/request-to-file'
import { saveSection } from '@/lib/applications/save-section'
import { fileApplication, prepareFiling } from '@/lib/applications/submit-application'
import { alone } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const copyOf = async (id: string) => (await database.sql<{ content: string; sha256: string }>('select content, sha256 from submission where application_id = $1', [id]))[0]
const rowToFile = async (id: string): Promise<RequestRow | StandingRow | undefined> => (await alone.$queryRaw<(RequestRow | StandingRow)[]>`${isPrepared(id) ? standingRow(id) : requestRow(id)}`)[0]
const usable = async (id: string) => preparedFiling({ id, ground: (await rowToFile(id))?.ground ?? '' }, undefined)
/** As the address of "Dien in" does it: what is read with the session says whether what was prepared still stands. */
const press = async (actor: Actor, applicationId: string, seen?: string) => fileApplication(actor, { applicationId, ...(seen === undefined ? {} : { seen }) }, await rowToFile(applicationId))
const readyWithFile = async () => {
  const ready = await readyRequest(database)
  const sha256 = ready.application.id.replaceAll('-', '').padEnd(64, '0')
  await insertRow(database, 'stored_file', { sha256, sizeBytes: 10, mime: 'application/pdf' }, false)
  await insertRow(database, 'file_scan', { sha256 }, false)
  await insertRow(database, 'attachment', { applicationId: ready.application.id, kind: 'OTHER', name: 'plan.pdf', sha256, uploadedById: ready.editor.userId })
  return { ...ready, sha256 }
}

test('what was prepared is what is filed: the same copy and rows as one that is judged when it is filed, and then it is forgotten', async () => {
  const one = await readyRequest(database)
  const other = await readyRequest(database)
  await prepareFiling(one.signatory, one.application.id)
  const filing = await usable(one.application.id)
  expect(filing).not.toBeNull()
  await press(one.signatory, one.application.id)
  await press(other.signatory, other.application.id)

  const [prepared, judged] = [await copyOf(one.application.id), await copyOf(other.application.id)]
  expect(prepared).toEqual({ content: filing?.content, sha256: filing?.sha256 })
  const { answers, ...frame } = JSON.parse(prepared?.content ?? '')
  expect(JSON.parse(judged?.content ?? '')).toEqual({ ...frame, answers: { ...answers, enterpriseNumber: expect.any(String), signatoryName: other.signatory.name }, call: other.call.code, organisation: { kbo: other.organisation.kbo, name: other.organisation.legalName } })
  const activities = (id: string) => database.sql('select row_id, position, title, themes, planned_hours, planned_sessions, planned_child_hours, price_cents from activity where application_id = $1 order by position', [id])
  expect(await activities(one.application.id)).toEqual(await activities(other.application.id))
  expect(isPrepared(one.application.id)).toBe(false)
})

const changes: [what: string, change: (ready: Awaited<ReturnType<typeof readyWithFile>>) => Promise<unknown>, comesTo: string][] = [
  ['a colleague typed', ({ editor, application, draft }) => saveSection(editor, { applicationId: application.id, step: 'activiteiten', basis: { title: draft.title ?? '' }, posted: { title: 'Een nieuwe titel' } }), 'accepted'],
  ['a virus was found in a file', ({ sha256 }) => database.sql(`update file_scan set state = 'INFECTED', scanned_at = portal_now() where sha256 = $1`, [sha256]), 'incomplete'],
  ['a file was taken away', ({ application }) => database.sql('update attachment set removed_at = portal_now() where application_id = $1', [application.id]), 'accepted'],
  ['the recognition was taken away', ({ organisation }) => database.sql(`delete from recognition where organisation_id = $1`, [organisation.id]), 'incomplete'],
  ['a signatory came', ({ organisation }) => memberActor(database, organisation, 'APPLICANT_SIGNATORY'), 'accepted'],
  ['the organisation got another name', ({ organisation }) => database.sql(`update organisation set legal_name = 'Anders vzw' where id = $1`, [organisation.id]), 'incomplete'],
  ['the call allows less', ({ call }) => database.sql('update call set max_cents = 1, min_cents = 1 where id = $1', [call.id]), 'incomplete'],
  ['the call changed a rule', ({ call }) => database.sql(`update call set brussels_allowed = not brussels_allowed where id = $1`, [call.id]), 'accepted'],
  ['the law changed what a day of a volunteer may cost', () => database.sql(`insert into portal_setting (key, value) values ('volunteerDayCents', '4321') on conflict (key) do update set value = '4322'`), 'accepted'],
  ['a list of codes changed', () => database.sql('update reference_stamp set stamp = gen_random_uuid()'), 'accepted'],
]

test.each(changes)('once %s, it is judged anew', async (_, change, comesTo) => {
  const ready = await readyWithFile()
  const { application: { id }, signatory } = ready
  await prepareFiling(signatory, id)
  expect([await usable(id), (await rowToFile(id))?.ground]).toEqual([expect.anything(), (await requestToFile(alone, id))?.ground])
  await change(ready)
  expect(await usable(id)).toBeNull()
  expect(await refusalOf(press(signatory, id))).toBe(comesTo)
  if (comesTo !== 'accepted') expect(await copyOf(id)).toBeUndefined()
})

test('another day is another judgement', async () => {
  const { application: { id }, signatory, call } = await readyRequest(database)
  await database.sql(`update call set deadline_at = portal_now() + interval '3 days' where id = $1`, [call.id])
  await prepareFiling(signatory, id)
  const clock = (shift: string) => database.sql(`create or replace function portal_now() returns timestamptz language sql volatile as $$ select clock_timestamp() ${shift} $$`)
  await clock(`+ interval '1 day'`)
  expect(await usable(id)).toBeNull()
  await clock('')
  expect(await usable(id)).not.toBeNull()
})

test('what changes between the reading and the writing is judged anew too', async () => {
  const { application: { id }, signatory, editor, draft } = await readyRequest(database)
  await prepareFiling(signatory, id)
  const row = await rowToFile(id)
  await saveSection(editor, { applicationId: id, step: 'activiteiten', basis: { title: draft.title ?? '' }, posted: { title: 'Een nieuwe titel' } })
  await fileApplication(signatory, { applicationId: id }, row)
  expect(JSON.parse((await copyOf(id))?.content ?? '')).toMatchObject({ answers: { title: 'Een nieuwe titel' } })
})

test('it gives nobody a right, no time and no second filing', async () => {
  const { application: { id }, signatory, editor, call } = await readyRequest(database)
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  await prepareFiling(editor, id)
  await prepareFiling(stranger, id)
  expect(isPrepared(id)).toBe(false)
  await prepareFiling(signatory, id)
  expect([await refusalOf(press(editor, id)), await refusalOf(press(stranger, id))]).toEqual(['forbidden', 'not-found'])
  expect(await refusalOf(press(signatory, id, `9.${'0123456789ab'.repeat(4)}`))).toBe('unseen')
  await database.sql(`update call set deadline_at = portal_now() - interval '1 millisecond' where id = $1`, [call.id])
  expect(await refusalOf(press(signatory, id))).toBe('too-late')
  expect(await copyOf(id)).toBeUndefined()
  await database.sql(`update call set deadline_at = portal_now() + interval '1 day' where id = $1`, [call.id])
  await prepareFiling(signatory, id)
  const numbers = await Promise.all(Array.from({ length: 10 }, () => press(signatory, id)))
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(1)
})

test('what is not ready is not prepared', async () => {
  const { application: { id }, signatory } = await readyRequest(database, { draft: { mission: '' } })
  await prepareFiling(signatory, id)
  expect(isPrepared(id)).toBe(false)
  expect(await refusalOf(press(signatory, id))).toBe('incomplete')
})
