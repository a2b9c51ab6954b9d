import { beforeAll, expect, test } from 'vitest'
import { changeAccount } from '@/lib/organisations/change-account'
import { createPartnership } from '@/lib/organisations/create-partnership'
import { recognitionEntry, recordRecognition } from '@/lib/organisations/record-recognition'
import { organisationEditing } from '@/lib/organisations/schema'
import { updateOrganisation } from '@/lib/organisations/update-organisation'
import type { Organisation } from '@/prisma/generated/client'
import { createMandate, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const rowOf = async (id: string) => (await database.sql('select * from organisation where id = $1', [id]))[0]
const typed = (organisation: Organisation, change: Record<string, string> = {}) =>
  organisationEditing.parse({
    organisationId: organisation.id, version: '0', legalName: organisation.legalName, legalNameReason: '', legalForm: 'VZW', street: 'Markt', number: '1', box: '',
    postcode: '2800', municipality: 'Mechelen', website: '', vatStatus: 'NIET', mission: '', ...change,
  })

beforeAll(async () => {
  await insertRow(database, 'municipality', { nis: '12025', name: 'Mechelen', provinceNis: '10000', province: 'Antwerpen', arrondissementNis: '12000', arrondissement: 'Mechelen', region: 'VLG', lat: 51, lon: 4 }, false)
  await insertRow(database, 'postcode', { postcode: '2800', nis: '12025' }, false)
})

test('a member changes the address, a stranger does not', async () => {
  const organisation = await createOrganisation(database)
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  await updateOrganisation(editor, typed(organisation, { charter: 'ja' }))
  expect(await rowOf(organisation.id)).toMatchObject({ street: 'Markt', house_number: '1', nis: '12025', charter: true, version: 1 })
  expect(await verbsOf(database, organisation.id)).toEqual(['organisation.update'])
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  await expect(updateOrganisation(stranger, typed(organisation))).rejects.toMatchObject({ code: 'not-found' })
})

test('the legal name changes only with a reason, which the trail keeps beside the former name', async () => {
  const organisation = await createOrganisation(database, { legalName: 'Oud vzw' })
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  await expect(updateOrganisation(editor, typed(organisation, { legalName: 'Nieuw vzw' }))).rejects.toMatchObject({ problems: [{ field: 'legalNameReason' }] })
  await updateOrganisation(editor, typed(organisation, { legalName: 'Nieuw vzw', legalNameReason: 'Statutenwijziging van 1 maart.' }))
  expect(await eventsOf(database, organisation.id)).toMatchObject([{ payload: { legalName: 'Nieuw vzw', formerName: 'Oud vzw', reason: 'Statutenwijziging van 1 maart.' } }])
})

test('two colleagues who save at once do not overwrite each other', async () => {
  const organisation = await createOrganisation(database)
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  const answers = await Promise.allSettled([updateOrganisation(editor, typed(organisation)), updateOrganisation(editor, typed(organisation, { street: 'Kaai' }))])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('the account changes at the hand of an approved gemachtigde, and every gemachtigde is told', async () => {
  const organisation = await createOrganisation(database)
  const signatory = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const other = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  await createMandate(database, organisation, { id: signatory.userId ?? '' })
  const input = { organisationId: organisation.id, iban: 'BE68539007547034', accountHolder: organisation.legalName.toUpperCase() }
  await changeAccount(signatory, input, null)
  expect(await rowOf(organisation.id)).toMatchObject({ iban: 'BE68539007547034', account_proof_sha256: null })
  const told = await mailsTo(database, signatory.email ?? '', other.email ?? '')
  expect(told.map(({ to }) => to).sort()).toEqual([signatory.email, other.email].sort())
  expect(told[0]).toMatchObject({ template: 'account-changed', params: { organisation: organisation.legalName, ending: '7034', changedBy: signatory.name } })
  expect(JSON.stringify(told)).not.toContain('BE68539007547034')
  expect(await eventsOf(database, organisation.id)).toMatchObject([{ verb: 'organisation.change-account', payload: { from: organisation.iban, to: 'BE68539007547034' } }])
  await expect(changeAccount(signatory, input, null)).rejects.toMatchObject({ code: 'conflict' })
})

test('an account in another name asks a bank certificate', async () => {
  const organisation = await createOrganisation(database)
  const signatory = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  await createMandate(database, organisation, { id: signatory.userId ?? '' })
  const input = { organisationId: organisation.id, iban: 'BE68539007547034', accountHolder: 'Jan Janssens' }
  await expect(changeAccount(signatory, input, null)).rejects.toMatchObject({ problems: [{ field: 'certificate' }] })
  await changeAccount(signatory, input, { sha256: 'f'.repeat(64), name: 'attest.pdf', size: 9, mime: 'application/pdf' })
  expect(await rowOf(organisation.id)).toMatchObject({ account_holder: 'Jan Janssens', account_proof_sha256: 'f'.repeat(64), account_proof_name: 'attest.pdf' })
})

test('a mandate that waits, or none, changes no account', async () => {
  const organisation = await createOrganisation(database)
  const waiting = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  await createMandate(database, organisation, { id: waiting.userId ?? '' }, 'WAITING')
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  const input = { organisationId: organisation.id, iban: 'BE68539007547034', accountHolder: organisation.legalName }
  await expect(changeAccount(waiting, input, null)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(changeAccount(editor, input, null)).rejects.toMatchObject({ code: 'forbidden' })
  expect(await rowOf(organisation.id)).toMatchObject({ iban: organisation.iban })
})

test('an officer adds a recognition to the register, once', async () => {
  const organisation = await createOrganisation(database)
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const entry = recognitionEntry.parse({ enterpriseNumber: organisation.kbo, number: 'SA-1', status: 'PROVISIONAL', validFrom: '01/03/2026', validTo: '28/02/2027' })
  await recordRecognition(officer, entry)
  await expect(recordRecognition(officer, entry)).rejects.toMatchObject({ code: 'conflict' })
  expect(await database.sql(`select number, status, valid_to::text from recognition where organisation_id = $1`, [organisation.id])).toEqual([{ number: 'SA-1', status: 'PROVISIONAL', valid_to: '2027-02-28' }])
  expect(await verbsOf(database, organisation.id)).toEqual(['recognition.record'])
  await expect(recordRecognition(await memberActor(database, organisation, 'APPLICANT_SIGNATORY'), entry)).rejects.toMatchObject({ code: 'not-found' })
})

test('the administrator adds a partnership under its lead', async () => {
  const lead = await createOrganisation(database)
  const admin = await staffActor(database, 'VLAIO_ADMIN')
  const input = { code: 'SP14', name: 'STEM-partnerschap Mechelen', enterpriseNumber: lead.kbo, municipality: 'mechelen' }
  const { id } = await createPartnership(admin, input)
  expect(await database.sql('select code, lead_organisation_id as lead, seat_nis from partnership where id = $1', [id])).toEqual([{ code: 'SP14', lead: lead.id, seat_nis: '12025' }])
  expect(await verbsOf(database, id)).toEqual(['partnership.create'])
  await expect(createPartnership(admin, input)).rejects.toMatchObject({ problems: [{ field: 'code' }] })
  await expect(createPartnership(await staffActor(database, 'VLAIO_OFFICER'), input)).rejects.toMatchObject({ code: 'not-found' })
})
