/** A figure of a table as what flows between two nodes: source → row → column → sink → source. */
export type Arc = { from: number; to: number; count: number; hidden: boolean; cost: number }
export type Direction = 'up' | 'down'
export type Circle = { cost: number; arcs: Arc[] }

const SOURCE = 0
const SINK = 1

/** The cells row by row, then the totals of the rows, those of the columns, and the grand total. A margin costs more than any cell, the grand total more than any margin, a zero more than any count of its kind. */
export const arcsOf = (counts: readonly number[][], columns: number): Arc[] => {
  const row = (index: number) => 2 + index
  const column = (index: number) => 2 + counts.length + index
  const rowTotals = counts.map(sum)
  const columnTotals = Array.from({ length: columns }, (_column, index) => sum(counts.map((cells) => cells[index] ?? 0)))
  const total = sum(rowTotals)
  const arc = (from: number, to: number, count: number, weight: number): Arc => ({ from, to, count, hidden: false, cost: weight * (total + 2) + (count === 0 ? total + 1 : count) })
  return [
    ...counts.flatMap((cells, r) => cells.map((count, c) => arc(row(r), column(c), count, 0))),
    ...rowTotals.map((count, r) => arc(SOURCE, row(r), count, 4)),
    ...columnTotals.map((count, c) => arc(column(c), SINK, count, 4)),
    arc(SINK, SOURCE, total, 16),
  ]
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)

/** What leads on from each node: along an arc, and against it while something flows in it. */
export const stepsOf = (arcs: readonly Arc[]): Steps => {
  const steps: Steps = new Map(arcs.flatMap(({ from, to }) => [[from, []], [to, []]]))
  for (const arc of arcs) {
    steps.get(arc.from)?.push({ to: arc.to, arc })
    if (arc.count > 0) steps.get(arc.to)?.push({ to: arc.from, arc })
  }
  return steps
}

/**
 * The circle that moves this figure by one and hides least beside what is hidden (cost 0: nothing), or null where none exists. It leads from where the
 * one that is pushed comes out to where it has to come back. Dijkstra over the nodes.
 */
export const cheapestCircle = (steps: Steps, moved: Arc, direction: Direction): Circle | null => {
  const [start, end] = direction === 'up' ? [moved.to, moved.from] : [moved.from, moved.to]
  const open = new Map<number, Reached>([[start, { cost: 0, last: null }]])
  const done = new Set<number>()
  for (;;) {
    const [node, way] = [...open].reduce<[number, Reached] | [null, null]>((least, one) => (least[1] === null || one[1].cost < least[1].cost ? one : least), [null, null])
    if (node === null) return null
    if (node === end) return { cost: way.cost, arcs: arcsTo(way) }
    open.delete(node)
    done.add(node)
    for (const { to, arc } of steps.get(node) ?? []) {
      if (arc === moved || done.has(to)) continue
      const cost = way.cost + (arc.hidden ? 0 : arc.cost)
      if (cost < (open.get(to)?.cost ?? Infinity)) open.set(to, { cost, last: { arc, before: way } })
    }
  }
}

type Steps = Map<number, { to: number; arc: Arc }[]>
type Reached = { cost: number; last: { arc: Arc; before: Reached } | null }

const arcsTo = ({ last }: Reached): Arc[] => (last === null ? [] : [...arcsTo(last.before), last.arc])
