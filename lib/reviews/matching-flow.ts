import { moveFile, movesOf, openMoves, type Moves } from './matching-moves'
import { at, whole } from './typed-values'

/** Locks are settled beforehand: what is left to find, in whole numbers. */
export type MatchingProblem = {
  reviewers: number
  locks: number[][]
  wanted: number[]
  /** Cost of each pair as a whole number, none negative; a pair that may not be is FORBIDDEN. */
  cost: Float64Array
  /** Places that must and that may be filled beyond the locks. */
  must: number[]
  may: number[]
  /** Of each application and reviewer, for the reasons. */
  asked: number[]
  load: readonly { min: number; max: number }[]
  contradictions: string[]
  nameOf: { application: (index: number) => string; reviewer: (index: number) => string }
}

/** The cost of a pair that may not be. */
export const FORBIDDEN = Infinity

/**
 * Where each unit goes: application → reviewer → one of two gates → the end. The gate of the minima lets through exactly their sum and the other
 * the rest, so that a full flow has met every minimum.
 */
export type Flow = {
  assigned: Uint8Array
  /** Units of each reviewer by the gate of the minima, and by the other. */
  byMust: number[]
  byMay: number[]
  left: { must: number; may: number }
  potential: Float64Array
  moves: Moves
}

export const openFlow = ({ cost, must, wanted, reviewers }: MatchingProblem): Flow => {
  const assigned = new Uint8Array(cost.length)
  return {
    assigned,
    byMust: must.map(() => 0),
    byMay: must.map(() => 0),
    left: { must: sum(must), may: sum(wanted) - sum(must) },
    potential: new Float64Array(reviewers + 2),
    moves: openMoves(reviewers, cost, assigned),
  }
}

/**
 * Nodes are the reviewers and behind them the two gates; an application is only passed through. Each node of a path knows the node before it (`from`)
 * and the application that moves between them (`via`).
 */
type Path = { ends: true; last: number; from: Int32Array; via: Int32Array } | { ends: false; reached: readonly boolean[] }

const START = -1
const NONE = -1

/** Dijkstra on reduced costs: from one application that still wants a reviewer to a gate with room. */
export const cheapestPath = (problem: MatchingProblem, flow: Flow, application: number): Path => {
  const { reviewers, cost, must, may } = problem
  const { potential, assigned, moves } = flow
  const [mustGate, mayGate, nodes] = [reviewers, reviewers + 1, reviewers + 2]
  const distance = new Float64Array(nodes).fill(Infinity)
  const done = new Uint8Array(nodes)
  const [from, via] = [new Int32Array(nodes), new Int32Array(nodes)]
  const relax = (node: number, length: number, before: number, moved: number): void => {
    if (done[node] === 1 || length >= at(distance, node)) return
    distance[node] = length
    from[node] = before
    via[node] = moved
  }
  for (let reviewer = 0; reviewer < reviewers; reviewer++)
    if (assigned[application * reviewers + reviewer] === 0) relax(reviewer, at(cost, application * reviewers + reviewer) - at(potential, reviewer), START, application)

  for (;;) {
    const node = nearest(distance, done)
    if (node === NONE) return { ends: false, reached: Array.from(done, (mark) => mark === 1) }
    done[node] = 1
    const here = at(distance, node)
    if ((node === mustGate && flow.left.must > 0) || (node === mayGate && flow.left.may > 0)) {
      for (let known = 0; known < nodes; known++) if (done[known] === 1) potential[known] = at(potential, known) + at(distance, known) - here
      return { ends: true, last: node, from, via }
    }
    const base = here + at(potential, node)
    if (node >= reviewers) {
      const used = node === mustGate ? flow.byMust : flow.byMay
      for (let reviewer = 0; reviewer < reviewers; reviewer++) if ((used[reviewer] ?? 0) > 0) relax(reviewer, base - at(potential, reviewer), node, NONE)
      continue
    }
    if ((flow.byMust[node] ?? 0) < (must[node] ?? 0)) relax(mustGate, base - at(potential, mustGate), node, NONE)
    if ((flow.byMay[node] ?? 0) < (may[node] ?? 0)) relax(mayGate, base - at(potential, mayGate), node, NONE)
    const row = movesOf(moves, node)
    for (let other = 0; other < reviewers; other++) relax(other, base + at(moves.price, row + other) - at(potential, other), node, whole(moves.file, row + other))
  }
}

/** One unit more along the path: each application it passes leaves one reviewer for the next. */
export const push = ({ reviewers }: MatchingProblem, { moves, byMust, byMay, left }: Flow, { last, from, via }: Extract<Path, { ends: true }>): void => {
  const mustGate = reviewers
  if (last === mustGate) left.must -= 1
  else left.may -= 1
  for (let node = last; node !== START;) {
    const before = whole(from, node)
    if (node >= reviewers) count(node === mustGate ? byMust : byMay, before, 1)
    else if (before >= reviewers) count(before === mustGate ? byMust : byMay, node, -1)
    else moveFile(moves, whole(via, node), node, before === START ? null : before)
    node = before
  }
}

const nearest = (distance: Float64Array, done: Uint8Array): number => {
  let found = NONE
  let least = Infinity
  for (let node = 0; node < distance.length; node++) {
    if (done[node] === 1 || at(distance, node) >= least) continue
    found = node
    least = at(distance, node)
  }
  return found
}

const count = (counts: number[], index: number, by: number): void => void (counts[index] = (counts[index] ?? 0) + by)
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
