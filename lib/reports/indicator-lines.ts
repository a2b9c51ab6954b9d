import type { IndicatorValue } from '@/lib/indicators/formulas'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { indicatorsOf } from './computed'

export type IndicatorLine = { code: string; name: string; words: string }

/** I01–I20 over these activities in words: shares with what they rest on, breakdowns part by part, never an empty share as zero. */
export const indicatorLines = (activities: readonly ReportedActivity[], names: Readonly<Record<string, string>>): IndicatorLine[] =>
  indicatorsOf(activities).map(({ code, value }) => ({ code, name: names[code] ?? code, words: inWords(code, value) }))

const inWords = (code: string, value: IndicatorValue): string => {
  switch (value.kind) {
    case 'count': return decimal(value.count)
    case 'counts': return Object.entries(value.counts).map(([part, count]) => `${partWords[part] ?? part} ${decimal(count)}`).join(', ') || 'geen'
    case 'ratio': return value.value === null ? 'geen cijfer' : `${decimal(value.value)}${units[code] ?? '%'}${coverageWords(code, value.coverage?.value ?? null)}`
    case 'ratios': return Object.entries(value.ratios).map(([part, ratio]) => `${part} ${ratio.value === null ? 'geen cijfer' : `${decimal(ratio.value)}%`}`).join(', ')
  }
}

/** A share of girls is never shown without its coverage (domain 3.2, cross-check 4). */
const coverageWords = (code: string, percent: number | null): string => {
  if (percent === null) return ''
  return code === 'I04' ? ` (gender gekend voor ${decimal(percent)}%)` : ` (${decimal(percent)}% antwoordde)`
}

const units: Record<string, string> = { I19: ' op 5', I20: ' procentpunt' }

const partWords: Record<string, string> = {
  A05_07: '5-7 jaar', A08_09: '8-9 jaar', A10_11: '10-11 jaar', A12_13: '12-13 jaar', A14_15: '14-15 jaar', A16_18: '16-18 jaar', UNKNOWN: 'onbekend',
  V: 'meisjes', M: 'jongens', X: 'X', OUTSIDE_FLANDERS: 'buiten Vlaanderen', NEW: 'nieuw', RETURNING: 'terugkerend', ACCESSIBLE: 'toegankelijk', ADJUSTMENTS: 'aanpassingen',
}

const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
