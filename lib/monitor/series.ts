import { inWords, withUnit, type MonitorEdition } from './edition'

export type SeriesPoint = { period: string; value: number; words: string; source: string; sourceUrl: string | null }
export type Series = { name: string; points: SeriesPoint[]; goal: { value: number; words: string } | null }

const SCHOOL_YEAR = /^\d{4}-\d{4}$/

/** The same figure in several years, over all editions given; what is no school year ("doel 2020") is a goal. One point alone is no series. */
export const seriesOf = (editions: readonly MonitorEdition[]): Series[] => {
  const points = editions.flatMap(({ figures, laterFigures, source }) => [
    ...figures.map((figure) => ({ series: figure.series, period: figure.schoolYear, value: figure.value, words: inWords(figure), source: figure.source || source, sourceUrl: null })),
    ...laterFigures.map(({ series, schoolYear, value, unit, sourceUrl }) => ({ series, period: schoolYear, value, words: withUnit(value, unit), source: new URL(sourceUrl).hostname.replace(/^www\./, ''), sourceUrl })),
  ])
  const names = [...new Set(points.map(({ series }) => series))].filter((name) => name !== '')
  return names.flatMap((name) => {
    const own = points.filter(({ series }) => series === name)
    const years = new Map(own.filter(({ period }) => SCHOOL_YEAR.test(period)).map(({ series: _series, ...point }) => [point.period, point]))
    const goal = own.find(({ period }) => !SCHOOL_YEAR.test(period))
    const sorted = [...years.values()].toSorted((a, b) => (a.period < b.period ? -1 : 1))
    return sorted.length < 2 ? [] : [{ name, points: sorted, goal: goal ? { value: goal.value, words: `${goal.period}: ${goal.words}` } : null }]
  })
}

/** What a series says, in a sentence. */
export const findingOf = ({ name, points }: Series): string => {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last) return name
  const course = last.value > first.value ? 'hoger dan' : last.value < first.value ? 'lager dan' : 'gelijk aan'
  return `${name}: ${last.words} in ${last.period}, ${course} ${first.words} in ${first.period}.`
}
