import { targetSetters } from '@/lib/indicators/aims'
import { ratioOf } from '@/lib/indicators/formulas'
import { standingWords } from '@/lib/indicators/standing'
import { grantWords } from '@/lib/grants/words'
import { periodWords, quarterOf, queryOf } from './outcome-filter'
import type { CostOfCall, GrantSpread, OutcomeGrantRow, Spread } from './outcome-grants'
import { deliveryOf, outcomeIndicators, type OutcomeIndicator } from './outcome-indicators'
import type { OutcomeSums } from './outcome-sums'
import type { OutcomeTable } from './outcome-tables'
import { children, coverageWords, decimal, euro, files, girlsWords, hours, indicatorWords, places } from './outcome-words'
import type { OutcomesOfOne } from './outcomes-per'
import type { Portfolio } from './portfolio'
import type { TargetRow } from './target-rows'

/** Every table of the dashboards, from what was read. The page and its download take the same. */
export const keyTable = ({ indicators, names, grants, outcomes, scope }: Portfolio): OutcomeTable => ({
  code: 'kerncijfers',
  title: 'Gemeenschappelijke indicatoren',
  finding: `${decimal(outcomes.total.sessions)} ${outcomes.total.sessions === 1 ? 'sessie' : 'sessies'} in ${places(outcomes.municipalities)}, samen ${children(outcomes.total.child_quarters / 4, outcomes.total.withheld)} kinduren. ${scope.exact ? `Cijfers van ${decimal(grants.reported + grants.logged)} van ${files(grants.grants)}: ${decimal(grants.reported)} met een aanvaard eindverslag, ${decimal(grants.logged)} met een logboek.` : `Cijfers van ${files(grants.grants)} met een aanvaard eindverslag.`}`,
  columns: [{ head: 'Code' }, { head: 'Indicator' }, { head: 'Waarde' }],
  rows: indicators.map((indicator) => ({ key: indicator.code, cells: [indicator.code, `${names[indicator.code] ?? indicator.code}${indicator.code === 'I01' ? ' (deelnames)' : ''}`, indicatorWords(indicator)] })),
})

export const targetTable = (rows: readonly TargetRow[]): OutcomeTable => ({
  code: 'doelen',
  title: 'Doelen',
  finding: rows.length === 0 ? 'Hier is geen doel gesteld.' : `${countWords(rows.filter(({ standing }) => standing === 'reached' || standing === 'on-track').length)} van de ${rows.length} doelen ${rows.filter(({ standing }) => standing === 'reached' || standing === 'on-track').length === 1 ? 'is' : 'zijn'} gehaald of op koers.`,
  columns: [{ head: 'Code' }, { head: 'Indicator' }, { head: 'Doel', numeric: true }, { head: 'Bereikt', numeric: true }, { head: 'Stand' }, { head: 'Waarop het steunt' }, { head: 'Gesteld door' }],
  rows: rows.map(({ code, name, value, unit, reached, standing, indicator, setBy }) => ({
    key: code, cells: [code, name, `${decimal(value)}${unit === '%' ? '%' : ` ${unit}`}`, reached === null ? 'geen cijfer' : decimal(reached), standingWords[standing], indicator ? coverageWords(indicator).replace(/^\(|\)$/g, '') : '', targetSetters[setBy]],
  })),
})

export const municipalityTable = (portfolio: Portfolio): OutcomeTable => {
  const { outcomes, choices, filter } = portfolio
  const reached = choices.municipalities.filter(({ nis }) => outcomes.byMunicipality.has(nis))
  const most = reached.map((one) => ({ name: one.name, quarters: outcomes.byMunicipality.get(one.nis)?.child_quarters ?? 0 })).toSorted((a, b) => b.quarters - a.quarters)[0]
  return {
    code: 'gemeenten',
    title: 'Per gemeente',
    finding: most && most.quarters > 0 ? `In ${places(outcomes.municipalities)} ging een volwaardige activiteit door; de meeste kinduren waren in ${most.name} (${hours(most.quarters)}).` : `In ${places(outcomes.municipalities)} ging een volwaardige activiteit door.`,
    columns: [{ head: 'Gemeente' }, ...reachColumns],
    rows: [
      ...reached.map(({ nis, name }) => rowOf(portfolio, nis, name, outcomes.byMunicipality.get(nis), queryOf(filter, { gemeente: nis, provincie: '' }))),
      ...(outcomes.byMunicipality.has('') ? [rowOf(portfolio, 'online', 'online of geen plaats', outcomes.byMunicipality.get(''))] : []),
    ],
  }
}

export const provinceTable = (portfolio: Portfolio): OutcomeTable => {
  const { outcomes, choices, filter } = portfolio
  return {
    code: 'provincies',
    title: 'Per provincie',
    finding: 'Een activiteit telt in de provincie waarin de gemeente op die dag lag.',
    columns: [{ head: 'Provincie' }, ...reachColumns],
    rows: [
      ...choices.provinces.map(({ nis, name }) => rowOf(portfolio, nis, name, outcomes.byProvince.get(nis), queryOf(filter, { provincie: nis, gemeente: '' }))),
      ...[...outcomes.byProvince].filter(([nis]) => choices.provinces.every((province) => province.nis !== nis)).map(([nis, sums]) => rowOf(portfolio, nis || 'online', nis === '' ? 'online of geen plaats' : 'buiten Vlaanderen', sums)),
    ],
  }
}

export const quarterTable = (portfolio: Portfolio): OutcomeTable => {
  const { outcomes, filter } = portfolio
  const quarters = [...outcomes.byQuarter]
  const [last, before] = [quarters.at(-1), quarters.at(-2)]
  return {
    code: 'kwartalen',
    title: 'Per kwartaal',
    finding: last && before
      ? `In het ${periodWords(quarterOf(last[0]))} waren er ${hours(last[1].child_quarters)} kinduren, ${compared(last[1].child_quarters, before[1].child_quarters)} in het kwartaal ervoor (${hours(before[1].child_quarters)}).`
      : 'Er zijn nog geen twee kwartalen om te vergelijken.',
    columns: [{ head: 'Kwartaal' }, ...reachColumns],
    rows: quarters.map(([day, sums]) => rowOf(portfolio, day, periodWords(quarterOf(day)), sums, queryOf(filter, { periode: quarterOf(day) }))),
  }
}

export const spreadTable = ({ childHours, steps }: GrantSpread): OutcomeTable => ({
  code: 'verdeling',
  title: 'Kinduren per dossier',
  finding: childHours.median === null ? 'Nog geen enkel dossier heeft kinduren.' : `De helft van ${files(childHours.count)} bereikte ten hoogste ${decimal(childHours.median)} kinduren.`,
  columns: [{ head: 'Kinduren' }, { head: 'Dossiers', numeric: true }],
  rows: steps.map(({ upTo, grants }, index) => ({ key: String(upTo), cells: [upTo === null ? `meer dan ${decimal(steps[index - 1]?.upTo ?? 0)}` : `tot en met ${decimal(upTo)}`, decimal(grants)] })),
})

export const costTable = ({ cost }: GrantSpread, portfolio: Portfolio): OutcomeTable => {
  const { grants, outcomes } = portfolio
  const of = (code: string): OutcomeIndicator | undefined => portfolio.indicators.find((indicator) => indicator.code === code)
  const words = (code: string): string => { const found = of(code); return found ? indicatorWords(found) : 'geen cijfer' }
  return {
    code: 'kosten',
    title: 'Subsidie en kost per kinduur',
    finding: cost.median === null ? 'Nog geen enkel dossier is afgerekend.' : `De subsidie per kinduur ligt voor acht op de tien afgerekende dossiers tussen ${amount(cost.p10)} en ${amount(cost.p90)}; de middelste is ${amount(cost.median)}.`,
    columns: [{ head: 'Maat' }, { head: 'Waarde', numeric: true }],
    rows: [
      { key: 'settled', cells: ['Afgerekende dossiers met kinduren', decimal(cost.count)] },
      ...spreadRows(cost),
      { key: 'I25', cells: ['Subsidie per kinduur over alle afgerekende dossiers samen (I25)', words('I25')] },
      { key: 'I24', cells: ['Aanvaarde kosten per kinduur (I24)', words('I24')] },
      { key: 'I26', cells: ['Realisatiegraad van de kinduren in aanvaarde verslagen (I26)', words('I26')] },
      { key: 'I26s', cells: ['Realisatiegraad van de sessies in aanvaarde verslagen (I26)', percentOf(outcomes.total.settled_sessions, outcomes.total.settled_planned_sessions)] },
      { key: 'granted', cells: ['Toegekend', `${euro(grants.grantedCents)} euro`] },
      { key: 'final', cells: ['Definitief, van afgerekende dossiers', grants.settled === 0 ? 'geen cijfer' : `${euro(grants.finalCents)} euro`] },
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
    columns: [{ head: 'Oproep' }, { head: 'Afgerekende dossiers', numeric: true }, { head: 'p10', unit: 'euro', numeric: true }, { head: 'Mediaan', unit: 'euro', numeric: true }, { head: 'p90', unit: 'euro', numeric: true }],
    rows: rows.map(({ code, name, spread: { count, p10, median, p90 } }) => ({ key: code || 'alle', cells: [name, decimal(count), cents(p10), cents(median), cents(p90)] })),
  }
}

export const perTable = (code: 'oproepen' | 'partnerschappen', rows: readonly OutcomesOfOne[], portfolio: Portfolio): OutcomeTable => {
  const most = rows[0]
  return {
    code,
    title: code === 'oproepen' ? 'Per oproep' : 'Per partnerschap',
    finding: rows.length === 1 ? '' : most ? `De meeste kinduren: ${most.name}, ${children(most.sums.child_quarters / 4, most.sums.withheld)}.` : 'Er is hier nog niets toegekend.',
    columns: [{ head: code === 'oproepen' ? 'Oproep' : 'Partnerschap' }, { head: 'Dossiers', numeric: true }, { head: 'Toegekend', unit: 'euro', numeric: true }, ...reachColumns, { head: 'Realisatie', numeric: true }, { head: 'Subsidie per kinduur', unit: 'euro', numeric: true }],
    rows: rows.map(({ code: one, name, sums, grants, grantedCents, finalCents, settledChildQuarters }) => {
      const reach = rowOf(portfolio, one, name, sums, queryOf(portfolio.filter, code === 'oproepen' ? { oproep: one } : { partnerschap: one }))
      const delivery = deliveryOf(sums).value
      const perHour = ratioOf(Number(finalCents) * 4, settledChildQuarters * 100, 1, 2).value
      const [head = '', ...figures] = reach.cells
      return { ...reach, cells: [head, decimal(grants), euro(grantedCents), ...figures, delivery === null ? 'geen cijfer' : `${decimal(delivery, 1)}%`, perHour === null ? 'geen cijfer' : decimal(perHour)] }
    }),
  }
}

export const grantTable = (rows: readonly OutcomeGrantRow[], total: number): OutcomeTable => ({
  code: 'dossiers',
  title: 'Dossiers achter deze cijfers',
  finding: `${files(total)}, met de meeste kinduren eerst.`,
  columns: [{ head: 'Dossier' }, { head: 'Organisatie' }, { head: 'Titel' }, { head: 'Oproep' }, { head: 'Toestand' }, { head: 'Bron' }, { head: 'Toegekend', unit: 'euro', numeric: true }, { head: 'Sessies', numeric: true }, { head: 'Deelnames', numeric: true }, { head: 'Kinduren', numeric: true }],
  rows: rows.map((row) => ({
    key: row.number,
    cells: [row.number, row.organisation, row.title, row.call, grantWords[row.status], row.source === 'REPORT' ? 'eindverslag' : 'logboek', euro(row.grantedCents), decimal(row.sessions), row.source === 'REPORT' || row.participants > 0 ? decimal(row.participants) : 'geen cijfer', hours(row.childQuarters)],
  })),
})

const reachColumns = [{ head: 'Sessies', numeric: true }, { head: 'Kinduren', numeric: true }, { head: 'Deelnames', numeric: true }, { head: 'Aandeel meisjes' }] as const

const rowOf = ({ scope, grants, outcomes }: Portfolio, key: string, name: string, sums: OutcomeSums | undefined, query?: string): OutcomeTable['rows'][number] => {
  if (!sums) return { key, href: query, cells: [name, '0', '0', '0', 'geen cijfer'] }
  const girls = outcomeIndicators({ ...outcomes, total: sums }, grants, scope).find(({ code }) => code === 'I04')
  return { key, href: query, cells: [name, decimal(sums.sessions), hiddenHours(sums), participations(sums), girls ? girlsWords(girls) : 'geen cijfer'] }
}

/** A log counts who was there, not how many different children. */
const participations = ({ participants, withheld, sessions }: Pick<OutcomeSums, 'participants' | 'withheld' | 'sessions'>): string => (participants === 0 && withheld === 0 && sessions > 0 ? 'geen cijfer' : children(participants, withheld))

const hiddenHours = ({ child_quarters, withheld }: OutcomeSums): string => children(child_quarters / 4, withheld)

const spreadRows = ({ p10, median, p90 }: Spread): OutcomeTable['rows'] => [
  { key: 'p10', cells: ['Subsidie per kinduur, een tiende ligt eronder (p10)', amount(p10)] },
  { key: 'median', cells: ['Subsidie per kinduur, de middelste (mediaan)', amount(median)] },
  { key: 'p90', cells: ['Subsidie per kinduur, een tiende ligt erboven (p90)', amount(p90)] },
]

const amount = (cents: number | null): string => (cents === null ? 'geen cijfer' : `${euro(cents)} euro`)

const cents = (value: number | null): string => (value === null ? '' : euro(value))

const percentOf = (part: number, whole: number): string => { const share = ratioOf(part, whole).value; return share === null ? 'geen cijfer' : `${decimal(share, 1)}%` }

const compared = (now: number, before: number): string => (now === before ? 'evenveel als' : now > before ? 'meer dan' : 'minder dan')

const countWords = (count: number): string => (count === 0 ? 'Geen' : String(count))
