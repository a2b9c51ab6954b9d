import fc from 'fast-check'
import { expect, test } from 'vitest'
import { connect } from '@/lib/reviews/connectivity'
import type { Pair } from '@/lib/reviews/matching'

/** Groups by walking from node to node: slow and plain. */
const partsOf = (pairs: readonly Pair[]): number => {
  const nodes = new Set(pairs.flatMap(([file, reviewer]) => [`f${file}`, `r${reviewer}`]))
  let parts = 0
  while (nodes.size > 0) {
    parts++
    const walk = [...nodes].slice(0, 1)
    for (let node = walk.pop(); node !== undefined; node = walk.pop()) {
      nodes.delete(node)
      for (const [file, reviewer] of pairs) {
        if (node === `f${file}` && nodes.has(`r${reviewer}`)) walk.push(`r${reviewer}`)
        if (node === `r${reviewer}` && nodes.has(`f${file}`)) walk.push(`f${file}`)
      }
    }
  }
  return parts
}

type Candidate = { pair: Pair; points: number }
const subsetsOf = (candidates: readonly Candidate[]): Candidate[][] => candidates.reduce<Candidate[][]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]])

const graph = fc.record({ files: fc.integer({ min: 1, max: 5 }), reviewers: fc.integer({ min: 1, max: 4 }) }).chain(({ files, reviewers }) => {
  const pair = fc.tuple(fc.integer({ min: 0, max: files - 1 }), fc.integer({ min: 0, max: reviewers - 1 }))
  const name = ([file, reviewer]: Pair): string => `${file}-${reviewer}`
  return fc.record({
    pairs: fc.uniqueArray(pair, { selector: name, maxLength: 6 }),
    candidates: fc.uniqueArray(fc.record({ pair, points: fc.integer({ min: -30, max: 130 }) }), { selector: (one) => name(one.pair), maxLength: 8 }),
  })
})

test('the extra pairs are the fewest that leave the fewest groups, with the most points of all such sets: as trying every set says', () => {
  fc.assert(fc.property(graph, ({ pairs, candidates }) => {
    const has = (side: 0 | 1, index: number): boolean => pairs.some((pair) => pair[side] === index)
    const known = candidates.filter(({ pair: [file, reviewer] }) => has(0, file) && has(1, reviewer))
    const sets = subsetsOf(known).map((set) => ({ parts: partsOf([...pairs, ...set.map(({ pair }) => pair)]), size: set.length, points: set.reduce((sum, { points }) => sum + points, 0) }))
    const [best] = sets.toSorted((one, other) => one.parts - other.parts || one.size - other.size || other.points - one.points)
    const found = connect({ pairs, candidates })
    const points = candidates.filter(({ pair }) => found.extra.includes(pair)).reduce((sum, one) => sum + one.points, 0)
    expect({ parts: found.parts, partsAfter: found.partsAfter, size: found.extra.length, points }).toEqual({ parts: partsOf(pairs), partsAfter: best?.parts, size: best?.size, points: best?.points })
  }), { numRuns: 400 })
})

test('two panels that share no file need one review to be compared, and the one that fits best is named', () => {
  const pairs: Pair[] = [[0, 0], [0, 1], [1, 2], [1, 3]]
  expect(connect({ pairs, candidates: [{ pair: [0, 2], points: 40 }, { pair: [1, 1], points: 80 }, { pair: [2, 0], points: 100 }] })).toEqual({ parts: 2, extra: [[1, 1]], partsAfter: 1 })
  expect(connect({ pairs, candidates: [] })).toEqual({ parts: 2, extra: [], partsAfter: 2 })
  expect(connect({ pairs: [], candidates: [{ pair: [0, 0], points: 1 }] })).toEqual({ parts: 0, extra: [], partsAfter: 0 })
})
