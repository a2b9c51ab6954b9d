import { expect, test } from 'vitest'
import { announceCall } from '@/lib/calls/announce-call'
import { cancelCall } from '@/lib/calls/cancel-call'
import { createCall as createCallAct } from '@/lib/calls/create-call'
import { callPresets } from '@/lib/calls/presets'
import { createApplication, createCall, createOrganisation, createVersions, memberActor, staffActor } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const { rubricVersionId, indicatorVersionId } = await createVersions(database)
const admin = await staffActor(database, 'VLAIO_ADMIN')
const officer = await staffActor(database, 'VLAIO_OFFICER')
const texts = callPresets[0]?.texts ?? {}
const statusOf = async (id: string) => (await database.sql<{ status: string }>('select status from call where id = $1', [id]))[0]?.status

test.each(callPresets)('a call from the preset $preset begins with every amount, term and text of it', async (expected) => {
  const { preset } = expected
  const { id, code } = await createCallAct(admin, { preset, code: `${preset}-2027`, name: 'Oproep 2027', numberCode: preset })
  const [row] = await database.sql('select * from call where id = $1', [id])
  expect(row).toMatchObject({ code, status: 'DRAFT', name: 'Oproep 2027', rubric_version_id: rubricVersionId, indicator_version_id: indicatorVersionId,
    envelope_cents: String(expected.envelopeCents), payment_plan: expected.paymentPlan, terms: expected.terms, texts: expected.texts, funding_model: expected.fundingModel })
  expect(await verbsOf(database, id)).toEqual(['call.create'])
})

test('two calls never have the same code', async () => {
  const input = { preset: 'UIT', code: 'UIT-TWICE', name: 'Oproep 2027', numberCode: 'UIT' } as const
  const answers = await Promise.allSettled([createCallAct(admin, input), createCallAct(admin, input)])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await database.sql('select count(*)::int as n from call where code = $1', ['UIT-TWICE'])).toEqual([{ n: 1 }])
})

test('only the administrator makes and publishes calls', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts })
  await expect(createCallAct(officer, { preset: 'UIT', code: 'UIT-NO', name: 'Oproep', numberCode: 'UIT' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(announceCall(officer, { code: call.code })).rejects.toMatchObject({ code: 'not-found' })
  expect(await statusOf(call.id)).toBe('DRAFT')
})

test('publishing a complete call gives its envelope into the keeping of the database', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts, numberCode: 'AAA', envelopeCents: 12_345_600n })
  await announceCall(admin, { code: call.code })
  expect(await statusOf(call.id)).toBe('ANNOUNCED')
  expect(await database.sql('select envelope_cents, committed_cents from call_commitment where call_id = $1', [call.id])).toEqual([{ envelope_cents: '12345600', committed_cents: '0' }])
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.announce', actorId: admin.userId, payload: { envelopeCents: '12345600', warnings: [] } }])
})

test('a half-filled call is not published, and hears all it lacks', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts, numberCode: 'BBB', legalBasis: '', contactPhone: '' })
  await expect(announceCall(admin, { code: call.code })).rejects.toMatchObject({ code: 'incomplete', problems: [{ field: 'legalBasis', message: 'Vul de rechtsgrond in.' }, { field: 'contactPhone', message: 'Vul het telefoonnummer voor vragen in.' }] })
  expect(await statusOf(call.id)).toBe('DRAFT')
  expect(await verbsOf(database, call.id)).toEqual([])
})

test('two published calls of one year never print the same letters', async () => {
  await createCall(database, { status: 'OPEN', numberCode: 'CCC', deadlineAt: new Date('2030-03-01T11:00:00Z') })
  const next = (year: number) => createCall(database, { status: 'DRAFT', texts, numberCode: 'CCC', deadlineAt: new Date(`${year}-06-01T10:00:00Z`) })
  await expect(announceCall(admin, { code: (await next(2030)).code })).rejects.toMatchObject({ problems: [{ field: 'numberCode' }] })
  await announceCall(admin, { code: (await next(2031)).code })
})

test('publishing twice, also at once, happens once', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts, numberCode: 'DDD' })
  const answers = await Promise.allSettled([announceCall(admin, { code: call.code }), announceCall(admin, { code: call.code })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  await expect(announceCall(admin, { code: call.code })).rejects.toMatchObject({ code: 'conflict', message: 'Dat kan niet meer: deze oproep is aangekondigd.' })
  expect(await verbsOf(database, call.id)).toEqual(['call.announce'])
})

test('a call is cancelled with a reason before it closes, and everyone with a request in it hears why', async () => {
  const call = await createCall(database)
  const organisation = await createOrganisation(database)
  const member = await memberActor(database, organisation, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: member.userId ?? '', status: 'DRAFT' })
  await cancelCall(admin, { code: call.code, reason: 'Het budget is geschrapt.' })
  expect(await statusOf(call.id)).toBe('CANCELLED')
  expect(await mailsTo(database, member.email ?? '')).toEqual([{ template: 'call-cancelled', to: member.email, params: { call: call.name, reason: 'Het budget is geschrapt.' } }])
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.cancel', payload: { from: 'OPEN', reason: 'Het budget is geschrapt.' } }])
  await expect(cancelCall(admin, { code: call.code, reason: 'Nog eens proberen.' })).rejects.toMatchObject({ code: 'conflict' })
})

test('a closed call is not cancelled any more', async () => {
  const call = await createCall(database, { status: 'CLOSED' })
  await expect(cancelCall(admin, { code: call.code, reason: 'Het budget is geschrapt.' })).rejects.toMatchObject({ code: 'conflict' })
})
