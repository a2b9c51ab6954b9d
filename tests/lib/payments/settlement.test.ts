import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FundedActivity, FundingTerms } from '@/lib/calls/funding-models'
import { settle } from '@/lib/payments/settlement'
import type { SettlementInput } from '@/lib/payments/settlement'
import reports from '@/prisma/seed/demo/reports.json'
import requests from '@/prisma/seed/demo/requests.json'

const terms = (over: Partial<FundingTerms> = {}): FundingTerms => ({ fundingModel: 'UNIT_PER_CHILD_HOUR', unitAmountCents: 400n, minCents: 100_000n, maxCents: 1_500_000n, supportRateBp: null, ...over })
const activity = (over: Partial<FundedActivity> = {}): FundedActivity => ({ type: 'CLUB', postcode: '2800', fixedLocation: false, plannedDayParts: 6, plannedChildHours: 100, ...over })
const settled = (over: Partial<SettlementInput>) =>
  settle({ terms: terms(), grantedCents: 40_000n, planned: [activity()], realised: [activity()], accepted: null, paidCents: 32_000n, waiverCents: 2_500n, ...over })

test('what is left is paid', () => {
  expect(settled({ realised: [activity({ plannedChildHours: 90.5 })] })).toEqual({
    units: 90.5, finalCents: 36_200n, balanceCents: 4_200n, outcome: 'BALANCE',
    parts: [
      { label: '90,5 kinduren × 4,00 euro', cents: 36_200n },
      { label: 'Toegekend bedrag', cents: 40_000n },
      { label: 'Definitief bedrag', cents: 36_200n },
      { label: 'Al betaald', cents: 32_000n },
      { label: 'Saldo', cents: 4_200n },
    ],
  })
})

test('units count up to what was planned, in all', () => {
  expect(settled({ planned: [activity(), activity()], realised: [activity({ plannedChildHours: 120 }), activity({ plannedChildHours: 70 })], grantedCents: 10n ** 9n }).units).toBe(190)
  expect(settled({ realised: [activity({ plannedChildHours: 120 })], grantedCents: 10n ** 9n }).finalCents).toBe(40_000n)
})

test('never more than was granted', () => {
  expect(settled({ grantedCents: 30_000n, paidCents: 30_000n })).toMatchObject({ finalCents: 30_000n, balanceCents: 0n, outcome: 'NOTHING' })
})

test('the minimum of the call plays no part', () => {
  expect(settled({ realised: [activity({ plannedChildHours: 1 })], paidCents: 0n }).finalCents).toBe(400n)
})

test('half-days', () => {
  expect(settled({ terms: terms({ fundingModel: 'UNIT_PER_SESSION', unitAmountCents: 5_000n }), realised: [activity({ plannedDayParts: 5 })] })).toMatchObject({ units: 5, finalCents: 25_000n })
})

test('a lump sum counts the postcodes that took place', () => {
  const lump = terms({ fundingModel: 'LUMP_PER_POSTCODE', unitAmountCents: 150_000n })
  expect(settled({ terms: lump, grantedCents: 450_000n, paidCents: 0n, realised: [activity(), activity({ postcode: '2812' })] })).toMatchObject({ units: 2, finalCents: 300_000n })
})

test('a share of the costs looks at the accepted real costs', () => {
  const share = terms({ fundingModel: 'COST_SHARE', supportRateBp: 7000, unitAmountCents: null })
  const accepted = { costsCents: 100_000n, otherRevenueCents: 20_000n, inKindCents: 15_000n }
  expect(settled({ terms: share, grantedCents: 80_000n, accepted })).toMatchObject({ units: null, finalCents: 65_000n })
  expect(settled({ terms: share, grantedCents: 80_000n, accepted: null })).toMatchObject({ finalCents: 0n, balanceCents: -32_000n, outcome: 'RECOVERY' })
})

describe('too much was paid', () => {
  const back = (hours: number) => settled({ realised: [activity({ plannedChildHours: hours })] })

  test('it is claimed back', () => {
    expect(back(50)).toMatchObject({ finalCents: 20_000n, balanceCents: -12_000n, outcome: 'RECOVERY' })
    expect(back(50).parts.at(-1)).toEqual({ label: 'Terug te betalen', cents: 12_000n })
  })

  test('under 25 euro it is waived', () => {
    expect([back(73.75), back(74)].map(({ balanceCents, outcome }) => [balanceCents, outcome])).toEqual([[-2_500n, 'RECOVERY'], [-2_400n, 'WAIVED']])
  })
})

test('the final amount lies between zero and the grant, and the balance is the rest', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 1000 }), fc.bigInt(0n, 10n ** 6n), fc.bigInt(0n, 10n ** 6n), (quarters, grantedCents, paidCents) => {
    const { finalCents, balanceCents } = settled({ realised: [activity({ plannedChildHours: quarters / 4 })], grantedCents, paidCents })
    expect(finalCents >= 0n && finalCents <= grantedCents && balanceCents === finalCents - paidCents).toBe(true)
  }), { numRuns: 200 })
})

describe('the demo story', () => {
  const settledRequests = requests.flatMap((request) => {
    const report = reports.find((one) => one.request === request.code)
    const finalCents = request.grant && 'finalCents' in request.grant ? request.grant.finalCents : null
    return report && request.grant && finalCents ? [[request.code, request.grant, finalCents, report.activities] as const] : []
  })

  test.each(settledRequests)('%s', (_code, grant, finalCents, reported) => {
    const base = reported.filter((one) => one.inGrantBase !== false)
    const hours = (sessions: { hours: number; present: number }[]) => sessions.reduce((total, session) => total + session.hours * session.present, 0)
    const paidCents = BigInt(grant.payments?.find(({ type }) => type === 'ADVANCE')?.amountCents ?? 0)
    const result = settled({
      grantedCents: BigInt(grant.grantedCents),
      planned: base.map(({ plannedChildHours }) => activity({ plannedChildHours })),
      realised: base.map(({ sessions }) => activity({ plannedChildHours: hours(sessions) })),
      paidCents,
    })
    const last = grant.payments?.at(-1)
    expect(result.finalCents).toBe(BigInt(finalCents))
    expect(result.balanceCents).toBe(last?.type === 'RECOVERY' ? -BigInt(last.amountCents) : BigInt(last?.amountCents ?? 0))
  })
})
