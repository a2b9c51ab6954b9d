import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FiguresSections } from '@/app/(public)/monitor/figures-sections'
import { GirlsSection } from '@/app/(public)/monitor/girls-section'
import { TargetsTable } from '@/app/(public)/monitor/targets-table'
import { LineChart } from '@/app/_ui/line-chart'
import { boxOf, linePoints } from '@/app/_ui/trend-words'
import { monitorEdition, type MonitorEdition } from '@/lib/monitor/edition'
import { targetStates, type PortalFacts } from '@/lib/monitor/edition-targets'
import { findingOf, seriesOf } from '@/lib/monitor/series'
import baseline from '@/prisma/seed/reference/stem-monitor-baseline.json'

const edition = monitorEdition.parse(baseline)
const facts: PortalFacts = { partnerships: 13, ages: { min: 5, max: 18 }, editions: 1 }
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, '|').replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').replaceAll(/\|+/g, '|')

test('the page shows each of the 14 figures of the source once in a table, with its operator in words and the words of the source', () => {
  const page = plain(renderToStaticMarkup(createElement('main', {}, createElement(GirlsSection, { edition }), createElement(FiguresSections, { edition }))))
  const before: Record<string, string> = { '=': '', '~': 'rond ', '>': 'meer dan ', '<': 'net geen ' }
  expect(baseline.figures).toHaveLength(14)
  for (const { code, labelNl, value, operator, quoteNl, schoolYear } of baseline.figures) {
    const row = new RegExp(`\\|${escaped(labelNl)}\\|[^|]+\\|${before[operator]}${String(value).replace('.', ',')}%\\|${escaped(quoteNl)}\\|[^|]*${schoolYear}\\|`, 'g')
    expect([code, page.match(row)?.length]).toEqual([code, 1])
  }
  for (const { textNl } of baseline.statements) expect(page).toContain(`|${textNl}|`)
})

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

test('each of the 4 targets says where it stands and whether it is met', () => {
  expect(targetStates(edition, facts).map(({ code, label, stand, state, words }) => [code, label, stand, state, words])).toEqual([
    ['T01', 'Minstens een derde meisjes in STEM-opleidingen', '4 van 7', 'partly', 'Tweede graad, derde graad BSO en derde graad TSO blijven eronder.'],
    ['T02', 'Aantal gefinancierde STEM-partnerschappen', '13 van 13', 'reached', 'Zoveel partnerschappen kregen subsidie via dit loket.'],
    ['T03', 'Doelgroep STEM-academies (leeftijd)', '5-18 jaar', 'reached', 'Het doel is 5-18 jaar. Elke activiteit met subsidie is voor kinderen van die leeftijd.'],
    ['T04', 'Rapporteringsritme STEM-monitor', '1 editie', 'unknown', 'Gevraagd is een editie om de 2 jaar. Latere cijfers staan hieronder, elk met hun bron.'],
  ])
  const page = plain(renderToStaticMarkup(createElement(TargetsTable, { targets: targetStates(edition, facts), reach: [] })))
  for (const { labelNl } of baseline.targets) expect(page).toContain(`|${labelNl}|`)
})

test('a target that is not met, or cannot be measured, says so', () => {
  const states = (given: Partial<PortalFacts>, over: Partial<MonitorEdition> = {}) => targetStates({ ...edition, ...over }, { ...facts, ...given }).map(({ stand, state }) => [stand, state])
  expect(states({ partnerships: 12, ages: { min: 4, max: 18 } }).slice(1, 3)).toEqual([['12 van 13', 'partly'], ['4-18 jaar', 'not-reached']])
  expect(states({ ages: null }, { figures: [] })).toEqual([['geen cijfer', 'unknown'], ['13 van 13', 'reached'], ['5-18 jaar', 'unknown'], ['1 editie', 'unknown']])
  const girls = edition.figures.filter(({ dimension }) => dimension.gender === 'V')
  expect(states({}, { figures: girls.filter(({ value }) => value < 30) })[0]).toEqual(['0 van 3', 'not-reached'])
  expect(states({}, { figures: girls.filter(({ value }) => value > 33) })[0]).toEqual(['4 van 4', 'reached'])
  expect(targetStates({ ...edition, targets: [{ code: 'T09', labelNl: 'Iets anders', value: 3, operator: '<=', unit: 'jaar', horizon: null, source: '' }] }, facts)).toEqual([{ code: 'T09', label: 'Iets anders', horizon: '', stand: '3 jaar', state: 'unknown', words: 'Voor dit doel is er geen cijfer.' }])
})

test('the same figure in several school years is a series, over editions too, with its goal apart', () => {
  const series = seriesOf([edition])
  expect(series.map(({ name, points }) => [name, points.map(({ period, value }) => `${period} ${value}`)])).toEqual([
    ['Instroom in STEM, tweede graad', ['2011-2012 34.23', '2014-2015 35.5']],
    ['Meisjes in STEM, derde graad ASO', ['2011-2012 48', '2018-2019 50.63', '2019-2020 51.83']],
    ['Instroom in STEM, derde graad TSO', ['2011-2012 39.87', '2015-2016 40.21', '2016-2017 40.88']],
    ['Vrouwen in STEM, academische master', ['2011-2012 33.33', '2015-2016 38.58', '2016-2017 40.27']],
    ['Instroom in STEM, tweede graad BSO', ['2014-2015 41.5', '2016-2017 41.49']],
    ['Instroom in STEM, tweede graad TSO', ['2014-2015 37.99', '2015-2016 37.65', '2016-2017 38.31']],
    ['Meisjes in STEM, professionele bachelor', ['2015-2016 23.63', '2016-2017 22.88']],
    ['Instroom in STEM, hoger onderwijs', ['2018-2019 46.8', '2019-2020 47.25']],
  ])
  const master = series.find(({ name }) => name.includes('master'))
  expect(master?.goal).toEqual({ value: 33.5, words: 'doel 2020: 33,5%' })
  expect(master && findingOf(master)).toBe('Vrouwen in STEM, academische master: 40,27% in 2016-2017, hoger dan rond 33,33% in 2011-2012.')
  const [first] = edition.figures
  if (!first) throw new Error('no figure')
  const next: MonitorEdition = { ...edition, referenceYear: '2024-2025', figures: [{ ...first, value: 30, schoolYear: '2024-2025' }], laterFigures: [] }
  expect(seriesOf([next, edition])[0]?.points.map(({ period }) => period)).toEqual(['2011-2012', '2014-2015', '2024-2025'])
})

test('no line of a trend runs through its words, and no words through others', () => {
  const drawn = (series: { points: { period: string; value: number; words: string }[]; goal: { value: number; words: string } | null }) =>
    renderToStaticMarkup(createElement(LineChart, { label: '', source: '', points: series.points, goal: series.goal ?? undefined }))
  const touching = (svg: string): string[] => {
    const texts = [...svg.matchAll(/class="(?:chart__words|trend__goal)" x="([-\d.]+)" y="([-\d.]+)" text-anchor="(start|middle|end)">([^<]*)</g)].map(([, x, y, anchor, words = '']) => ({ words, box: boxOf({ x: Number(x), y: Number(y), anchor: anchor === 'start' || anchor === 'end' ? anchor : 'middle' }, words) }))
    const dots = [...svg.matchAll(/cx="([-\d.]+)" cy="([-\d.]+)"/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y), words: '' }))
    const inside = ({ left, right, top, bottom }: (typeof texts)[number]['box']) => linePoints(dots).some(({ x, y }) => x > left && x < right && y > top && y < bottom)
    const beside = (one: (typeof texts)[number]) => texts.some((other) => other !== one && one.box.left < other.box.right && other.box.left < one.box.right && one.box.top < other.box.bottom && other.box.top < one.box.bottom)
    expect(texts.length).toBeGreaterThan(1)
    return texts.filter((one) => inside(one.box) || beside(one)).map(({ words }) => words)
  }
  const points = (...values: number[]) => ({ goal: null, points: values.map((value, index) => ({ period: `${2015 + index}-${2016 + index}`, value, words: `${value}%` })) })
  for (const series of [...seriesOf([edition]), points(40, 30), points(50, 40, 30), points(30, 42, 31), points(42, 30, 43), points(30, 30)]) expect([series.points.map(({ words }) => words), touching(drawn(series))]).toEqual([expect.anything(), []])
})
