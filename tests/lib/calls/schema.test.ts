import { expect, test } from 'vitest'
import { callFormValues } from '@/lib/calls/form-values'
import { callEditing } from '@/lib/calls/schema'
import { callPresets } from '@/lib/calls/presets'
import { createCall } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { fromFormData } from '@/lib/filings/from-form-data'

const database = await testDatabase()
const call = await createCall(database, { status: 'DRAFT', texts: callPresets[1]?.texts ?? {}, deadlineAt: new Date('2027-01-29T23:00:00Z'), opensAt: new Date('2026-12-01T08:00:00Z') })

const posted = (change: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...callFormValues(call), 'selfCheck.0.question': 'Bent u erkend?', 'selfCheck.0.help': '', ...change })) if (value !== '' || !/Allowed|Required|testMode/.test(name)) form.set(name, value)
  return callEditing.safeParse(fromFormData(form))
}
const messages = (change: Record<string, string>) => posted(change).error?.issues.map(({ path, message }) => ({ field: path.join('.'), message }))

test('what the form shows reads back as what the call holds', () => {
  expect(posted().data).toMatchObject({
    name: call.name, envelope: call.envelopeCents, unitAmount: call.unitAmountCents, min: call.minCents, max: call.maxCents, supportRate: null,
    opensAt: call.opensAt, deadlineAt: call.deadlineAt, girlsTarget: 3333, overheadMax: 700, paymentPlan: [80, 20], brusselsAllowed: false, terms: call.terms,
  })
})

test('23.59 stores 24.00 of that day, and shows as 23.59 again', () => {
  expect(callFormValues(call)).toMatchObject({ deadlineDay: '29/01/2027', deadlineTime: '23.59' })
  expect(posted({ deadlineDay: '29/01/2027', deadlineTime: '23.59' }).data?.deadlineAt).toEqual(new Date('2027-01-29T23:00:00Z'))
  expect(posted({ deadlineDay: '29/01/2027', deadlineTime: '12.00' }).data?.deadlineAt).toEqual(new Date('2027-01-29T11:00:00Z'))
})

test('a draft may lack its dates and its legal basis', () => {
  const bare = posted({ legalBasis: '', opensDay: '', opensTime: '', deadlineDay: '', deadlineTime: '', periodStart: '', periodEnd: '', unitAmount: '' })
  expect(bare.data).toMatchObject({ legalBasis: '', opensAt: null, deadlineAt: null, periodStart: null, periodEnd: null, unitAmount: null })
})

test('amounts are read as they are typed in Flanders', () => {
  expect(posted({ envelope: '1.500.000,50' }).data?.envelope).toBe(150_000_050n)
  expect(messages({ envelope: '1.500' })).toEqual([
    { field: 'envelope', message: 'Bedoelt u 1500 euro of 1,50 euro? Schrijf het bedrag zonder punt, met een komma voor de centen.' },
  ])
})

test('what does not fit together is said at its field', () => {
  expect(messages({ deadlineDay: '30/11/2026' })).toEqual([{ field: 'deadlineDay', message: 'De uiterste indiening moet na de opening liggen.' }])
  expect(messages({ periodStart: '02/02/2028', periodEnd: '01/02/2028' })).toEqual([{ field: 'periodEnd', message: 'Het einde van de subsidieperiode moet na het begin liggen.' }])
  expect(messages({ max: '999,99', min: '1000' })).toEqual([{ field: 'max', message: 'Het maximum moet minstens zo hoog zijn als het minimum.' }])
  expect(messages({ paymentPlan: '80, 30' })).toEqual([{ field: 'paymentPlan', message: 'Geef percentages op die samen 100 zijn, bijvoorbeeld 80, 20.' }])
  expect(messages({ 'terms.acceptDays': '0' })).toEqual([{ field: 'terms.acceptDays', message: 'Geef een geheel getal op van 1 tot 365.' }])
  expect(messages({ 'terms.acceptReminderDays': '30' })).toEqual([{ field: 'terms.acceptReminderDays', message: 'De herinnering moet binnen de termijn om te aanvaarden vallen.' }])
  expect(messages({ repaymentIban: 'BE00 1234' })).toEqual([{ field: 'repaymentIban', message: 'Geef een geldig IBAN op.' }])
  expect(messages({ priorityAreas: 'Genk' })).toEqual([{ field: 'priorityAreas', message: 'Geef NIS-codes van gemeenten of postcodes op, ten hoogste 100, bijvoorbeeld 71016, 2060.' }])
  expect(messages({ girlsTarget: '33.3' })).toEqual([{ field: 'girlsTarget', message: 'Geef een percentage van 0 tot 100 op, bijvoorbeeld 33,33.' }])
})
