import { assignReviewers, type Pair } from '@/lib/reviews/matching'
import { seededRandom } from '@/lib/reviews/seeded-random'
import { faultsIn, isImprovable } from './assignment-proof'
import { timed, type Computation } from './computation'
import { computationBars } from './table'

const [files, reviewers, perApplication, conflicted] = [1000, 100, 3, 5000]

/** P11: a call of a thousand files, on points as the portal gives them, on random ones, and where nobody stated an expertise; each answer is proven the best of all by its residual graph. */
export const benchAssignment = async (): Promise<Computation> => {
  const random = seededRandom(11)
  const draw = (below: number): number => Math.floor(below * random())
  const pointsOf = {
    'points of the portal': () => 20 * draw(6) + (draw(10) === 0 ? 30 : 0) - (draw(20) === 0 ? 30 : 0),
    'random points': () => draw(1_000_000),
    'all the same': () => 0,
  }
  const done: Computation = { rows: [], bars: [] }
  for (const [name, points] of Object.entries(pointsOf)) {
    const input = {
      perApplication,
      preference: Array.from({ length: files }, () => Array.from({ length: reviewers }, points)),
      conflicts: Array.from({ length: conflicted }, (): Pair => [draw(files), draw(reviewers)]),
      load: Array.from({ length: reviewers }, () => ({ min: 15 + draw(10), max: 28 + draw(10) })),
    }
    const { result, ...row } = await timed(`P11 ${name}`, () => assignReviewers(input))
    const wrong = result.feasible ? faultsIn({ ...input, assignment: result.assignment }) : result.reasons
    const best = result.feasible && wrong.length === 0 && !isImprovable({ ...input, assignment: result.assignment })
    if (wrong.length > 0) console.error(wrong.join('\n'))
    done.rows.push(row)
    done.bars.push(...computationBars(name, row.seconds, 'proven optimal', best))
  }
  return done
}
