import { setImmediate as turn } from 'node:timers/promises'
import { expectedRanks, openCalibration, type GivenScore } from '@/lib/reviews/calibration'
import { DRAWS_PER_TURN } from '@/lib/reviews/calibrate-call'
import { normalDraws, seededRandom } from '@/lib/reviews/seeded-random'
import { timed, type Computation } from './computation'
import { computationBars } from './table'

const [files, reviewers, perFile, draws] = [1000, 100, 3, 20_000]

/** P12: a thousand files with three reviews each, in turns as the worker draws them, and all at once: the same seed must give the same bytes. */
export const benchCalibration = async (): Promise<Computation> => {
  const input = { scores: panel(), draws, seed: 12 }
  const inTurns = await timed('P12 in turns, as the worker', async () => {
    const run = openCalibration(input)
    while (!run.advance(DRAWS_PER_TURN)) await turn()
    const { applications, ...rest } = run.result()
    return JSON.stringify({ applications: applications.map(({ above: _above, ...application }) => application), ...rest })
  })
  const atOnce = await timed('P12 at once', () => JSON.stringify(expectedRanks({ ...input, scores: input.scores.toReversed() })))
  const same = inTurns.result === atOnce.result
  return { rows: [inTurns, atOnce].map(({ result: _bytes, ...row }) => row), bars: [...computationBars('in turns', inTurns.seconds, 'same seed, same bytes', same), ...computationBars('at once', atOnce.seconds, 'same seed, same bytes', same)] }
}

const panel = (): GivenScore[] => {
  const random = seededRandom(12)
  const normal = normalDraws(random)
  const severity = Array.from({ length: reviewers }, () => 4 * normal())
  return Array.from({ length: files }, (_, file) => {
    const quality = 60 + 8 * normal()
    const chosen = new Set<number>()
    while (chosen.size < perFile) chosen.add(Math.floor(reviewers * random()))
    return [...chosen].map((reviewer) => ({ application: `a${String(file).padStart(4, '0')}`, reviewer: `r${reviewer}`, score: quality - (severity[reviewer] ?? 0) + 5 * normal() }))
  }).flat()
}
