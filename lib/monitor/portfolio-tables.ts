import { targetSetters } from '@/lib/indicators/aims'
import { ratioOf } from '@/lib/indicators/formulas'
import { standingWords } from '@/lib/indicators/standing'
import { grantWords } from '@/lib/grants/words'
import { periodWords, quarterOf, queryOf } from './outcome-filter'
import type { OutcomeGrantRow } from './outcome-grants'
import { cents, childFigure, figure, indicatorFigures, participationFigure, plainValue } from './outcome-figures'
import { deliveryOf, outcomeIndicators } from './outcome-indicators'
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
  rows: indicators.map((indicator) => {
    const name = `${names[indicator.code] ?? indicator.code}${indicator.code === 'I01' ? ' (deelnames)' : ''}`
    return { key: indicator.code, name, cells: [indicator.code, name, indicatorWords(indicator)], figures: indicatorFigures(indicator) }
  }),
})

export const targetTable = (rows: readonly TargetRow[]): OutcomeTable => ({
  code: 'doelen',
  title: 'Doelen',
  finding: rows.length === 0 ? 'Hier is geen doel gesteld.' : `${countWords(rows.filter(({ standing }) => standing === 'reached' || standing === 'on-track').length)} van de ${rows.length} doelen ${rows.filter(({ standing }) => standing === 'reached' || standing === 'on-track').length === 1 ? 'is' : 'zijn'} gehaald of op koers.`,
  columns: [{ head: 'Code' }, { head: 'Indicator' }, { head: 'Doel', numeric: true }, { head: 'Bereikt', numeric: true }, { head: 'Stand' }, { head: 'Waarop het steunt' }, { head: 'Gesteld door' }],
  rows: rows.map(({ code, name, value, unit, reached, standing, indicator, setBy }) => ({
    key: code, name,
    figures: [figure('doel', value, unit, { note: `gesteld door ${targetSetters[setBy]}` }), figure('bereikt', reached, unit, { coverage: indicator?.coverage?.value, lower: indicator?.interval?.lower.value, upper: indicator?.interval?.upper.value, ...(indicator?.hidden ? { status: 'niet getoond' } : {}) }), figure('stand', null, '', { status: standingWords[standing] })],
    cells: [code, name, withUnit(value, unit), reached === null ? 'geen cijfer' : withUnit(reached, unit), standingWords[standing], indicator ? coverageWords(indicator).replace(/^\(|\)$/g, '') : '', targetSetters[setBy]],
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

/** Where the participants live (I05): by municipality of today, and then those without one. */
export const homeTable = ({ choices, indicators }: Portfolio, homes: ReadonlyMap<string, number>): OutcomeTable => {
  const rows = [...homes].map(([nis, count]) => ({ nis, name: choices.municipalities.find((one) => one.nis === nis)?.name ?? nis, count }))
  const rest = (indicators.find(({ code }) => code === 'I05')?.parts ?? []).slice(1)
  const most = rows[0]
  return {
    code: 'woongemeenten',
    title: 'Waar de deelnemers wonen',
    finding: most ? `De deelnames komen uit ${places(rows.length)}; de meeste uit ${most.name} (${decimal(most.count)}).` : 'Van geen enkele deelname is hier een woongemeente te tonen.',
    columns: [{ head: 'Woongemeente' }, { head: 'Deelnames', numeric: true }],
    rows: [
      ...rows.map(({ nis, name, count }) => ({ key: nis, name, cells: [name, decimal(count)], figures: [figure('Deelnames', count)] })),
      ...rest.map(({ label, count }) => ({ key: label, name: label, cells: [label, count === null ? 'niet getoond' : decimal(count)], figures: [figure('Deelnames', count, 'aantal', count === null ? { status: 'niet getoond' } : {})] })),
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

/** `2026-10-01` as people say it; the one that runs is not whole yet. */
export const quarterWords = (firstDay: string, today: string): string => `${periodWords(quarterOf(firstDay))}${firstDay.slice(0, 4) === today.slice(0, 4) && Math.ceil(Number(firstDay.slice(5, 7)) / 3) === Math.ceil(Number(today.slice(5, 7)) / 3) ? ' (tot vandaag)' : ''}`

export const quarterTable = (portfolio: Portfolio, today: string): OutcomeTable => {
  const { outcomes, filter } = portfolio
  const quarters = [...outcomes.byQuarter]
  const [last, before] = [quarters.at(-1), quarters.at(-2)]
  return {
    code: 'kwartalen',
    title: 'Per kwartaal',
    finding: last && before
      ? `In het ${quarterWords(last[0], today)} waren er ${hours(last[1].child_quarters)} kinduren, ${compared(last[1].child_quarters, before[1].child_quarters)} in het kwartaal ervoor (${hours(before[1].child_quarters)}).`
      : 'Er zijn nog geen twee kwartalen om te vergelijken.',
    columns: [{ head: 'Kwartaal' }, ...reachColumns],
    rows: quarters.map(([day, sums]) => rowOf(portfolio, day, quarterWords(day, today), sums, queryOf(filter, { periode: quarterOf(day) }))),
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
      const added = [figure('Dossiers', grants), cents('Toegekend', grantedCents), ...reach.figures, figure('Realisatie', delivery, '%'), figure('Subsidie per kinduur', perHour, 'euro')]
      return { ...reach, figures: added, cells: [head, decimal(grants), euro(grantedCents), ...figures, delivery === null ? 'geen cijfer' : `${decimal(delivery, 1)}%`, perHour === null ? 'geen cijfer' : decimal(perHour)] }
    }),
  }
}

export const grantTable = (rows: readonly OutcomeGrantRow[], total: number): OutcomeTable => ({
  code: 'dossiers',
  title: 'Dossiers achter deze cijfers',
  finding: `${files(total)}, met de meeste kinduren eerst.`,
  lineHead: ['dossier', 'organisatie', 'titel', 'oproep', 'toestand', 'bron', 'toegekend (euro)', 'definitief (euro)', 'sessies', 'deelnames', 'kinduren', 'status van de deelnames'],
  columns: [{ head: 'Dossier' }, { head: 'Organisatie' }, { head: 'Titel' }, { head: 'Oproep' }, { head: 'Toestand' }, { head: 'Bron' }, { head: 'Toegekend', unit: 'euro', numeric: true }, { head: 'Sessies', numeric: true }, { head: 'Deelnames', numeric: true }, { head: 'Kinduren', numeric: true }],
  rows: rows.map((row) => ({
    key: row.number, name: row.title, figures: [],
    line: [row.number, row.organisation, row.title, row.call, grantWords[row.status], row.source === 'REPORT' ? 'eindverslag' : 'logboek', ...[cents('', row.grantedCents), cents('', row.finalCents), figure('', row.sessions), row.source === 'REPORT' || row.participants > 0 ? figure('', row.participants) : figure('', null), figure('', row.childQuarters / 4)].map(plainValue), row.source === 'REPORT' || row.participants > 0 ? 'cijfer' : 'geen cijfer'],
    cells: [row.number, row.organisation, row.title, row.call, grantWords[row.status], row.source === 'REPORT' ? 'eindverslag' : row.sessions === 0 ? 'nog geen cijfers' : 'logboek', euro(row.grantedCents), row.source === 'LOG' && row.sessions === 0 ? 'geen cijfer' : decimal(row.sessions), row.source === 'REPORT' || row.participants > 0 ? decimal(row.participants) : 'geen cijfer', row.source === 'LOG' && row.sessions === 0 ? 'geen cijfer' : hours(row.childQuarters)],
  })),
})

const reachColumns = [{ head: 'Sessies', numeric: true }, { head: 'Kinduren', numeric: true }, { head: 'Deelnames', numeric: true }, { head: 'Aandeel meisjes' }] as const

const rowOf = ({ scope, grants, outcomes }: Portfolio, key: string, name: string, sums: OutcomeSums | undefined, query?: string): OutcomeTable['rows'][number] => {
  if (!sums) return { key, name, href: query, figures: [figure('Sessies', 0), figure('Kinduren', 0, 'uur'), figure('Deelnames', 0), figure('Aandeel meisjes', null, '%')], cells: [name, '0', '0', '0', 'geen cijfer'] }
  const girls = outcomeIndicators({ ...outcomes, total: sums }, grants, scope).find(({ code }) => code === 'I04')
  return {
    key, name, href: query,
    figures: [figure('Sessies', sums.sessions), childFigure('Kinduren', sums.child_quarters / 4, sums.withheld, 'uur'), participationFigure(sums), ...(girls ? indicatorFigures(girls, 'Aandeel meisjes') : [])],
    cells: [name, decimal(sums.sessions), hiddenHours(sums), participations(sums), girls ? girlsWords(girls) : 'geen cijfer'],
  }
}

/** A log counts who was there, not how many different children. */
const participations = ({ participants, withheld, sessions }: Pick<OutcomeSums, 'participants' | 'withheld' | 'sessions'>): string => (participants === 0 && withheld === 0 && sessions > 0 ? 'geen cijfer' : children(participants, withheld))

const hiddenHours = ({ child_quarters, withheld }: OutcomeSums): string => children(child_quarters / 4, withheld)

const withUnit = (value: number, unit: string): string => `${decimal(value)}${unit === '%' ? '%' : ` ${unit}`}`

const compared = (now: number, before: number): string => (now === before ? 'evenveel als' : now > before ? 'meer dan' : 'minder dan')

const countWords = (count: number): string => (count === 0 ? 'Geen' : String(count))
