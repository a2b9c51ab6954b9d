import { expect, test } from 'vitest'
import { callFormValues } from '@/lib/calls/form-values'
import { extendCall, extension } from '@/lib/calls/extend-call'
import { newEnvelope, raiseEnvelope } from '@/lib/calls/raise-envelope'
import { callEditing, callWords } from '@/lib/calls/schema'
import { updateCall, updateCallWords } from '@/lib/calls/update-call'
import { callPresets } from '@/lib/calls/presets'
import { fromFormData } from '@/lib/filings/from-form-data'
import type { Call } from '@/prisma/generated/client'
import { createApplication, createCall, createOrganisation, daysFromNow, memberActor, staffActor } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const finance = await staffActor(database, 'VLAIO_FINANCE')
const texts = callPresets[0]?.texts ?? {}
const rowOf = async (id: string) => (await database.sql('select * from call where id = $1', [id]))[0] ?? {}
const typed = (call: Call, change: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...callFormValues(call), ...change })) if (!(value === '' && /Allowed|Required|testMode/.test(name))) form.set(name, value)
  return fromFormData(form)
}

test('a draft changes in every field', async () => {
  await insertRow(database, 'municipality', { nis: '12025', name: 'Mechelen', region: 'VLG', provinceNis: '10000', province: 'Antwerpen', arrondissementNis: '12000', arrondissement: 'Mechelen', lat: 51.03, lon: 4.48 }, false)
  await insertRow(database, 'postcode', { postcode: '2060', nis: '12025' }, false)
  const call = await createCall(database, { status: 'DRAFT', texts })
  await updateCall(admin, call.code, callEditing.parse(typed(call, { envelope: '250.000,00', name: 'Andere naam', reserveValidUntil: '31/12/2027', brusselsAllowed: 'ja', priorityAreas: '12025, 2060 12025' })))
  expect(await rowOf(call.id)).toMatchObject({ name: 'Andere naam', envelope_cents: '25000000', brussels_allowed: true, priority_areas: ['12025', '2060'], version: 1 })
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.update', payload: { name: 'Andere naam', envelopeCents: '25000000' } }])
})

test('a public call changes in its words and contact only', async () => {
  const call = await createCall(database, { status: 'OPEN', texts })
  await expect(updateCall(admin, call.code, callEditing.parse(typed(call, { envelope: '1' })))).rejects.toMatchObject({ code: 'conflict' })
  await updateCallWords(admin, call.code, callWords.parse(typed(call, { contactName: 'Mia Peeters', 'texts.intro': 'Nieuwe inleiding.', envelope: '1' })))
  expect(await rowOf(call.id)).toMatchObject({ contact_name: 'Mia Peeters', envelope_cents: String(call.envelopeCents), texts: { intro: 'Nieuwe inleiding.' } })
})

test.each([['EXECUTION', true], ['COMPLETED', false], ['CANCELLED', false]] as const)('in %s the account to pay back on may change: %s', async (status, may) => {
  const call = await createCall(database, { status, texts })
  const change = updateCallWords(admin, call.code, callWords.parse(typed(call, { repaymentIban: 'BE03 9990 0000 1484' })))
  await (may ? change : expect(change).rejects.toMatchObject({ code: 'conflict' }))
  expect(await rowOf(call.id)).toMatchObject({ repayment_iban: may ? 'BE03999000001484' : 'BE68539007547034' })
})

test('who saves an older version changes nothing', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts })
  await updateCall(admin, call.code, callEditing.parse(typed(call, { name: 'Eerst' })))
  await expect(updateCall(admin, call.code, callEditing.parse(typed(call, { name: 'Te laat' })))).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await rowOf(call.id)).toMatchObject({ name: 'Eerst' })
})

test('a version that does not exist is refused at its field', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts })
  const input = callEditing.parse(typed(call, { rubricVersionId: '0199aaaa-0000-7000-8000-000000000000' }))
  await expect(updateCall(admin, call.code, input)).rejects.toMatchObject({ problems: [{ field: 'rubricVersionId', message: 'Deze versie bestaat niet.' }] })
})

test('a priority area that is no place is refused at its field', async () => {
  const call = await createCall(database, { status: 'DRAFT', texts })
  const refused = updateCall(admin, call.code, callEditing.parse(typed(call, { priorityAreas: '12025, 99999' })))
  await expect(refused).rejects.toMatchObject({ problems: [{ field: 'priorityAreas', message: 'Deze NIS-code of postcode kennen we niet: 99999.' }] })
})

test('more time is told to everyone with a draft, once', async () => {
  const call = await createCall(database, { periodStart: new Date('2040-03-02'), periodEnd: new Date('2041-03-01'), reserveValidUntil: new Date('2040-12-31') })
  const organisation = await createOrganisation(database)
  const member = await memberActor(database, organisation, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  const elsewhere = await memberActor(database, await createOrganisation(database), 'APPLICANT_EDITOR')
  await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: member.userId ?? '', status: 'DRAFT' })
  const input = extension.parse({ code: call.code, deadlineDay: '01/03/2040', deadlineTime: '23.59', reason: 'Het loket was een dag niet bereikbaar.' })
  await extendCall(admin, input)
  expect(await rowOf(call.id)).toMatchObject({ deadline_at: new Date('2040-03-01T23:00:00Z') })
  expect(await mailsTo(database, member.email ?? '', elsewhere.email ?? '')).toEqual([
    { template: 'call-extended', to: member.email, params: { code: call.code, call: call.name, deadline: '2040-03-01T23:00:00.000Z', reason: 'Het loket was een dag niet bereikbaar.' } },
  ])
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.extend', payload: { to: '2040-03-01T23:00:00.000Z', reason: 'Het loket was een dag niet bereikbaar.' } }])
  await expect(extendCall(admin, input)).rejects.toMatchObject({ code: 'invalid' })
})

test('a deadline is never made shorter', async () => {
  const call = await createCall(database)
  await expect(extendCall(admin, { code: call.code, deadlineAt: daysFromNow(10), reason: 'Het mag korter.' })).rejects.toMatchObject({
    code: 'invalid', problems: [{ field: 'deadlineDay', message: 'De nieuwe uiterste indiening moet later zijn dan de huidige.' }],
  })
  expect(await verbsOf(database, call.id)).toEqual([])
})

test.each([
  ['02/03/2040', '12.00', 'De subsidieperiode begint op 02/03/2040. De nieuwe uiterste indiening moet vóór die dag liggen.'],
  ['01/01/9999', '23.59', 'De subsidieperiode begint op 02/03/2040. De nieuwe uiterste indiening moet vóór die dag liggen.'],
  ['01/02/2040', '23.59', 'De reservelijst geldt tot en met 31/01/2040. De nieuwe uiterste indiening moet vóór die dag liggen.'],
])('a deadline is not moved into what follows it: %s, %s', async (deadlineDay, deadlineTime, message) => {
  const call = await createCall(database, { periodStart: new Date('2040-03-02'), periodEnd: new Date('2041-03-01'), reserveValidUntil: new Date('2040-01-31') })
  const input = extension.parse({ code: call.code, deadlineDay, deadlineTime, reason: 'Het loket was een dag niet bereikbaar.' })
  await expect(extendCall(admin, input)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'deadlineDay', message }] })
  expect([await rowOf(call.id), await verbsOf(database, call.id)]).toMatchObject([{ deadline_at: call.deadlineAt }, []])
})

test('after the deadline there is no more time to give', async () => {
  const late = await createCall(database, { deadlineAt: daysFromNow(-0.01) })
  const closed = await createCall(database, { status: 'CLOSED' })
  for (const { code } of [late, closed]) await expect(extendCall(admin, { code, deadlineAt: daysFromNow(10), reason: 'Toch nog tijd.' })).rejects.toMatchObject({ code: 'too-late' })
})

test('the envelope changes with a reason, and the commitment with it', async () => {
  const call = await createCall(database, { status: 'EXECUTION', envelopeCents: 10_000n, committedCents: 9_000n })
  await raiseEnvelope(admin, { code: call.code, envelopeCents: 14_000n, reason: 'De minister maakte meer vrij.' })
  expect(await database.sql('select envelope_cents, committed_cents from call_commitment where call_id = $1', [call.id])).toEqual([{ envelope_cents: '14000', committed_cents: '9000' }])
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.change-envelope', payload: { from: '10000', to: '14000', reason: 'De minister maakte meer vrij.' } }])
})

test('the envelope never goes under what is promised', async () => {
  const call = await createCall(database, { status: 'DECIDED', envelopeCents: 10_000n, committedCents: 9_000n })
  await expect(raiseEnvelope(admin, { code: call.code, envelopeCents: 8_999n, reason: 'Er moet bespaard worden.' })).rejects.toMatchObject({
    code: 'over-budget', problems: [{ field: 'envelope', message: 'Er is al 90,00 euro toegekend. De enveloppe kan niet lager zijn.' }],
  })
  await raiseEnvelope(admin, { code: call.code, envelopeCents: 9_000n, reason: 'Er moet bespaard worden.', lowered: true })
  expect(await rowOf(call.id)).toMatchObject({ envelope_cents: '9000' })
})

test('the envelope goes down only for who says that this is meant', async () => {
  const call = await createCall(database, { envelopeCents: 50_000_000n })
  const typed = { code: call.code, envelope: '1,00', envelopeReason: 'Er moet bespaard worden.' }
  await expect(raiseEnvelope(admin, newEnvelope.parse(typed))).rejects.toMatchObject({
    code: 'invalid', problems: [{ field: 'envelopeLowered', message: 'Dit is 499.999,00 euro minder dan nu. Vink aan dat u de enveloppe verlaagt, of verbeter het bedrag.' }],
  })
  expect([await rowOf(call.id), await verbsOf(database, call.id)]).toMatchObject([{ envelope_cents: '50000000' }, []])
  await raiseEnvelope(admin, newEnvelope.parse({ ...typed, envelopeLowered: 'ja' }))
  expect(await eventsOf(database, call.id)).toMatchObject([{ verb: 'call.change-envelope', payload: { from: '50000000', to: '100', reason: 'Er moet bespaard worden.' } }])
})

test('a decision that lands at the same moment is counted before the envelope drops', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 10_000n, committedCents: 0n })
  const decide = database.sql('update call_commitment set committed_cents = 9000 where call_id = $1', [call.id])
  const lower = raiseEnvelope(admin, { code: call.code, envelopeCents: 5_000n, reason: 'Er moet bespaard worden.', lowered: true })
  await Promise.allSettled([decide, lower])
  const [row] = await database.sql<{ committed: number; envelope: number }>('select committed_cents::int as committed, envelope_cents::int as envelope from call_commitment where call_id = $1', [call.id])
  expect(row && row.committed <= row.envelope).toBe(true)
})

test('nobody but the administrator extends a call or changes its envelope', async () => {
  const call = await createCall(database)
  await expect(extendCall(finance, { code: call.code, deadlineAt: daysFromNow(90), reason: 'Het mag langer.' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(raiseEnvelope(finance, { code: call.code, envelopeCents: 1n, reason: 'Het mag minder.' })).rejects.toMatchObject({ code: 'not-found' })
})
