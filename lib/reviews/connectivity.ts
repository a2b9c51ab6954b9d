import type { Pair } from './matching'

export type Connection = {
  /** Groups of files and reviewers that share no review with each other; 0 when there is no pair. */
  parts: number
  /** Reviews that would make one group of them, as few as possible, of those the ones with the most points. */
  extra: Pair[]
  /** Groups that are left after these; 1 when all is connected. */
  partsAfter: number
}

/**
 * The graph of files and reviewers, an edge for each review. Severity of reviewers can only be told apart within one group. Each extra pair joins
 * at most two groups, so parts − 1 of them is the least; Kruskal's algorithm (1956) over the candidates from most to least points finds them, and
 * of all such sets one with the highest sum. Only files and reviewers that already have a pair count. The same input gives the same answer.
 */
export const connect = ({ pairs, candidates }: { pairs: readonly Pair[]; candidates: readonly { pair: Pair; points: number }[] }): Connection => {
  const groups = openGroups()
  for (const [file, reviewer] of pairs) groups.join(`f${file}`, `r${reviewer}`)
  const parts = groups.count()
  const ordered = candidates
    .filter(({ pair: [file, reviewer] }) => groups.has(`f${file}`) && groups.has(`r${reviewer}`))
    .toSorted((one, other) => other.points - one.points || one.pair[0] - other.pair[0] || one.pair[1] - other.pair[1])
  const extra = ordered.flatMap(({ pair }) => (groups.join(`f${pair[0]}`, `r${pair[1]}`) ? [pair] : []))
  return { parts, extra, partsAfter: groups.count() }
}

/** Disjoint sets by their root; joining answers whether they were two. */
const openGroups = () => {
  const above = new Map<string, string>()
  const rootOf = (node: string): string => {
    let root = node
    for (let next = above.get(root); next !== undefined && next !== root; next = above.get(root)) root = next
    above.set(node, root)
    return root
  }
  return {
    has: (node: string): boolean => above.has(node),
    join: (one: string, other: string): boolean => {
      const [first, second] = [rootOf(one), rootOf(other)]
      above.set(second, first)
      return first !== second
    },
    count: (): number => [...above].filter(([node, root]) => node === root).length,
  }
}
