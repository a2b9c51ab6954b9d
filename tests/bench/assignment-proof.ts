import type { MatchingInput } from '@/lib/reviews/matching'

type Solved = Required<Pick<MatchingInput, 'preference' | 'load' | 'conflicts'>> & { perApplication: number; assignment: readonly (readonly number[])[] }

/** What breaks a rule: another number of reviewers than asked, a reviewer twice, a conflict, a load too low or too high. None of them is an assignment. */
export const faultsIn = ({ load, conflicts, perApplication, assignment }: Solved): string[] => {
  const held = loadsOf(load.length, assignment)
  return [
    ...assignment.flatMap((own, file) => (new Set(own).size === perApplication && own.length === perApplication ? [] : [`number of file ${file}`])),
    ...conflicts.flatMap(([file, reviewer]) => (assignment[file]?.includes(reviewer) ? [`conflict of ${reviewer} in ${file}`] : [])),
    ...load.flatMap(({ min, max }, reviewer) => ((held[reviewer] ?? 0) < min || (held[reviewer] ?? 0) > max ? [`load of ${reviewer}`] : [])),
  ]
}

/**
 * Whether some round of exchanges would do better; where none does, the assignment is the best of all (a flow costs least when its residual graph has
 * no negative cycle: Ahuja, Magnanti, Orlin, "Network Flows", 1993, 9.3). Knows nothing of how it was solved: Bellman and Ford over the reviewers, and
 * one node for whoever may still give a file away or take one more. For whole preferences.
 */
export const isImprovable = (solved: Solved): boolean => {
  const pool = solved.load.length
  const price = exchanges(solved)
  const held = loadsOf(pool, solved.assignment)
  for (const [reviewer, { min, max }] of solved.load.entries()) {
    if ((held[reviewer] ?? 0) > min) price[pool]?.splice(reviewer, 1, 0)
    if ((held[reviewer] ?? 0) < max) price[reviewer]?.splice(pool, 1, 0)
  }
  const cheapest = price.map(() => 0)
  for (let round = 0; round <= pool; round++) {
    let changed = false
    for (const [from, row] of price.entries()) {
      for (const [to, step] of row.entries()) {
        if ((cheapest[from] ?? 0) + step >= (cheapest[to] ?? 0)) continue
        cheapest[to] = (cheapest[from] ?? 0) + step
        changed = true
      }
    }
    if (!changed) return false
  }
  return true
}

/** What it costs at least when one reviewer hands a file to another; Infinity where that cannot be. The last row and column are the pool's. */
const exchanges = ({ preference, load, conflicts, assignment }: Solved): number[][] => {
  const price = Array.from({ length: load.length + 1 }, () => Array.from({ length: load.length + 1 }, () => Infinity))
  const closed = new Set(conflicts.map(([file, reviewer]) => file * load.length + reviewer))
  for (const [file, own] of assignment.entries()) {
    for (const from of own) {
      for (const [to, points] of (preference[file] ?? []).entries()) {
        const loss = (preference[file]?.[from] ?? 0) - points
        if (!own.includes(to) && !closed.has(file * load.length + to) && loss < (price[from]?.[to] ?? Infinity)) price[from]?.splice(to, 1, loss)
      }
    }
  }
  return price
}

const loadsOf = (reviewers: number, assignment: readonly (readonly number[])[]): number[] => {
  const held = Array.from({ length: reviewers }, () => 0)
  for (const reviewer of assignment.flat()) held[reviewer] = (held[reviewer] ?? 0) + 1
  return held
}
