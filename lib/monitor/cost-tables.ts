import { ratioOf } from '@/lib/indicators/formulas'
import { cents, figure, indicatorFigures } from './outcome-figures'
import type { CostOfCall, GrantSpread, Spread } from './outcome-grants'
import type { OutcomeIndicator } from './outcome-indicators'
import type { OutcomeTable } from './outcome-tables'
import { decimal, euro, files, indicatorWords } from './outcome-words'
import type { Portfolio } from './portfolio'

export const spreadTable = ({ childHours, steps }: GrantSpread): OutcomeTable => ({
  code: 'verdeling',
  title: 'Kinduren per dossier',
  finding: childHours.median === null ? 'Nog geen enkel dossier heeft kinduren.' : `De helft van ${files(childHours.count)} bereikte ten hoogste ${decimal(childHours.median)} kinduren.`,
  columns: [{ head: 'Kinduren' }, { head: 'Dossiers', numeric: true }],
  rows: steps.map(({ upTo, grants }, index) => {
    const name = upTo === null ? `meer dan ${decimal(steps[index - 1]?.upTo ?? 0)}` : index === 0 ? `tot en met ${decimal(upTo)}` : `meer dan ${decimal(steps[index - 1]?.upTo ?? 0)} tot en met ${decimal(upTo)}`
    return { key: String(upTo ?? 'meer'), name, cells: [name, decimal(grants)], figures: [figure('Dossiers', grants)] }
  }),
})

export const costTable = ({ cost, postcodes }: GrantSpread, portfolio: Portfolio): OutcomeTable => {
  const { grants, outcomes } = portfolio
  const of = (code: string): OutcomeIndicator | undefined => portfolio.indicators.find((indicator) => indicator.code === code)
  const figures = (code: string) => { const found = of(code); return found ? indicatorFigures(found, '') : [] }
  const words = (code: string): string => { const found = of(code); return found ? indicatorWords(found) : 'geen cijfer' }
  return {
    code: 'kosten',
    title: 'Subsidie en kost per kinduur',
    finding: cost.median === null ? 'Nog geen enkel dossier is afgerekend.' : `De subsidie per kinduur ligt voor acht op de tien afgerekende dossiers tussen ${amount(cost.p10)} en ${amount(cost.p90)}; de middelste is ${amount(cost.median)}.`,
    columns: [{ head: 'Maat' }, { head: 'Waarde', numeric: true }],
    rows: [
      row('settled', 'Afgerekende dossiers met kinduren', decimal(cost.count), figure('', cost.count)),
      ...spreadRows(cost),
      row('I25', 'Subsidie per kinduur over alle afgerekende dossiers samen (I25)', words('I25'), ...figures('I25')),
      row('I24', 'Aanvaarde kosten per kinduur (I24)', words('I24'), ...figures('I24')),
      row('I26', 'Realisatiegraad van de kinduren in aanvaarde verslagen (I26)', words('I26'), ...figures('I26')),
      shareRow('I26s', 'Realisatiegraad van de sessies in aanvaarde verslagen (I26)', outcomes.total.settled_sessions, outcomes.total.settled_planned_sessions),
      shareRow('I26d', 'Realisatiegraad van de deelnames in aanvaarde verslagen (I26)', outcomes.total.settled_participants, outcomes.total.settled_planned_participants),
      shareRow('I26p', 'Realisatiegraad van de postcodes in aanvaarde verslagen (I26)', postcodes.reached, postcodes.planned),
      row('granted', 'Toegekend', `${euro(grants.grantedCents)} euro`, cents('', grants.grantedCents)),
      row('final', 'Definitief, van afgerekende dossiers', grants.settled === 0 ? 'geen cijfer' : `${euro(grants.finalCents)} euro`, cents('', grants.settled === 0 ? null : grants.finalCents)),
    ],
  }
}

/** The middle eight of ten grants, in all and per call: the same rows carry the picture. */
export const costPerCallTable = (rows: readonly CostOfCall[]): OutcomeTable => {
  const dearest = rows.filter(({ code, spread }) => code !== '' && spread.median !== null).toSorted((a, b) => (b.spread.median ?? 0) - (a.spread.median ?? 0))[0]
  return {
    code: 'spreiding',
    title: 'Spreiding van de subsidie per kinduur',
    finding: rows.filter(({ code }) => code !== '').length === 1 ? '' : dearest ? `Per oproep is de middelste subsidie per kinduur het hoogst bij ${dearest.name}: ${amount(dearest.spread.median)}.` : 'Nog geen enkel dossier is afgerekend.',
    columns: [{ head: 'Oproep' }, { head: 'Afgerekende dossiers', numeric: true }, { head: 'Een tiende zit lager dan', numeric: true }, { head: 'De helft zit lager dan', numeric: true }, { head: 'Een tiende zit hoger dan', numeric: true }],
    rows: rows.map(({ code, name, spread: { count, p10, median, p90 } }) => ({ key: code || 'alle', name, cells: [name, decimal(count), shown(p10), shown(median), shown(p90)], figures: [figure('Afgerekende dossiers', count), cents('p10', p10), cents('mediaan', median), cents('p90', p90)] })),
  }
}

type Row = OutcomeTable['rows'][number]

/** What is measured stands in front of the number. */
const row = (key: string, name: string, words: string, ...figures: Row['figures']): Row => ({ key, name, cells: [name, words], figures: figures.map((one) => ({ ...one, measure: one.measure || name })) })

const shareRow = (key: string, name: string, part: number, whole: number): Row => {
  const { value } = ratioOf(part, whole)
  return row(key, name, value === null ? 'geen cijfer' : `${decimal(value, 1)}%`, figure('', value, '%'))
}

const spreadRows = ({ p10, median, p90 }: Spread): Row[] => [
  row('p10', 'Subsidie per kinduur, een tiende ligt eronder (p10)', amount(p10), cents('', p10)),
  row('median', 'Subsidie per kinduur, de middelste (mediaan)', amount(median), cents('', median)),
  row('p90', 'Subsidie per kinduur, een tiende ligt erboven (p90)', amount(p90), cents('', p90)),
]

const amount = (cents: number | null): string => (cents === null ? 'geen cijfer' : `${euro(cents)} euro`)

const shown = (value: number | null): string => (value === null ? '' : `${euro(value)} euro`)
