import { formatCents } from '@/lib/money'
import type { OutcomeIndicator } from './outcome-indicators'
import type { OutcomeScope } from './outcome-scope'
import type { OutcomeSums } from './outcome-sums'

export const decimal = (value: number, digits = 2): string => value.toLocaleString('nl-BE', { maximumFractionDigits: digits })

/** Hours of children from quarters of an hour. */
export const hours = (quarters: number): string => decimal(quarters / 4)

/** "1 dossier", "1.200 dossiers" */
export const files = (count: number): string => `${decimal(count)} ${count === 1 ? 'dossier' : 'dossiers'}`

/** "1 gemeente", "3 gemeenten" */
export const places = (count: number): string => `${decimal(count)} ${count === 1 ? 'gemeente' : 'gemeenten'}`

export const euro = (cents: bigint | number): string => formatCents(BigInt(Math.round(Number(cents))))

/** A count of children, or of their hours, where small numbers are hidden: all of it, a part of it, or nothing. */
export const children = (count: number, withheld: number): string => (withheld === 0 ? decimal(count) : count === 0 ? 'niet getoond' : `minstens ${decimal(count)}`)

/** The value of an indicator as a sentence part, with what it rests on. */
export const indicatorWords = (indicator: OutcomeIndicator): string => {
  if (indicator.hidden) return 'niet getoond'
  if (indicator.value === null && indicator.parts) return partWords(indicator.parts)
  if (indicator.value === null) return 'geen cijfer'
  const value = `${decimal(indicator.value)}${unitWords[indicator.unit]}`
  return [value, indicator.parts && indicator.parts.length > 0 ? `(${partWords(indicator.parts)})` : '', coverageWords(indicator)].filter((part) => part !== '').join(' ')
}

/** What a share rests on: never shown without (domain 3.2, cross-check 4). */
export const coverageWords = ({ code, coverage, interval }: OutcomeIndicator): string => {
  if (!coverage || coverage.value === null) return ''
  const known = code === 'I04' ? `gender gekend voor ${decimal(coverage.value, 1)}%` : `van ${decimal(coverage.value, 1)}% van de deelnames`
  return interval ? `(${known}; met de onbekenden tussen ${decimal(interval.lower.value ?? 0, 1)}% en ${decimal(interval.upper.value ?? 0, 1)}%)` : `(${known})`
}

/** "41,2% (gender gekend voor 88%)", or that there is none. */
export const girlsWords = (share: OutcomeIndicator): string => (share.value === null ? 'geen cijfer' : `${decimal(share.value, 1)}% ${coverageWords(share)}`.trim())

/** What somebody without a dossier role has to know of the numbers; empty for who sees them all. */
export const hiddenNote = ({ withheld }: OutcomeSums, { exact, thresholds }: Pick<OutcomeScope, 'exact' | 'thresholds'>): string => {
  if (exact) return ''
  const small = `van 1 tot ${thresholds.leastShown - 1} kinderen`
  return `U ziet alleen aanvaarde eindverslagen. Een verdeling met een groep ${small} telt als onbekend.${withheld === 0 ? '' : ` Dossiers met een groep ${small} tellen niet mee in de aantallen kinderen en kinduren: die zijn dus minstens zo groot als hier staat.`}`
}

const partWords = (parts: readonly { label: string; count: number | null }[]): string => parts.map(({ label, count }) => `${label} ${count === null ? 'niet getoond' : decimal(count)}`).join(', ')

const unitWords: Record<OutcomeIndicator['unit'], string> = { count: '', hours: ' uur', percent: '%', points: ' procentpunt', mean: ' op 5', euro: ' euro' }
