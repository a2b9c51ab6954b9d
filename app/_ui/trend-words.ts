/** A point of a line on the screen, with the words that stand by it. */
export type Mark = { x: number; y: number; words: string }
export type PlacedWords = { x: number; y: number; anchor: 'start' | 'middle' | 'end' }

type Box = { left: number; right: number; top: number; bottom: number }

/**
 * Where the words of each point stand, so that no line runs through them: above or under it, in the middle or to a side, the first place that is free,
 * and otherwise the one that touches least. The words of the goal take a corner of its line first.
 */
export const placeWords = (marks: readonly Mark[], width: number, goal?: { y: number; words: string }): { marks: PlacedWords[]; goal: PlacedWords | null } => {
  const ink = [...linePoints(marks), ...marks, ...(goal ? steps({ x: 0, y: goal.y }, { x: width, y: goal.y }) : [])]
  const taken: Box[] = []
  const settle = (places: readonly PlacedWords[], words: string): PlacedWords => {
    const costs = places.map((place) => costOf(boxOf(place, words), ink, taken, width))
    const best = places[costs.indexOf(Math.min(...costs))] ?? { x: 0, y: 0, anchor: 'start' }
    taken.push(boxOf(best, words))
    return best
  }
  const goalWords = goal ? settle([goal.y - 5, goal.y + 15].flatMap((y): PlacedWords[] => [{ x: width, y, anchor: 'end' }, { x: 0, y, anchor: 'start' }]), goal.words) : null
  return { marks: marks.map((mark) => settle(around(mark), mark.words)), goal: goalWords }
}

/** The box of words that a test may hold against the lines. */
export const boxOf = ({ x, y, anchor }: PlacedWords, words: string): Box => {
  const length = words.length * LETTER
  const left = anchor === 'start' ? x : anchor === 'end' ? x - length : x - length / 2
  return { left, right: left + length, top: y - 11, bottom: y + 3 }
}

/** The points of the lines between the marks, close enough that nothing slips through. */
export const linePoints = (marks: readonly Mark[]): { x: number; y: number }[] => marks.slice(1).flatMap((mark, index) => { const before = marks[index]; return before ? steps(before, mark) : [] })

const LETTER = 7
const STEPS = 80
const [BESIDE, ABOVE, UNDER] = [8, 9, 18]

const around = ({ x, y }: Mark): PlacedWords[] =>
  [y - ABOVE, y + UNDER].flatMap((line): PlacedWords[] => [{ x, y: line, anchor: 'middle' }, { x: x - BESIDE, y: line, anchor: 'start' }, { x: x + BESIDE, y: line, anchor: 'end' }, { x: x + BESIDE / 2, y: line, anchor: 'start' }, { x: x - BESIDE / 2, y: line, anchor: 'end' }])

const steps = (from: { x: number; y: number }, to: { x: number; y: number }): { x: number; y: number }[] =>
  Array.from({ length: STEPS + 1 }, (_, step) => ({ x: from.x + ((to.x - from.x) * step) / STEPS, y: from.y + ((to.y - from.y) * step) / STEPS }))

const costOf = (box: Box, ink: readonly { x: number; y: number }[], taken: readonly Box[], width: number): number => {
  const outside = Math.max(0, -box.left) + Math.max(0, box.right - width)
  const touched = ink.filter(({ x, y }) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top - 1 && y <= box.bottom + 1).length
  const overlaps = taken.filter((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom).length
  return touched + 100 * overlaps + 10 * outside
}
