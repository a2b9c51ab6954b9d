import { childHours, contactHours, delivery, indicator, type IndicatorValue, type Ratio } from '@/lib/indicators/formulas'
import type { IndicatorCode, ReportedActivity } from '@/lib/indicators/schema'

export type Computed = { participations: number; sessions: number; contactHours: number; childHours: number; girls: Ratio; genderKnown: Ratio; delivery: ReturnType<typeof delivery> }

/** What the portal counts by itself, over one activity or all of them: nobody types a sum (domain 3.2, cross-check 2). */
export const computedOf = (activities: readonly ReportedActivity[]): Computed => {
  const girls = indicator('I04', activities, NO_MONEY)
  return {
    participations: activities.reduce((total, { participants }) => total + participants, 0),
    sessions: activities.reduce((total, { sessions }) => total + sessions.length, 0),
    contactHours: sumOf(activities.map(contactHours)),
    childHours: sumOf(activities.map(childHours)),
    girls: ratioIn(girls),
    genderKnown: girls.kind === 'ratio' && girls.coverage ? girls.coverage : NOTHING,
    delivery: delivery(activities),
  }
}

/** What one report can say without money or partners. */
export const reportIndicators = ['I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I07', 'I08', 'I09', 'I10', 'I11', 'I12', 'I13', 'I14', 'I15', 'I16', 'I17', 'I18', 'I19', 'I20', 'I23', 'I26', 'I27'] as const satisfies readonly IndicatorCode[]

/** What a partnership reports beside them. */
const partnershipIndicators = ['I21', 'I22', 'I28'] as const satisfies readonly IndicatorCode[]

export type Partners = readonly { name: string; helixType: string }[]

export const indicatorsOf = (activities: readonly ReportedActivity[], partners: Partners | null): { code: (typeof reportIndicators)[number] | (typeof partnershipIndicators)[number]; value: IndicatorValue }[] =>
  [...reportIndicators, ...(partners ? partnershipIndicators : [])].toSorted().map((code) => ({ code, value: indicator(code, activities, { ...NO_MONEY, partners: partners ?? [] }) }))

const NO_MONEY = { acceptedCostsCents: null, finalCents: null, partners: [] } as const
const NOTHING: Ratio = { numerator: 0, denominator: 0, value: null }

/** Quarters of an hour add up exactly in doubles. */
const sumOf = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const ratioIn = (value: IndicatorValue): Ratio => (value.kind === 'ratio' ? { numerator: value.numerator, denominator: value.denominator, value: value.value } : NOTHING)
