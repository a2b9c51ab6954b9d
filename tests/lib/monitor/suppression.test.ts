import fc from 'fast-check'
import loadHighs from 'highs'
import { describe, expect, test } from 'vitest'
import { suppress, type CountTable, type ShownTable } from '@/lib/monitor/suppression'

const tableOf = (counts: number[][]): CountTable => ({ rows: counts.map((_row, index) => `r${index}`), columns: (counts[0] ?? []).map((_count, index) => `c${index}`), counts })
const shownOf = (counts: number[][], threshold = 5) => suppress(tableOf(counts), threshold)

describe('what is shown', () => {
  test('a table without small counts is shown whole, zeros too', () => {
    expect(shownOf([[12, 0], [5, 9]])).toEqual({ shown: [[12, 0], [5, 9]], rowTotals: [12, 14], columnTotals: [17, 9], total: 26 })
  })

  test('one small count takes three others with it, the smallest that close a circle', () => {
    expect(shownOf([[3, 20, 9], [30, 40, 50], [8, 60, 7]])).toEqual({ shown: [[null, 20, null], [30, 40, 50], [null, 60, null]], rowTotals: [32, 120, 75], columnTotals: [41, 120, 66], total: 227 })
  })

  test('in one column each row is its total: the smallest other count hides it', () => {
    expect(shownOf([[12], [3], [7]])).toEqual({ shown: [[12], [null], [null]], rowTotals: [12, null, null], columnTotals: [22], total: 22 })
  })

  test('where nothing else can hide it, the totals go too', () => {
    expect(shownOf([[3]])).toEqual({ shown: [[null]], rowTotals: [null], columnTotals: [null], total: null })
  })

  test('a margin that is small is hidden as any count', () => {
    expect(shownOf([[2, 1], [9, 8]]).rowTotals[0]).toBe(null)
  })

  test('two small counts that are all of a total do not give each other away', () => {
    expect(shownOf([[1, 1]])).toEqual({ shown: [[null, null]], rowTotals: [null], columnTotals: [null, null], total: null })
  })

  test('a zero cannot be one less, so it hides nothing: then the totals of the rows do', () => {
    expect(shownOf([[3, 0], [20, 0]])).toEqual({ shown: [[null, 0], [null, 0]], rowTotals: [null, null], columnTotals: [23, 0], total: 23 })
  })

  test('an empty table has a total of zero', () => {
    expect(suppress({ rows: [], columns: ['a'], counts: [] }, 5)).toEqual({ shown: [], rowTotals: [], columnTotals: [0], total: 0 })
  })

  test.each([[[[1, 2], [3]]], [[[1.5]]], [[[-1]]], [[[Number.NaN]]]])('%j is no table of counts', (counts) => {
    expect(() => shownOf(counts)).toThrow(RangeError)
  })
})

const counts = (most: number, sides: { min: number; max: number }) =>
  fc.tuple(fc.integer(sides), fc.integer(sides)).chain(([rows, columns]) => fc.array(fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: most })), { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows }))

/** Each figure with its name, its true count and what is shown of it; cells first, then margins. */
const figuresOf = (table: number[][], { shown, rowTotals, columnTotals, total }: ShownTable) => {
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0))
  const columns = (table[0] ?? []).map((_count, c) => table.reduce((sum, row) => sum + (row[c] ?? 0), 0))
  return [
    ...table.flatMap((row, r) => row.map((count, c) => ({ name: `x${r}_${c}`, count, shown: shown[r]?.[c] ?? null }))),
    ...rows.map((count, r) => ({ name: `r${r}`, count, shown: rowTotals[r] ?? null })),
    ...columns.map((count, c) => ({ name: `c${c}`, count, shown: columnTotals[c] ?? null })),
    { name: 't', count: rows.reduce((sum, count) => sum + count, 0), shown: total },
  ]
}

test('what is shown is true, every small count is hidden, and a hidden figure is never shown by a margin of the same name', () => {
  fc.assert(fc.property(counts(30, { min: 1, max: 6 }), fc.integer({ min: 2, max: 8 }), (table, threshold) => {
    for (const { count, shown } of figuresOf(table, shownOf(table, threshold))) {
      if (shown !== null) expect(shown).toBe(count)
      if (count > 0 && count < threshold) expect(shown).toBe(null)
    }
  }))
})

test('the order of rows and columns does not decide whether something is hidden', () => {
  fc.assert(fc.property(counts(30, { min: 1, max: 5 }), (table) => {
    const turned = [...table].reverse().map((row) => [...row].reverse())
    const none = (one: ShownTable) => one.shown.flat().every((count) => count !== null)
    expect(none(shownOf(turned))).toBe(none(shownOf(table)))
  }))
})

/** By an integer solver that knows nothing of circles: the least and the most a figure can be, given all that is shown. */
test('by equations and by bounds, a small count keeps at least two small numbers that fit all that is shown', async () => {
  const solver = await loadHighs()
  const extreme = (figures: ReturnType<typeof figuresOf>, table: number[][], name: string, sense: 'Minimize' | 'Maximize'): number => {
    const sums = [
      ...table.map((row, r) => `${row.map((_count, c) => `x${r}_${c}`).join(' + ')} - r${r} = 0`),
      ...(table[0] ?? []).map((_count, c) => `${table.map((_row, r) => `x${r}_${c}`).join(' + ')} - c${c} = 0`),
      `${table.map((_row, r) => `r${r}`).join(' + ')} - t = 0`,
    ]
    const bounds = figures.map((figure) => (figure.shown === null ? `0 <= ${figure.name} <= 1000` : `${figure.name} = ${figure.shown}`))
    const { Status, ObjectiveValue } = solver.solve(`${sense}\n obj: ${name}\nSubject To\n${sums.map((line, index) => ` s${index}: ${line}`).join('\n')}\nBounds\n${bounds.map((line) => ` ${line}`).join('\n')}\nGeneral\n ${figures.map((figure) => figure.name).join(' ')}\nEnd`)
    if (Status !== 'Optimal') throw new Error(Status)
    return Math.round(ObjectiveValue)
  }
  let judged = 0
  fc.assert(fc.property(counts(14, { min: 1, max: 4 }), fc.integer({ min: 3, max: 7 }), (table, threshold) => {
    const figures = figuresOf(table, shownOf(table, threshold))
    for (const { name, count } of figures) {
      if (count === 0 || count >= threshold) continue
      judged += 1
      const [least, most] = [Math.max(1, extreme(figures, table, name, 'Minimize')), Math.min(threshold - 1, extreme(figures, table, name, 'Maximize'))]
      expect(most - least, `${name} in ${JSON.stringify(table)} under ${threshold}`).toBeGreaterThanOrEqual(1)
    }
  }), { numRuns: Number(process.env['SUPPRESSION_RUNS'] ?? 30) })
  expect(judged).toBeGreaterThan(30)
}, 120_000)

test('a table of three hundred municipalities is done while one waits', () => {
  const table = Array.from({ length: 300 }, (_row, r) => Array.from({ length: 6 }, (_column, c) => ((r * 7 + c * 13) % 23) * ((r + c) % 3)))
  const { shown } = shownOf(table)
  expect(shown.flat().filter((count) => count === null).length).toBeGreaterThan(100)
})
