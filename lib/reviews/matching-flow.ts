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
}

export const openFlow = ({ cost, must, wanted, reviewers }: MatchingProblem): Flow => ({
  assigned: new Uint8Array(cost.length),
  byMust: must.map(() => 0),
  byMay: must.map(() => 0),
  left: { must: sum(must), may: sum(wanted) - sum(must) },
  potential: new Float64Array(reviewers + 2),
})

/** Nodes are the reviewers and behind them the two gates; an application is only passed through. `via` is the application a step moves. */
type Step = { node: number; via: number }
type Path = { ends: true; from: readonly (Step | undefined)[] & { last: number } } | { ends: false; reached: readonly boolean[] }

const START = -1
const NONE = -1

/** Dijkstra on reduced costs: from one application that still wants a reviewer to a gate with room. */
export const cheapestPath = (problem: MatchingProblem, flow: Flow, application: number): Path => {
  const { reviewers, cost, must, may } = problem
  const { potential, assigned } = flow
  const [mustGate, mayGate, nodes] = [reviewers, reviewers + 1, reviewers + 2]
  const distance = new Float64Array(nodes).fill(Infinity)
  const done: boolean[] = Array.from({ length: nodes }, () => false)
  const from: (Step | undefined)[] = Array.from({ length: nodes })
  const relax = (node: number, length: number, step: Step): void => {
    if (done[node] || length >= at(distance, node)) return
    distance[node] = length
    from[node] = step
  }
  for (let reviewer = 0; reviewer < reviewers; reviewer++)
    if (assigned[application * reviewers + reviewer] === 0) relax(reviewer, at(cost, application * reviewers + reviewer) - at(potential, reviewer), { node: START, via: application })

  for (;;) {
    const node = nearest(distance, done)
    if (node === NONE) return { ends: false, reached: done }
    done[node] = true
    const here = at(distance, node)
    if ((node === mustGate && flow.left.must > 0) || (node === mayGate && flow.left.may > 0)) {
      for (let known = 0; known < nodes; known++) if (done[known]) potential[known] = at(potential, known) + at(distance, known) - here
      return { ends: true, from: Object.assign(from, { last: node }) }
    }
    const base = here + at(potential, node)
    if (node >= reviewers) {
      const used = node === mustGate ? flow.byMust : flow.byMay
      for (let reviewer = 0; reviewer < reviewers; reviewer++) if ((used[reviewer] ?? 0) > 0) relax(reviewer, base - at(potential, reviewer), { node, via: NONE })
      continue
    }
    if ((flow.byMust[node] ?? 0) < (must[node] ?? 0)) relax(mustGate, base - at(potential, mustGate), { node, via: NONE })
    if ((flow.byMay[node] ?? 0) < (may[node] ?? 0)) relax(mayGate, base - at(potential, mayGate), { node, via: NONE })
    for (let moved = 0; moved < problem.wanted.length; moved++) {
      if (assigned[moved * reviewers + node] === 0) continue
      const saved = base - at(cost, moved * reviewers + node)
      for (let other = 0; other < reviewers; other++)
        if (!done[other] && assigned[moved * reviewers + other] === 0) relax(other, saved + at(cost, moved * reviewers + other) - at(potential, other), { node, via: moved })
    }
  }
}

/** One unit more along the path: each application it passes leaves one reviewer for the next. */
export const push = ({ reviewers }: MatchingProblem, { assigned, byMust, byMay, left }: Flow, path: readonly (Step | undefined)[] & { last: number }): void => {
  const mustGate = reviewers
  if (path.last === mustGate) left.must -= 1
  else left.may -= 1
  for (let node = path.last; node !== START;) {
    const step = path[node]
    if (!step) throw new Error('The path has a gap.')
    if (node >= reviewers) count(node === mustGate ? byMust : byMay, step.node, 1)
    else if (step.node >= reviewers) count(step.node === mustGate ? byMust : byMay, node, -1)
    else {
      assigned[step.via * reviewers + node] = 1
      if (step.node !== START) assigned[step.via * reviewers + step.node] = 0
    }
    node = step.node
  }
}

const nearest = (distance: Float64Array, done: readonly boolean[]): number => {
  let found = NONE
  for (let node = 0; node < distance.length; node++) if (!done[node] && at(distance, node) < (found === NONE ? Infinity : at(distance, found))) found = node
  return found
}

const at = (values: Float64Array, index: number): number => values[index] ?? Infinity
const count = (counts: number[], index: number, by: number): void => void (counts[index] = (counts[index] ?? 0) + by)
export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
