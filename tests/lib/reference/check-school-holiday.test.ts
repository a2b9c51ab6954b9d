import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { checkedHoliday, checkSchoolHoliday } from '@/lib/reference/check-school-holiday'
import { schoolHolidays } from '@/lib/reference/queries'
import { staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
await insertRow(database, 'school_holiday', { code: 'KROKUS', startDay: '2027-02-08', endDay: '2027-02-14', name: 'Krokusvakantie' }, false)

test('a school holiday waits until an administrator checked it, and may be corrected then', async () => {
  const list = () => asActor(admin, (tx) => schoolHolidays(tx, admin))
  expect(await list()).toEqual([{ code: 'KROKUS', name: 'Krokusvakantie', startDay: '2027-02-08', endDay: '2027-02-14', checkedAt: null }])
  const input = checkedHoliday.parse({ code: 'KROKUS', listedDay: '2027-02-08', startDay: '15/02/2027', endDay: '21/02/2027' })
  await checkSchoolHoliday(admin, input)
  expect(await list()).toMatchObject([{ startDay: '2027-02-15', endDay: '2027-02-21', checkedAt: expect.any(Date) }])
  expect(await verbsOf(database, 'KROKUS 2027-02-15')).toEqual(['reference.check'])
  await expect(checkSchoolHoliday(admin, input)).rejects.toMatchObject({ code: 'invalid' })
  await expect(checkSchoolHoliday(await staffActor(database, 'VLAIO_OFFICER'), input)).rejects.toMatchObject({ code: 'not-found' })
})

test('the last day is not before the first', () => {
  expect(checkedHoliday.safeParse({ code: 'KROKUS', listedDay: '2027-02-08', startDay: '15/02/2027', endDay: '14/02/2027' }).error?.issues).toMatchObject([{ path: ['endDay'] }])
})
