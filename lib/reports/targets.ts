import { girlsInterval, indicator, type IndicatorValue } from '@/lib/indicators/formulas'
import type { IndicatorCode, IndicatorVersion, ReportedActivity } from '@/lib/indicators/schema'
import type { Partners } from './computed'

export type TargetLine = { code: string; name: string; value: number | null; unit: string; target: number; targetWords: string; standing: 'on-track' | 'behind' | 'undecided' | 'unknown' }

/** Of the whole of Flanders, so no measure of one partnership. */
const OF_FLANDERS: readonly IndicatorCode[] = ['I06']

/** What the shared indicators aim at, and how far these activities are; a share without its denominator is neither on track nor behind, nor is one that the unknowns can put on either side. */
export const targetLines = (version: IndicatorVersion, activities: readonly ReportedActivity[], partners: Partners, audience: 'PARTNERSHIP' | 'ACADEMY'): TargetLine[] =>
  version.indicators.flatMap(({ code, nameNl, target }) => {
    const wanted = target?.value ?? target?.byAudience?.[audience]
    if (!target || wanted === undefined || OF_FLANDERS.includes(code)) return []
    const value = figureOf(indicator(code, activities, { acceptedCostsCents: null, finalCents: null, partners }), activities)
    return [{ code, name: nameNl, value, unit: units[target.unit] ?? '', target: wanted, targetWords: target.textNl, standing: value === null ? 'unknown' : code === 'I04' && liesWithin(wanted, girlsInterval(activities)) ? 'undecided' : value >= wanted ? 'on-track' : 'behind' }]
  })

export const standingWords: Record<TargetLine['standing'], string> = { 'on-track': 'op koers', behind: 'achter', undecided: 'niet te zeggen', unknown: 'nog geen cijfer' }

const liesWithin = (target: number, { lower, upper }: ReturnType<typeof girlsInterval>): boolean => lower.value !== null && upper.value !== null && lower.value < target && target < upper.value

const figureOf = (value: IndicatorValue, activities: readonly ReportedActivity[]): number | null =>
  value.kind === 'ratio' ? value.value : value.kind === 'count' && activities.length > 0 ? value.count : null

const units: Readonly<Record<string, string>> = { '%': '%', '1-5': ' op 5', 'percentage points': ' procentpunt', '0-4': ' van 4' }
