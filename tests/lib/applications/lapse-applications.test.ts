import { expect, test } from 'vitest'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { testDatabase } from '@/tests/support/database'
import { arrangeFile } from '@/tests/lib/mail/arrange'

const database = await testDatabase()

const setCall = (file: { callId: string }, set: string) => database.sql(`set local session_replication_role = replica; update call set ${set} where id = '${file.callId}'`)
const statusOf = async (file: { applicationId: string }) =>
  (await database.sql(`select a.status, s.status as office from application a left join assessment s on s.application_id = a.id where a.id = $1`, [file.applicationId]))[0]
const told = (file: { applicationId: string }) => database.sql(`select template, recipient_id from outbox_mail where application_id = $1`, [file.applicationId])
const recorded = (file: { applicationId: string }) => database.sql(`select verb from audit_event where application_id = $1`, [file.applicationId])

test('a draft lapses once its call is closed, its members hear it once, and that is recorded', async () => {
  const file = await arrangeFile(database, { status: 'DRAFT', number: null })
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
  await setCall(file, `status = 'CLOSED'`)
  const ticks = await Promise.all([lapseApplications(), lapseApplications()])
  expect(ticks[0].lapsed + ticks[1].lapsed).toBe(1)
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
  expect(await statusOf(file)).toEqual({ status: 'LAPSED', office: null })
  expect(await told(file)).toEqual([{ template: 'application-lapsed', recipient_id: file.memberId }])
  expect(await recorded(file)).toEqual([{ verb: 'application.lapse' }])
})

test('a filed request and a discarded draft do not lapse', async () => {
  const filed = await arrangeFile(database)
  const discarded = await arrangeFile(database, { status: 'DRAFT', number: null })
  await setCall(filed, `status = 'CLOSED'`)
  await setCall(discarded, `status = 'CLOSED'`)
  await database.sql('update application set discarded_at = now() where id = $1', [discarded.applicationId])
  expect(await lapseApplications()).toEqual({ lapsed: 0, stood: 0 })
})

test('a place on the reserve list lapses after its last day, for the applicant and for the office, unless it is being granted', async () => {
  const files = [await arrangeFile(database, { status: 'RESERVE' }), await arrangeFile(database, { status: 'RESERVE' }), await arrangeFile(database, { status: 'RESERVE' })] as const
  const [over, today, granted] = files
  for (const file of files) {
    await database.sql(`set local session_replication_role = replica; insert into assessment (application_id, status, taken_in_by_id) values ('${file.applicationId}', '${file === granted ? 'GRANTED' : 'RESERVE'}', '${file.handlerId}')`)
    await setCall(file, `status = 'EXECUTION', reserve_valid_until = (now() at time zone 'Europe/Brussels')::date - ${file === today ? 0 : 1}`)
  }
  expect(await lapseApplications()).toEqual({ lapsed: 1, stood: 0 })
  expect(await Promise.all(files.map(statusOf))).toEqual([{ status: 'LAPSED', office: 'LAPSED' }, { status: 'RESERVE', office: 'RESERVE' }, { status: 'RESERVE', office: 'GRANTED' }])
  expect(await told(over)).toHaveLength(1)
})
