import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { askCompletion } from '@/lib/applications/ask-completion'
import { receiptOf } from '@/lib/applications/queries'
import { receiptPdf } from '@/lib/applications/receipt-content'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { saveCompletion } from '@/lib/applications/save-completion'
import { submitApplication } from '@/lib/applications/submit-application'
import { takeInApplication } from '@/lib/applications/take-in-application'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const receipt = (actor: Actor, applicationId: string) => asActor(actor, (tx) => receiptOf(tx, actor, applicationId))

test('a receipt knows why one filed: first, again after reopening, or to complete; and its page of paper is made each time', async () => {
  const { application: { id: applicationId }, call, signatory } = await readyRequest(database)
  await submitApplication(signatory, { applicationId })
  expect(await receipt(signatory, applicationId)).toMatchObject({ occasion: 'FIRST', submission: { round: 1 } })
  await reopenApplication(signatory, { applicationId })
  expect((await receipt(signatory, applicationId)).occasion).toBe('FIRST')
  await submitApplication(signatory, { applicationId })
  expect(await receipt(signatory, applicationId)).toMatchObject({ occasion: 'AGAIN', submission: { round: 2 } })

  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [call.id])
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  await takeInApplication(officer, { applicationId })
  await askCompletion(officer, { applicationId, points: [{ code: 'E08', activityRowId: '', text: 'Bezorg een andere rekening.', targets: ['iban'] }] })
  expect((await receipt(signatory, applicationId)).occasion).toBe('AGAIN')
  await saveCompletion(signatory, { applicationId, posted: { iban: 'BE03 9990 0000 1484' } })
  await answerCompletion(signatory, { applicationId })
  const completed = await receipt(signatory, applicationId)
  expect(completed).toMatchObject({ occasion: 'COMPLETION', submission: { round: 3 }, application: { status: 'ELIGIBILITY_CHECK' } })
  expect((await receiptPdf(completed)).subarray(0, 5).toString()).toBe('%PDF-')
})
