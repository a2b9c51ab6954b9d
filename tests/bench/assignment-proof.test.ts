import { expect, test } from 'vitest'
import { assignReviewers, type Pair } from '@/lib/reviews/matching'
import { seededRandom } from '@/lib/reviews/seeded-random'
import { faultsIn, isImprovable } from './assignment-proof'

const solved = async (seed: number) => {
  const random = seededRandom(seed)
  const draw = (below: number): number => Math.floor(below * random())
  const input = {
    perApplication: 2,
    preference: Array.from({ length: 60 }, () => Array.from({ length: 12 }, () => draw(100))),
    conflicts: Array.from({ length: 40 }, (): Pair => [draw(60), draw(12)]),
    load: Array.from({ length: 12 }, () => ({ min: 6 + draw(4), max: 10 + draw(4) })),
  }
  const found = await assignReviewers(input)
  if (!found.feasible) throw new Error(found.reasons.join(' '))
  return { ...input, assignment: found.assignment }
}

test('what the solver gives breaks no rule and no round of exchanges betters it', async () => {
  for (let seed = 1; seed <= 20; seed++) {
    const answer = await solved(seed)
    expect([seed, faultsIn(answer), isImprovable(answer)]).toEqual([seed, [], false])
  }
})

test('an assignment that is one exchange away from the best is seen, and so is a broken rule', async () => {
  const answer = await solved(1)
  const [first = [], second = []] = answer.assignment
  const swap = first.flatMap((one) => second.map((other) => ({ one, other }))).find(({ one, other }) => !first.includes(other) && !second.includes(one) && !answer.conflicts.some(([file, reviewer]) => (file === 0 && reviewer === other) || (file === 1 && reviewer === one)))
  if (!swap) throw new Error('these two files have nothing to exchange')
  const worse = { ...answer, assignment: [first.map((own) => (own === swap.one ? swap.other : own)), second.map((own) => (own === swap.other ? swap.one : own)), ...answer.assignment.slice(2)] }
  expect([faultsIn(worse), isImprovable(worse)]).toEqual([[], true])

  expect(faultsIn({ ...answer, conflicts: [[0, first[0] ?? 0]] })).toEqual([`conflict of ${first[0]} in 0`])
  expect(faultsIn({ ...answer, assignment: [[3, 3], ...answer.assignment.slice(1)] })).toContain('number of file 0')
  expect(faultsIn({ ...answer, load: answer.load.map(() => ({ min: 0, max: 0 })) })).toHaveLength(12)
})
