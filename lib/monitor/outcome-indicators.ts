import { ratioOf, type Ratio } from '@/lib/indicators/formulas'
import type { IndicatorCode } from '@/lib/indicators/schema'
import type { Outcomes } from './outcomes'
import type { GrantFigures } from './outcome-grants'
import type { OutcomeSums } from './outcome-sums'
import type { OutcomeScope } from './outcome-scope'

/** One indicator over all that is in view. `value` is null where there is none to show: nothing to divide by, or too little to show it. */
export type OutcomeIndicator = {
  code: IndicatorCode
  value: number | null
  unit: 'count' | 'hours' | 'percent' | 'points' | 'mean' | 'euro'
  /** Of a share: what it rests on, and how much of all that is. */
  ratio?: Ratio
  coverage?: Ratio
  /** Where not everybody was asked: the least and the most that the share can be. */
  interval?: { lower: Ratio; upper: Ratio }
  /** A part without a number is hidden, because it is small or would give a small one away. */
  parts?: readonly { label: string; count: number | null }[]
  /** There is a figure, and it is not for this reader. */
  hidden?: boolean
}

/** I01–I28 as far as they add up: numerators and denominators over all grants, percentages never averaged (domain 3.2, cross-checks 5 and 6). */
export const outcomeIndicators = ({ total, municipalities, postcodes }: Pick<Outcomes, 'total' | 'municipalities' | 'postcodes'>, grants: GrantFigures, scope: Pick<OutcomeScope, 'exact' | 'thresholds'>): OutcomeIndicator[] => {
  const share = (code: IndicatorCode, ratio: Ratio, rest: Partial<OutcomeIndicator> = {}): OutcomeIndicator => ({ code, unit: 'percent', value: mayShow(ratio, scope) ? ratio.value : null, ratio, ...(mayShow(ratio, scope) ? rest : {}) })
  /** What only an accepted final report tells: without one there is no figure, which is not 0. */
  const told = total.reported > 0
  const counted = told || total.participants > 0
  const reportedCount = (code: IndicatorCode, value: number): OutcomeIndicator => (told ? count(code, value) : { code, unit: 'count', value: null })
  const split = (code: IndicatorCode, hiddenParts: number, parts: readonly { label: string; count: number }[]): OutcomeIndicator =>
    counted ? { code, unit: 'count', value: null, parts: hiddenParts > 0 ? parts.map(({ label }) => ({ label, count: null })) : parts } : { code, unit: 'count', value: null }
  const perGrant = (code: IndicatorCode, parts: readonly { label: string; count: number }[]): OutcomeIndicator =>
    scope.exact ? { code, unit: 'count', value: null, ...(grants.reported > 0 ? { parts } : {}) } : { code, unit: 'count', value: null, hidden: grants.reported > 0 }
  const count = (code: IndicatorCode, value: number, unit: OutcomeIndicator['unit'] = 'count'): OutcomeIndicator => ({ code, unit, value })
  const answers = total.interest_more + total.interest_same + total.interest_less
  return [
    total.participants === 0 && total.withheld > 0 ? { code: 'I01', unit: 'count', value: null, hidden: true } : counted ? count('I01', total.participants) : { code: 'I01', unit: 'count', value: null },
    split('I02', total.hidden_bands, bands.map(([label, column]) => ({ label, count: total[column] }))),
    split('I03', total.hidden_gender, [{ label: 'meisjes', count: total.girls }, { label: 'jongens', count: total.boys }, { label: 'X', count: total.gender_x }, { label: 'onbekend', count: total.gender_unknown }]),
    share('I04', girlsShare(total), { coverage: ratioOf(total.girls + total.boys + total.gender_x, total.girls + total.boys + total.gender_x + total.gender_unknown), ...girlsInterval(total) }),
    split('I05', total.hidden_homes, [{ label: 'gemeente gekend', count: total.home_known }, { label: 'buiten Vlaanderen', count: total.home_outside }, { label: 'onbekend', count: total.home_unknown }]),
    count('I06', municipalities),
    count('I07', postcodes),
    count('I08', total.sessions),
    count('I09', total.quarters / 4, 'hours'),
    count('I10', total.child_quarters / 4, 'hours'),
    share('I11', ratioOf(total.present, total.enrolled)),
    share('I12', ratioOf(total.completed, total.completion_asked), { coverage: ratioOf(total.completion_asked, total.participants) }),
    split('I13', total.hidden_newness, [{ label: 'nieuw', count: total.newcomers }, { label: 'terugkerend', count: total.returners }, { label: 'onbekend', count: total.newness_unknown }]),
    share('I14', ratioOf(total.returners, total.returners + total.newcomers), { coverage: ratioOf(total.returners + total.newcomers, total.participants) }),
    share('I15', ratioOf(total.reduced_rate, total.reduced_asked), { coverage: ratioOf(total.reduced_asked, total.participants) }),
    total.hidden_referred > 0 ? { code: 'I16', unit: 'count', value: null, hidden: true } : reportedCount('I16', total.referred),
    // Without a call that names priority areas there is none to count.
    total.priority_asked === 0 ? { code: 'I17', unit: 'count', value: null } : { ...count('I17', total.priority_area), parts: [{ label: 'activiteiten van oproepen met aandachtsgebieden', count: total.priority_asked }] },
    { ...reportedCount('I18', total.accessible), ...(told && scope.exact ? { parts: [{ label: 'redelijke aanpassingen', count: total.adjustments }] } : {}) },
    meanSatisfaction(total, scope),
    { ...share('I20', ratioOf(total.interest_more - total.interest_less, answers), { coverage: ratioOf(answers, total.participants) }), unit: 'points' },
    perGrant('I21', [{ label: 'overheid', count: grants.partners.GOV }, { label: 'bedrijf', count: grants.partners.BUS }, { label: 'kennisinstelling', count: grants.partners.KNO }, { label: 'burger/middenveld', count: grants.partners.CIV }]),
    perGrant('I22', grants.helixTypes.map((dossiers, types) => ({ label: `dossiers met ${types} ${types === 1 ? 'type' : 'types'}`, count: dossiers }))),
    staffCounts(total),
    perHour('I24', grants.acceptedCostsCents, grants.costedChildQuarters),
    perHour('I25', grants.finalCents, grants.settledChildQuarters),
    share('I26', deliveryOf(total)),
    share('I27', ratioOf(total.held_full, total.held)),
    // Only a partnership is asked.
    grants.reportedByPartnership === 0 ? { code: 'I28', unit: 'count', value: null } : count('I28', total.new_by_partnership),
  ]
}

/** Who guided, for how many hours, and how many of them are women (I23). Where a row hides its guides there is no sum that could tell them. */
const staffCounts = (total: OutcomeSums): OutcomeIndicator => {
  if (total.reported === 0) return { code: 'I23', unit: 'count', value: null }
  if (total.hidden_staff > 0) return { code: 'I23', unit: 'count', value: null, hidden: true }
  const categories = [{ label: 'bezoldigd', count: total.staff_paid }, { label: 'vrijwilliger', count: total.staff_volunteer }, { label: 'jobstudent', count: total.staff_job_student }, { label: 'partner', count: total.staff_partner }]
  const hours = [{ label: 'uren bezoldigd', count: total.staff_paid_hundredths / 100 }, { label: 'uren vrijwilliger', count: total.staff_volunteer_hundredths / 100 }, { label: 'uren jobstudent', count: total.staff_job_student_hundredths / 100 }, { label: 'uren partner', count: total.staff_partner_hundredths / 100 }]
  return { code: 'I23', unit: 'count', value: categories.reduce((sum, { count }) => sum + count, 0), parts: [...categories, { label: 'vrouwen', count: total.staff_women }, ...hours] }
}

/** Girls on participants whose gender is known (I04). */
const girlsShare = ({ girls, boys, gender_x }: Pick<OutcomeSums, 'girls' | 'boys' | 'gender_x'>): Ratio => ratioOf(girls, girls + boys + gender_x)

/** Child-hours reached on those promised, of grants with an accepted report (I26). Parts that are too small to show are in neither. */
export const deliveryOf = ({ settled_child_quarters, settled_planned_child_hundredths }: OutcomeSums): Ratio => ratioOf(settled_child_quarters * 25, settled_planned_child_hundredths)

/** A percentage over few children says too much about each (domain 3.2). */
const mayShow = ({ denominator }: Ratio, { exact, thresholds }: Pick<OutcomeScope, 'exact' | 'thresholds'>): boolean => exact || denominator >= thresholds.leastDenominator

const girlsInterval = ({ girls, boys, gender_x, gender_unknown }: OutcomeSums): { interval?: { lower: Ratio; upper: Ratio } } => {
  const all = girls + boys + gender_x + gender_unknown
  return all === 0 || gender_unknown === 0 ? {} : { interval: { lower: ratioOf(girls, all), upper: ratioOf(girls + gender_unknown, all) } }
}

/** Too few answers show no mean, whoever looks (I19). */
const meanSatisfaction = (total: OutcomeSums, { thresholds }: Pick<OutcomeScope, 'thresholds'>): OutcomeIndicator => {
  const mean = ratioOf(total.satisfaction_points, total.satisfaction_answers, 1, 2)
  return { code: 'I19', unit: 'mean', value: total.satisfaction_answers < thresholds.leastAnswers ? null : mean.value, ratio: mean, coverage: ratioOf(total.satisfaction_answers, total.participants) }
}

const perHour = (code: 'I24' | 'I25', cents: bigint, childQuarters: number): OutcomeIndicator => ({ code, unit: 'euro', value: ratioOf(Number(cents) * 4, childQuarters * 100, 1, 2).value })

const bands = [['5-7 jaar', 'band_05_07'], ['8-9 jaar', 'band_08_09'], ['10-11 jaar', 'band_10_11'], ['12-13 jaar', 'band_12_13'], ['14-15 jaar', 'band_14_15'], ['16-18 jaar', 'band_16_18'], ['onbekend', 'band_unknown']] as const satisfies readonly (readonly [string, keyof OutcomeSums])[]
