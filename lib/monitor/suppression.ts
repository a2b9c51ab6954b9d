import { arcsOf, cheapestCircle, stepsOf, type Arc, type Direction } from './suppression-flow'

export type CountTable = { rows: string[]; columns: string[]; counts: number[][] }

/** Null is hidden: because it is small, or because it would give a small one away. */
export type ShownTable = { shown: (number | null)[][]; rowTotals: (number | null)[]; columnTotals: (number | null)[]; total: number | null }

/** Domain 3.2, privacy rules: common practice, so that a number never points at a child. */
export const LEAST_SHOWN = 5

/**
 * One table of counts with its margins, safe to publish: no count from 1 up to the threshold can be worked out from what is shown.
 *
 * A table with margins is a circulation: what enters a row through its total leaves it through its cells, into the columns, through their totals, and
 * back through the grand total. Another table fits all that is shown exactly when one may be pushed around a circle of hidden figures; because such
 * a system is totally unimodular, a figure that can move at all can move by one. So each small figure is given a circle that moves it to another
 * small number (to any other where the threshold leaves only one), by hiding as little beside it as it takes: cells before margins, small figures
 * before large ones, zeros last. (Fischetti and Salazar, "Complementary Cell Suppression for Statistical Disclosure Control", 1999, for the problem;
 * the choice of circles here is greedy.)
 * @param table counts as whole numbers from 0, one array for each row, as long as the columns
 * @param threshold the least count above zero that is shown; margins fall under it too
 * @throws RangeError when the counts are not such a table
 */
export const suppress = (table: CountTable, threshold: number): ShownTable => {
  const arcs = arcsOf(countsOf(table), table.columns.length)
  const small = arcs.filter(({ count }) => count > 0 && count < threshold)
  for (const arc of small) arc.hidden = true
  const steps = stepsOf(arcs)
  for (const arc of small) {
    const [best] = directions(arc, threshold).flatMap((way) => cheapestCircle(steps, arc, way) ?? []).sort((a, b) => a.cost - b.cost)
    for (const passed of best?.arcs ?? []) passed.hidden = true
  }
  return shownOf(arcs, table)
}

/** Up or down by one, to a number that is small as well: one that is not would be ruled out by who knows that something small is hidden. */
const directions = ({ count }: Arc, threshold: number): Direction[] => [...(count + 1 < threshold || threshold <= 2 ? (['up'] as const) : []), ...(count > 1 || threshold <= 2 ? (['down'] as const) : [])]

const countsOf = ({ rows, columns, counts }: CountTable): number[][] => {
  if (counts.length !== rows.length || counts.some((row) => row.length !== columns.length)) throw new RangeError('The counts need one number for each row and column.')
  if (counts.flat().some((count) => !Number.isSafeInteger(count) || count < 0)) throw new RangeError('Counts are whole numbers from 0.')
  return counts
}

const shownOf = (arcs: readonly Arc[], { rows, columns }: CountTable): ShownTable => {
  const figures = arcs.map(({ count, hidden }) => (hidden ? null : count))
  const cells = rows.length * columns.length
  return {
    shown: rows.map((_row, index) => figures.slice(index * columns.length, (index + 1) * columns.length)),
    rowTotals: figures.slice(cells, cells + rows.length),
    columnTotals: figures.slice(cells + rows.length, -1),
    total: figures.at(-1) ?? null,
  }
}
