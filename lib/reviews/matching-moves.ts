import { at } from './typed-values'

/**
 * For each two reviewers the cheapest file that the one can hand to the other, and what that costs. A row is made anew only when it is asked for after
 * the files of its reviewer changed: a path is then found among the reviewers alone, however many files they have.
 */
export type Moves = { reviewers: number; cost: Float64Array; assigned: Uint8Array; price: Float64Array; file: Int32Array; stale: Uint8Array }

export const openMoves = (reviewers: number, cost: Float64Array, assigned: Uint8Array): Moves => ({
  reviewers, cost, assigned,
  price: new Float64Array(reviewers ** 2),
  file: new Int32Array(reviewers ** 2),
  stale: new Uint8Array(reviewers).fill(1),
})

/** Where the row of this reviewer begins in `price` and `file`; a price of Infinity is no move at all. Of two as cheap the first file counts. */
export const movesOf = ({ reviewers, cost, assigned, price, file, stale }: Moves, reviewer: number): number => {
  const begin = reviewer * reviewers
  if (stale[reviewer] === 0) return begin
  stale[reviewer] = 0
  price.fill(Infinity, begin, begin + reviewers)
  for (let row = 0; row < assigned.length; row += reviewers) {
    if (assigned[row + reviewer] === 0) continue
    const saved = at(cost, row + reviewer)
    for (let other = 0; other < reviewers; other++) {
      if (assigned[row + other] === 1 || at(cost, row + other) - saved >= at(price, begin + other)) continue
      price[begin + other] = at(cost, row + other) - saved
      file[begin + other] = row / reviewers
    }
  }
  return begin
}

/** `file` goes to `to`, away from `before` where there is one. */
export const moveFile = ({ reviewers, assigned, stale }: Moves, file: number, to: number, before: number | null): void => {
  const row = file * reviewers
  assigned[row + to] = 1
  for (let reviewer = 0; reviewer < reviewers; reviewer++) if (assigned[row + reviewer] === 1) stale[reviewer] = 1
  if (before !== null) assigned[row + before] = 0
}
