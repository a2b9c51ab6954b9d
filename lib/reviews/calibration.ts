import { gammaDraws, normalDraws, seededRandom } from './seeded-random'

export type GivenScore = { application: string; reviewer: string; score: number }

/**
 * lower and upper: the 5 % and 95 % quantiles. Ranks count from 1 = best; severity in score points,
 * positive = lower scores than colleagues: than reviewers in general, so with few of them its interval is wide.
 */
export type Calibration = {
  applications: { application: string; expectedRank: number; lower: number; upper: number }[]
  reviewers: { reviewer: string; severity: number; lower: number; upper: number }[]
  /** Whether every two files are linked by shared reviewers; if not, files of different groups are compared by assumption only. */
  connected: boolean
}

/**
 * What the scores say about the order when reviewers differ in severity: score = mean + file + reviewer + noise, all normal, by Gibbs sampling
 * (Heyard, Ott, Salanti, Egger, "Rethinking the Funding Line at the Swiss National Science Foundation: Bayesian Ranking and Lottery", 2022).
 * The spreads get half-Cauchy priors on the scale of the scores (Gelman 2006), so no scale is assumed. Advice: it never changes a score.
 * One score per reviewer and file; averages over activities come in as they are. The same seed gives the same bytes.
 * @throws RangeError on a score that is no finite number, or fewer than 100 draws
 */
export const expectedRanks = ({ scores, draws = 20_000, seed }: { scores: readonly GivenScore[]; draws?: number; seed: number }): Calibration => {
  if (!scores.every(({ score }) => Number.isFinite(score))) throw new RangeError('every score must be a finite number')
  if (!Number.isInteger(draws) || draws < 100) throw new RangeError('draws must be a whole number of at least 100')
  const panel = openPanel(scores)
  if (scores.length === 0) return { applications: [], reviewers: [], connected: true }
  const kept = sample(panel, draws, seed)
  return {
    applications: panel.applications.map((application, index) => ({ application, ...rankOf(kept.ranks, index, panel.applications.length, draws) })),
    reviewers: panel.reviewers.map((reviewer, index) => ({ reviewer, ...severityOf(kept.severities.subarray(index * draws, (index + 1) * draws), panel.spread) })),
    connected: isConnected(panel),
  }
}

type Panel = {
  applications: string[]
  reviewers: string[]
  /** Of each score: which application, which reviewer, and the score in spreads from the mean. */
  application: Int32Array
  reviewer: Int32Array
  value: Float64Array
  /** One standard deviation of all scores, in score points. */
  spread: number
}

/** Names in alphabetical order, so that the order of the scores changes no byte. */
const openPanel = (given: readonly GivenScore[]): Panel => {
  const scores = given.toSorted((a, b) => compare(a.application, b.application) || compare(a.reviewer, b.reviewer) || a.score - b.score)
  const applications = [...new Set(scores.map(({ application }) => application))]
  const reviewers = [...new Set(scores.map(({ reviewer }) => reviewer))].toSorted(compare)
  const mean = scores.reduce((total, { score }) => total + score, 0) / Math.max(1, scores.length)
  const variance = scores.reduce((total, { score }) => total + (score - mean) ** 2, 0) / Math.max(1, scores.length - 1)
  const spread = variance > 0 ? Math.sqrt(variance) : 1
  const [placeOf, seatOf] = [indexed(applications), indexed(reviewers)]
  return {
    applications,
    reviewers,
    application: Int32Array.from(scores, ({ application }) => placeOf.get(application) ?? 0),
    reviewer: Int32Array.from(scores, ({ reviewer }) => seatOf.get(reviewer) ?? 0),
    value: Float64Array.from(scores, ({ score }) => (score - mean) / spread),
    spread,
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const indexed = (names: readonly string[]): Map<string, number> => new Map(names.map((name, index) => [name, index]))

/** `ranks[file * files + rank]` counts how often; `severities` holds each reviewer's draws one after another, in spreads. */
type Kept = { ranks: Uint32Array; severities: Float64Array }

const sample = (panel: Panel, draws: number, seed: number): Kept => {
  const [files, people, given] = [panel.applications.length, panel.reviewers.length, panel.value.length]
  const random = seededRandom(seed)
  const normal = normalDraws(random)
  const gamma = gammaDraws(random, normal)
  const [file, person] = [new Float64Array(files), new Float64Array(people)]
  const [perFile, perPerson] = [countsOf(panel.application, files), countsOf(panel.reviewer, people)]
  const spreads = { file: halfCauchy(gamma), person: halfCauchy(gamma), noise: halfCauchy(gamma) }
  let mean = 0
  const kept: Kept = { ranks: new Uint32Array(files * files), severities: new Float64Array(people * draws) }
  const sums = { file: new Float64Array(files), person: new Float64Array(people) }
  const sorted = new Float64Array(files)
  const warmUp = Math.ceil(draws / 5)

  for (let draw = -warmUp; draw < draws; draw++) {
    const precision = 1 / spreads.noise.variance

    sums.file.fill(0)
    for (let index = 0; index < given; index++) add(sums.file, at(panel.application, index), at(panel.value, index) - mean - at(person, at(panel.reviewer, index)))
    drawEffects(file, sums.file, perFile, precision, spreads.file.variance, normal)

    sums.person.fill(0)
    for (let index = 0; index < given; index++) add(sums.person, at(panel.reviewer, index), at(panel.value, index) - mean - at(file, at(panel.application, index)))
    drawEffects(person, sums.person, perPerson, precision, spreads.person.variance, normal)

    let rest = 0
    for (let index = 0; index < given; index++) rest += at(panel.value, index) - at(file, at(panel.application, index)) - at(person, at(panel.reviewer, index))
    mean = rest / given + normal() / Math.sqrt(given * precision)

    // What all files or all reviewers share is told from the mean by the priors alone: moving it at once spares thousands of small steps.
    mean += shift(file, spreads.file.variance, normal) + shift(person, spreads.person.variance, normal)

    let squares = 0
    for (let index = 0; index < given; index++) squares += (at(panel.value, index) - mean - at(file, at(panel.application, index)) - at(person, at(panel.reviewer, index))) ** 2
    spreads.noise.draw(squares, given)
    spreads.file.draw(sumOfSquares(file), files)
    spreads.person.draw(sumOfSquares(person), people)

    if (draw < 0) continue
    countRanks(kept.ranks, file, sorted)
    for (let index = 0; index < people; index++) kept.severities[index * draws + draw] = -at(person, index)
  }
  return kept
}

/** Each effect from its normal distribution given all else. */
const drawEffects = (effects: Float64Array, sums: Float64Array, counts: Int32Array, precision: number, variance: number, normal: () => number): void => {
  for (let index = 0; index < effects.length; index++) {
    const certainty = at(counts, index) * precision + 1 / variance
    effects[index] = (at(sums, index) * precision) / certainty + normal() / Math.sqrt(certainty)
  }
}

/** Takes from all effects what they have in common, drawn given their spread. */
const shift = (effects: Float64Array, variance: number, normal: () => number): number => {
  const shared = effects.reduce((total, value) => total + value, 0) / effects.length + normal() * Math.sqrt(variance / effects.length)
  for (let index = 0; index < effects.length; index++) effects[index] = at(effects, index) - shared
  return shared
}

/** A variance whose root has a half-Cauchy prior of scale 1, as two inverse gammas (Makalic and Schmidt 2016). */
const halfCauchy = (gamma: (shape: number) => number) => {
  let helper = 1
  return {
    variance: 0.5,
    draw(squares: number, count: number): void {
      this.variance = (squares / 2 + 1 / helper) / gamma((count + 1) / 2)
      helper = (1 + 1 / this.variance) / gamma(1)
    },
  }
}

/** Best first: the rank of a file is one more than the number of files above it. */
const countRanks = (ranks: Uint32Array, file: Float64Array, sorted: Float64Array): void => {
  sorted.set(file)
  sorted.sort()
  const files = file.length
  for (let index = 0; index < files; index++) {
    const value = at(file, index)
    let [low, high] = [0, files - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if (at(sorted, middle) < value) low = middle + 1
      else high = middle
    }
    const place = index * files + files - 1 - low
    ranks[place] = at(ranks, place) + 1
  }
}

const rankOf = (ranks: Uint32Array, index: number, files: number, draws: number): { expectedRank: number; lower: number; upper: number } => {
  const counts = ranks.subarray(index * files, (index + 1) * files)
  let [total, seen, lower, upper] = [0, 0, 0, 0]
  for (let rank = 1; rank <= files; rank++) {
    const count = at(counts, rank - 1)
    total += rank * count
    seen += count
    if (lower === 0 && seen >= 0.05 * draws) lower = rank
    if (upper === 0 && seen >= 0.95 * draws) upper = rank
  }
  return { expectedRank: total / draws, lower, upper }
}

const severityOf = (draws: Float64Array, spread: number): { severity: number; lower: number; upper: number } => {
  const sorted = draws.toSorted()
  const quantile = (share: number): number => at(sorted, Math.max(0, Math.ceil(share * sorted.length) - 1)) * spread
  return { severity: (draws.reduce((total, value) => total + value, 0) / draws.length) * spread, lower: quantile(0.05), upper: quantile(0.95) }
}

/** Whether shared reviewers link all files. */
const isConnected = ({ applications, reviewers, application, reviewer }: Panel): boolean => {
  const parent = Array.from({ length: applications.length + reviewers.length }, (_, index) => index)
  const rootOf = (index: number): number => {
    let root = index
    while (parent[root] !== undefined && parent[root] !== root) root = parent[root] ?? root
    return root
  }
  for (let index = 0; index < application.length; index++) parent[rootOf(at(application, index))] = rootOf(applications.length + at(reviewer, index))
  return new Set(parent.map((_, index) => rootOf(index))).size <= 1
}

const countsOf = (indexes: Int32Array, size: number): Int32Array => {
  const counts = new Int32Array(size)
  for (const index of indexes) counts[index] = at(counts, index) + 1
  return counts
}

const sumOfSquares = (values: Float64Array): number => values.reduce((total, value) => total + value * value, 0)
const add = (values: Float64Array, index: number, value: number): void => void (values[index] = at(values, index) + value)
const at = (values: Float64Array | Int32Array | Uint32Array, index: number): number => values[index] ?? 0
