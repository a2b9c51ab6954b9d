import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { expectedRanks, openCalibration, type GivenScore } from '@/lib/reviews/calibration'
import { rankCounter } from '@/lib/reviews/count-ranks'
import { normalDraws, seededRandom } from '@/lib/reviews/seeded-random'

const panels = Number(process.env['PANELS'] ?? 8)

type Truth = { scores: GivenScore[]; quality: number[]; severity: Map<string, number> }

/** A panel whose truth is known: 60 files, each scored by so many of the reviewers, picked by lot. */
const panel = (seed: number, { files = 60, reviewers = 8, each = 3, spread = 8, severity = 4, noise = 5 } = {}): Truth => {
  const random = seededRandom(seed)
  const normal = normalDraws(random)
  const quality = Array.from({ length: files }, () => spread * normal())
  const harsh = Array.from({ length: reviewers }, () => severity * normal())
  const scores = quality.flatMap((value, file) => {
    const chosen = new Set<number>()
    while (chosen.size < each) chosen.add(Math.floor(random() * reviewers))
    return [...chosen].map((reviewer) => ({ application: `a${String(file).padStart(3, '0')}`, reviewer: `r${reviewer}`, score: 60 + value - (harsh[reviewer] ?? 0) + noise * normal() }))
  })
  return { scores, quality, severity: new Map(harsh.map((value, reviewer) => [`r${reviewer}`, value])) }
}

const rankIn = (values: readonly number[], index: number): number => 1 + values.filter((value) => value > (values[index] ?? 0)).length

test('the intervals hold the true rank and the true severity about nine times in ten', () => {
  let [held, ranks, heldSeverity, severities] = [0, 0, 0, 0]
  for (let seed = 1; seed <= panels; seed++) {
    const { scores, quality, severity } = panel(seed)
    const found = expectedRanks({ scores, draws: 1000, seed })
    ranks += quality.length
    held += found.applications.filter(({ lower, upper }, file) => lower <= rankIn(quality, file) && rankIn(quality, file) <= upper).length
    severities += found.reviewers.length
    heldSeverity += found.reviewers.filter(({ reviewer, lower, upper }) => lower <= (severity.get(reviewer) ?? NaN) && (severity.get(reviewer) ?? NaN) <= upper).length
  }
  expect(held / ranks).toBeGreaterThan(0.87)
  expect(held / ranks).toBeLessThan(0.95)
  expect(heldSeverity / severities).toBeGreaterThan(0.82)
})

test('a severe reviewer is told from weak files', () => {
  const files = Array.from({ length: 60 }, (_, file) => ({ application: `a${String(file).padStart(3, '0')}`, quality: (file * 37) % 60 }))
  const scores = files.flatMap(({ application, quality }, file) => [`r${file % 6}`, `r${(file + 1 + (file % 5)) % 6}`].map((reviewer) => ({ application, reviewer, score: quality - (reviewer === 'r2' ? 15 : 0) })))
  const { reviewers, applications } = expectedRanks({ scores, draws: 2000, seed: 7 })
  const severe = reviewers.find(({ reviewer }) => reviewer === 'r2')
  expect(severe?.lower).toBeGreaterThan(5)
  expect(Math.max(...reviewers.filter(({ reviewer }) => reviewer !== 'r2').map(({ severity }) => severity))).toBeLessThan(3)
  const worst = Math.max(...applications.map(({ expectedRank }, file) => Math.abs(expectedRank - (60 - (files[file]?.quality ?? 0)))))
  expect(worst).toBeLessThan(3)
})

test('with equal reviewers the order is that of the means', () => {
  const { scores } = panel(5, { severity: 0, noise: 3 })
  const means = new Map<string, number[]>()
  for (const { application, score } of scores) means.set(application, [...(means.get(application) ?? []), score])
  const mean = [...means.values()].map((own) => own.reduce((total, score) => total + score, 0) / own.length)
  const { applications } = expectedRanks({ scores, draws: 4000, seed: 3 })
  const byRank = applications.map(({ expectedRank }) => -expectedRank)
  for (const [file] of mean.entries()) expect(Math.abs(rankIn(byRank, file) - rankIn(mean, file))).toBeLessThanOrEqual(3)
})

test('one seed gives one answer to the byte, in whatever order the scores come', () => {
  const { scores } = panel(9)
  const once = JSON.stringify(expectedRanks({ scores, draws: 300, seed: 42 }))
  expect(JSON.stringify(expectedRanks({ scores: scores.toReversed(), draws: 300, seed: 42 }))).toBe(once)
  expect(JSON.stringify(expectedRanks({ scores, draws: 300, seed: 43 }))).not.toBe(once)
})

test('the rule that kept calibrations name gives what it gave: another byte is another rule', () => {
  expect(createHash('sha256').update(JSON.stringify(expectedRanks({ scores: panel(9).scores, draws: 300, seed: 42 }))).digest('hex')).toBe('1b9fa14c4f9459e0f113d395cc218395fb16359f9141b51438ed55418742264f')
})

test('a rank is the number of files that are no worse, however the values lie; equals share the worst', () => {
  const random = seededRandom(6)
  const normal = normalDraws(random)
  const lists = [[1, 1, 1], [0, -0, 2], [5], [1e9, ...Array.from({ length: 80 }, normal)], ...Array.from({ length: 50 }, () => Array.from({ length: 40 }, () => Math.round(4 * normal()))), Array.from({ length: 500 }, normal)]
  for (const values of lists) {
    const ranks = new Uint32Array(values.length ** 2)
    rankCounter(values.length)(ranks, Float64Array.from(values))
    expect(values.map((_, index) => ranks.subarray(index * values.length, (index + 1) * values.length).indexOf(1) + 1)).toEqual(values.map((value) => values.filter((other) => other >= value).length))
    expect(ranks.reduce((sum, count) => sum + count, 0)).toBe(values.length)
  }
})

test('the scale of the scores does not matter', () => {
  const { scores } = panel(11)
  const points = expectedRanks({ scores, draws: 300, seed: 1 })
  const tenths = expectedRanks({ scores: scores.map((given) => ({ ...given, score: given.score / 8 })), draws: 300, seed: 1 })
  expect(tenths.applications).toEqual(points.applications)
  expect(tenths.reviewers.map(({ severity }) => severity * 8)).toEqual(points.reviewers.map(({ severity }) => expect.closeTo(severity, 6) as number))
})

test('groups that share no reviewer are not connected', () => {
  const pair = (group: string) => ['x', 'y'].flatMap((file) => ['1', '2'].map((reviewer) => ({ application: `${group}${file}`, reviewer: `${group}${reviewer}`, score: 50 + file.charCodeAt(0) })))
  expect(expectedRanks({ scores: [...pair('a'), ...pair('b')], draws: 100, seed: 1 }).connected).toBe(false)
  expect(expectedRanks({ scores: [...pair('a'), ...pair('b'), { application: 'ax', reviewer: 'b1', score: 170 }], draws: 100, seed: 1 }).connected).toBe(true)
})

test('nothing, one file and equal scores have their honest answer', () => {
  expect(expectedRanks({ scores: [], seed: 1 })).toEqual({ applications: [], reviewers: [], connected: true })
  expect(expectedRanks({ scores: [{ application: 'a', reviewer: 'r', score: 3 }], draws: 100, seed: 1 }).applications).toEqual([{ application: 'a', expectedRank: 1, lower: 1, upper: 1 }])
  const equal = expectedRanks({ scores: ['a', 'b', 'c', 'd'].flatMap((application) => ['r', 's'].map((reviewer) => ({ application, reviewer, score: 60 }))), draws: 2000, seed: 1 })
  for (const { expectedRank, lower, upper } of equal.applications) expect([expectedRank, lower, upper]).toEqual([expect.closeTo(2.5, 0), 1, 4])
})

test('a score that is none and too few draws are refused', () => {
  expect(() => expectedRanks({ scores: [{ application: 'a', reviewer: 'r', score: NaN }], seed: 1 })).toThrow(RangeError)
  expect(() => expectedRanks({ scores: [], draws: 10, seed: 1 })).toThrow(RangeError)
})

test('slices of the draws add up to the whole, and a line and a choice of files leave the draws as they are', () => {
  const { scores } = panel(4)
  const whole = expectedRanks({ scores, draws: 300, seed: 8 })
  const run = openCalibration({ scores, draws: 300, seed: 8, line: 20 })
  let turns = 1
  while (!run.advance(7)) turns++
  expect(turns).toBe(Math.ceil(360 / 7))
  const sliced = run.result()
  expect(sliced.applications.map(({ above: _above, ...application }) => application)).toEqual(whole.applications)
  expect(sliced.reviewers).toEqual(whole.reviewers)
  expect(sliced.applications.reduce((sum, { above }) => sum + (above ?? NaN), 0)).toBeCloseTo(20, 6)

  const some = openCalibration({ scores, draws: 300, seed: 8, ranked: ['a003', 'a001', 'zzz'] })
  some.advance(Infinity)
  expect(some.result().reviewers).toEqual(whole.reviewers)
  expect(some.result().applications.map(({ application, upper, above }) => ({ application, above, within: upper <= 2 }))).toEqual([{ application: 'a001', above: null, within: true }, { application: 'a003', above: null, within: true }])
})
