import { girlsInterval, type IndicatorValue } from '@/lib/indicators/formulas'
import type { ReportedActivity } from '@/lib/indicators/schema'
import { indicatorsOf, type Partners } from './computed'

export type IndicatorLine = {
  code: string
  name: string
  words: string
  /** Between which shares the true one lies, because of some we know nothing. */
  interval?: { lower: number; value: number; upper: number; words: string } | undefined
  remark?: string | undefined
}

/**
 * What is told without money over these activities in words, of a partnership I21, I22 and I28 too (`partners`: all that it has): shares with what they
 * rest on, breakdowns part by part, never an empty share as zero. `places` gives municipalities their names.
 */
export const indicatorLines = (activities: readonly ReportedActivity[], names: Readonly<Record<string, string>>, partners: Partners | null = null, places: readonly { nis: string; name: string }[] = []): IndicatorLine[] =>
  indicatorsOf(activities, partners).map(({ code, value }) => ({
    code,
    name: code === 'I01' && activities.length > 1 ? PARTICIPATIONS : (names[code] ?? code),
    words: inWords(code, value, (nis) => places.find((place) => place.nis === nis)?.name),
    ...(code === 'I04' && value.kind === 'ratio' ? intervalOf(activities, value.value) : {}),
    ...remarkOf(code, activities.length),
  }))

/** Above one activity nobody knows how many different children there were (domain 3.2, cross-check 6). */
export const PARTICIPATIONS = 'Deelnames'

const intervalOf = (activities: readonly ReportedActivity[], value: number | null): Pick<IndicatorLine, 'interval'> => {
  const [lower, upper] = [girlsInterval(activities).lower.value, girlsInterval(activities).upper.value]
  if (value === null || lower === null || upper === null || lower === upper) return {}
  return { interval: { lower, value, upper, words: `Met de kinderen van wie het gender niet gekend is: tussen ${decimal(lower)}% en ${decimal(upper)}%.` } }
}

const remarkOf = (code: string, activities: number): Pick<IndicatorLine, 'remark'> => {
  if (code === 'I15') return { remark: 'Elke gemeente bepaalt zelf wie een UiTPAS met kansenstatuut krijgt. Vergelijk dit cijfer dus in de tijd, en alleen met zorg tussen gemeenten.' }
  return code === 'I01' && activities > 1 ? { remark: 'Een kind telt één keer bij elke activiteit. Over activiteiten heen zijn dit deelnames, geen verschillende kinderen.' } : {}
}

const inWords = (code: string, value: IndicatorValue, placeName: (nis: string) => string | undefined): string => {
  switch (value.kind) {
    case 'none': return 'geen cijfer'
    case 'count': return decimal(value.count)
    case 'counts': return Object.entries(value.counts).map(([part, count]) => `${partWords[part] ?? placeName(part) ?? part} ${decimal(count)}`).join(', ') || 'geen'
    case 'ratio': return value.value === null ? 'geen cijfer' : `${decimal(value.value)}${units[code] ?? '%'}${coverageWords(code, value.coverage?.value ?? null)}`
    case 'ratios': return Object.entries(value.ratios).map(([part, ratio]) => `${partWords[part] ?? part} ${ratio.value === null ? 'geen cijfer' : `${decimal(ratio.value)}%`}`).join(', ')
  }
}

/** A share of girls is never shown without its coverage (domain 3.2, cross-check 4). */
const coverageWords = (code: string, percent: number | null): string => {
  if (percent === null) return ''
  return code === 'I04' ? ` meisjes (gender gekend voor ${decimal(percent)}%)` : ` (${decimal(percent)}% antwoordde)`
}

const units: Record<string, string> = { I19: ' op 5', I20: ' procentpunt' }

const partWords: Record<string, string> = {
  A05_07: '5-7 jaar', A08_09: '8-9 jaar', A10_11: '10-11 jaar', A12_13: '12-13 jaar', A14_15: '14-15 jaar', A16_18: '16-18 jaar', UNKNOWN: 'onbekend',
  GOV: 'overheid', BUS: 'bedrijf', KNO: 'kennisinstelling', CIV: 'burger of middenveld',
  PAID: 'betaald', PAID_HOURS: 'uren betaald', VOLUNTEER: 'vrijwilliger', VOLUNTEER_HOURS: 'uren vrijwilliger', JOB_STUDENT: 'jobstudent', JOB_STUDENT_HOURS: 'uren jobstudent', PARTNER: 'van een partner', PARTNER_HOURS: 'uren van een partner', WOMEN: 'vrouwen',
  participants: 'deelnemers', sessions: 'sessies', childHours: 'kinduren', postcodes: 'postcodes',
  V: 'meisjes', M: 'jongens', X: 'X', OUTSIDE_FLANDERS: 'buiten Vlaanderen', NEW: 'nieuw', RETURNING: 'terugkerend', ACCESSIBLE: 'toegankelijk', ADJUSTMENTS: 'aanpassingen',
}

const decimal = (value: number): string => value.toLocaleString('nl-BE', { maximumFractionDigits: 2 })
