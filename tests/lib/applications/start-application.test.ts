import { beforeAll, expect, test } from 'vitest'
import { discardApplication } from '@/lib/applications/discard-application'
import { startApplication, startInput } from '@/lib/applications/start-application'
import { visitor } from '@/lib/access/actor'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, createOrganisation, memberActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { verbsOf } from '@/tests/support/traces'
import { seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const someone = async () => {
  const organisation = await createOrganisation(database, { legalName: 'Techniekclub De Vonk vzw', nis: '71072', postcode: '3500' })
  return { organisation, editor: await memberActor(database, organisation, 'APPLICANT_EDITOR'), signatory: await memberActor(database, organisation, 'APPLICANT_SIGNATORY') }
}

test('a draft starts with what is known of the organisation and of who starts it', async () => {
  const { organisation, editor, signatory } = await someone()
  const call = await createCall(database)
  const { applicationId } = await startApplication(editor, { callCode: call.code })
  const [row] = await database.sql<{ draft: Record<string, unknown>; status: string; organisation_id: string }>('select * from application where id = $1', [applicationId])
  expect(row).toMatchObject({ status: 'DRAFT', organisation_id: organisation.id })
  expect(row?.draft).toMatchObject({ legalName: 'Techniekclub De Vonk vzw', municipality: 'Hasselt', iban: 'BE03 9990 0000 1484', contactName: editor.name, contactEmail: editor.email, signatoryName: signatory.name })
  expect(await verbsOf(database, applicationId)).toEqual(['application.start'])
})

test('who starts again, or at the same moment as a colleague, gets the one draft there is', async () => {
  const { editor, signatory } = await someone()
  const call = await createCall(database)
  const started = await Promise.all(Array.from({ length: 20 }, (_, turn) => startApplication(turn % 2 ? editor : signatory, { callCode: call.code })))
  expect(new Set(started.map(({ applicationId }) => applicationId)).size).toBe(1)
  expect(await database.sql('select count(*)::int as drafts from application where call_id = $1', [call.id])).toEqual([{ drafts: 1 }])
})

test('after throwing a draft away a new one may start', async () => {
  const { editor, signatory } = await someone()
  const call = await createCall(database)
  const { applicationId } = await startApplication(editor, { callCode: call.code })
  expect(await refusalOf(discardApplication(editor, { applicationId }))).toBe('forbidden')
  await discardApplication(signatory, { applicationId })
  expect(await refusalOf(discardApplication(signatory, { applicationId }))).toBe('changed-meanwhile')
  expect((await startApplication(editor, { callCode: call.code })).applicationId).not.toBe(applicationId)
  expect(await verbsOf(database, applicationId)).toEqual(['application.start', 'application.discard'])
})

test('not before the opening, not after the deadline, not in a call one may not see; a partnership that does not stand yet may', async () => {
  const { editor } = await someone()
  const at = async (call: Parameters<typeof createCall>[1]) => refusalOf(startApplication(editor, { callCode: (await createCall(database, call)).code }))
  expect(await at({ status: 'ANNOUNCED' })).toBe('too-early')
  expect(await at({ status: 'CLOSED' })).toBe('too-late')
  expect(await at({ status: 'OPEN', deadlineAt: new Date(Date.now() - 1) })).toBe('too-late')
  expect(await at({ status: 'DRAFT' })).toBe('not-found')
  expect(await at({ testMode: true })).toBe('not-found')
  expect(await at({ audience: 'PARTNERSHIP' })).toBe('accepted')
})

test('not for another organisation, not without signing in', async () => {
  const call = await createCall(database)
  const { editor } = await someone()
  const other = await createOrganisation(database)
  expect(await refusalOf(startApplication(editor, { callCode: call.code, organisationId: other.id }))).toBe('not-found')
  expect(await refusalOf(startApplication(visitor, { callCode: call.code }))).toBe('sign-in-required')
})

test('who works for two organisations says for which one, and until then nothing is begun', async () => {
  const call = await createCall(database)
  const { editor, organisation } = await someone()
  const second = await createOrganisation(database)
  await insertRow(database, 'membership', { organisationId: second.id, userId: editor.userId, role: 'APPLICANT_EDITOR' })
  const actor = await actorOf(database, { id: editor.userId ?? '' })
  const problemsOf = (given: { organisationId?: string; begin?: string }) => startApplication(actor, { callCode: call.code, ...given }).then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.problems : String(thrown))
  const choose = [{ field: 'organisationId', message: 'Kies een organisatie.' }]

  expect(await problemsOf({})).toEqual(choose)
  expect(await problemsOf({ begin: second.id })).toEqual(choose)
  expect(startInput.safeParse({ callCode: call.code, organisationId: '' }).error?.issues).toEqual([expect.objectContaining({ path: ['organisationId'], message: 'Kies een organisatie.' })])
  expect(await problemsOf({ organisationId: second.id, begin: organisation.id })).toEqual([{ field: 'begin', message: 'Dit is geen eerdere aanvraag van deze organisatie. Kies een andere.' }])
  expect(await database.sql('select count(*)::int as drafts from application where call_id = $1', [call.id])).toEqual([{ drafts: 0 }])
  expect(await problemsOf({ organisationId: second.id })).toBe('accepted')
  expect(await database.sql('select organisation_id as id from application where call_id = $1', [call.id])).toEqual([{ id: second.id }])
})

test('two roles in one organisation are no choice', async () => {
  const call = await createCall(database)
  const organisation = await createOrganisation(database)
  const both = await memberActor(database, organisation, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  expect(await refusalOf(startApplication(both, { callCode: call.code }))).toBe('accepted')
})
