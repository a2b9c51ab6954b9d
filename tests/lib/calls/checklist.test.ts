import { expect, test } from 'vitest'
import { checklist } from '@/lib/calls/checklist'
import { createCall } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { callPresets } from '@/lib/calls/presets'

const database = await testDatabase()
const texts = callPresets[0]?.texts ?? {}
const now = new Date('2026-11-22T09:00:00Z')
const complete = await createCall(database, { status: 'DRAFT', texts, opensAt: new Date('2026-12-10T08:00:00Z'), deadlineAt: new Date('2027-02-01T11:00:00Z') })
const free = { now, numberCodeTaken: false }

test('a complete call lacks nothing', () => {
  expect(checklist(complete, free)).toEqual({ missing: [], warnings: [] })
})

test('everything that is missing is said at once, by the name of its field', () => {
  const bare = { ...complete, name: ' ', legalBasis: '', envelopeCents: 0n, rubricVersionId: null, indicatorVersionId: null, unitAmountCents: null, opensAt: null, deadlineAt: null,
    periodStart: null, periodEnd: null, contactName: '', contactEmail: '', contactPhone: '', paymentPlan: [80], terms: {}, declarations: {}, texts: {} }
  expect(checklist(bare, { now, numberCodeTaken: true }).missing.map(({ field }) => field)).toEqual([
    'name', 'legalBasis', 'envelope', 'rubricVersionId', 'indicatorVersionId', 'unitAmount', 'opensDay', 'deadlineDay', 'periodStart', 'periodEnd',
    'contactName', 'contactEmail', 'contactPhone', 'paymentPlan', 'terms.completionWorkingDays', 'declarations.truth',
    'texts.intro', 'texts.who', 'texts.amount', 'texts.howTo', 'texts.afterwards', 'selfCheck', 'numberCode',
  ])
})

test('without an account to pay back on one may publish, but hears it', () => {
  expect(checklist({ ...complete, repaymentIban: '' }, free)).toMatchObject({ missing: [], warnings: [{ field: 'repaymentIban' }] })
})

test('a share of the costs asks a rate instead of an amount per unit', () => {
  expect(checklist({ ...complete, fundingModel: 'COST_SHARE', unitAmountCents: null, supportRateBp: null }, free).missing).toEqual([
    { field: 'supportRate', message: 'Vul het steunpercentage in.' },
  ])
})

test('a deadline that has passed cannot be published', () => {
  expect(checklist({ ...complete, deadlineAt: now }, free).missing).toEqual([{ field: 'deadlineDay', message: 'De uiterste indiening is al voorbij.' }])
})

test('a short notice and a short term are warnings, from the day on that they are too short', () => {
  const opening = (opensAt: string, deadlineAt: string) => checklist({ ...complete, opensAt: new Date(opensAt), deadlineAt: new Date(deadlineAt) }, free).warnings
  expect(opening('2026-12-06T08:00:00Z', '2027-01-17T11:00:00Z')).toEqual([])
  expect(opening('2026-12-05T08:00:00Z', '2027-01-15T11:00:00Z')).toEqual([
    { field: 'opensDay', message: 'De oproep opent minder dan 14 dagen na de aankondiging.' },
    { field: 'deadlineDay', message: 'De oproep is minder dan zes weken open.' },
  ])
})
