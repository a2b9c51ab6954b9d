import { expect, test } from 'vitest'
import { closeCalls } from '@/lib/calls/close-calls'
import { openCalls } from '@/lib/calls/open-calls'
import { startAssessment } from '@/lib/calls/start-assessment'
import { createApplication, createCall, createOrganisation, daysFromNow, memberActor, staffActor } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { eventsOf, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const statusOf = async (id: string) => (await database.sql<{ status: string }>('select status from call where id = $1', [id]))[0]?.status

test('a call opens when its hour has come, and not before', async () => {
  const due = await createCall(database, { status: 'ANNOUNCED', opensAt: daysFromNow(-0.001) })
  const early = await createCall(database, { status: 'ANNOUNCED', opensAt: daysFromNow(0.1) })
  const draft = await createCall(database, { status: 'DRAFT', opensAt: daysFromNow(-1) })
  expect(await openCalls()).toEqual([due.code])
  expect(await Promise.all([due, early, draft].map(({ id }) => statusOf(id)))).toEqual(['OPEN', 'ANNOUNCED', 'DRAFT'])
  expect(await eventsOf(database, due.id)).toEqual([{ verb: 'call.open', actorId: null, payload: { code: due.code } }])
  expect(await openCalls()).toEqual([])
})

test('a call closes at its deadline, which itself no longer counts', async () => {
  const over = await createCall(database, { deadlineAt: daysFromNow(-0.001) })
  const running = await createCall(database, { deadlineAt: daysFromNow(0.1) })
  expect(await closeCalls()).toEqual([over.code])
  expect(await Promise.all([over, running].map(({ id }) => statusOf(id)))).toEqual(['CLOSED', 'OPEN'])
  expect(await verbsOf(database, over.id)).toEqual(['call.close'])
})

test('two workers at once open a call once', async () => {
  const due = await createCall(database, { status: 'ANNOUNCED', opensAt: daysFromNow(-0.001) })
  const answers = await Promise.all([openCalls(), openCalls(), openCalls()])
  expect(answers.flat()).toEqual([due.code])
  expect(await verbsOf(database, due.id)).toEqual(['call.open'])
})

test('assessment starts once every filed request was taken in', async () => {
  const call = await createCall(database, { status: 'CLOSED' })
  const organisation = await createOrganisation(database)
  const member = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const file = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: member.userId ?? '' })
  await expect(startAssessment(officer, { code: call.code })).rejects.toMatchObject({ code: 'incomplete', message: 'Neem eerst het ene ingediende dossier in onderzoek.' })
  await database.sql(`update application set status = 'ELIGIBILITY_CHECK' where id = $1`, [file.id])
  await startAssessment(officer, { code: call.code })
  expect(await statusOf(call.id)).toBe('ASSESSMENT')
  expect(await verbsOf(database, call.id)).toEqual(['call.assess'])
  await expect(startAssessment(officer, { code: call.code })).rejects.toMatchObject({ code: 'conflict', message: 'Dat kan niet meer: deze oproep is in beoordeling.' })
})

test('assessment does not start while the call is open, nor by an applicant', async () => {
  const call = await createCall(database)
  await expect(startAssessment(officer, { code: call.code })).rejects.toMatchObject({ code: 'conflict' })
  const member = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  await expect(startAssessment(member, { code: call.code })).rejects.toMatchObject({ code: 'not-found' })
})
