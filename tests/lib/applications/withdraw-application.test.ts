import { beforeAll, expect, test } from 'vitest'
import { submitApplication } from '@/lib/applications/submit-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { mailsTo, verbsOf } from '@/tests/support/traces'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))

test('a signatory takes a filed request back, once, and the organisation may file anew', async () => {
  const { application, signatory, editor } = await readyRequest(database)
  const { number } = await submitApplication(signatory, { applicationId: application.id })
  expect(await refusalOf(withdrawApplication(editor, { applicationId: application.id, reason: '' }))).toBe('forbidden')
  const answers = await Promise.all(Array.from({ length: 5 }, () => refusalOf(withdrawApplication(signatory, { applicationId: application.id, reason: 'Te weinig begeleiders' }))))
  expect(answers.filter(answer => answer === 'accepted')).toHaveLength(1)
  expect(await database.sql('select status, number from application where id = $1', [application.id])).toEqual([{ status: 'WITHDRAWN', number }])
  expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['application-received', 'application-withdrawn'])
  expect(await verbsOf(database, application.id)).toEqual(['application.submit', 'application.withdraw'])
})

test('a draft is not withdrawn, and a stranger does not know it exists', async () => {
  const { application, signatory } = await readyRequest(database)
  expect(await refusalOf(withdrawApplication(signatory, { applicationId: application.id, reason: '' }))).toBe('changed-meanwhile')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(withdrawApplication(stranger, { applicationId: application.id, reason: '' }))).toBe('not-found')
})
