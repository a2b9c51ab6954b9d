import type { GivenScore } from './calibration'
import { rankCounter } from './count-ranks'
import { gammaDraws, normalDraws, seededRandom } from './seeded-random'
import * as readers from './typed-values'

/** By a name of this module: read millions of times, a name of another one costs a test run seven times the computation. */
const { at, whole } = readers

export type Panel = {
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
export const openPanel = (given: readonly GivenScore[]): Panel => {
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

/** `ranks[place * places + rank]` counts how often; `severities` holds each reviewer's draws one after another, in spreads. */
export type Kept = { ranks: Uint32Array; severities: Float64Array }

/** A chain that goes on where it stopped, so that who has other work may do it in between. */
export type Sampler = { advance: (atMost: number) => void; done: () => boolean; kept: Kept }

/** `ranked`: the places of the files among which ranks are counted; the others only tell about the reviewers. */
export const openSampler = (panel: Panel, ranked: Int32Array, draws: number, seed: number): Sampler => {
  const [files, people, given] = [panel.applications.length, panel.reviewers.length, panel.value.length]
  const random = seededRandom(seed)
  const normal = normalDraws(random)
  const gamma = gammaDraws(random, normal)
  const [file, person] = [new Float64Array(files), new Float64Array(people)]
  const [perFile, perPerson] = [countsOf(panel.application, files), countsOf(panel.reviewer, people)]
  const spreads = { file: halfCauchy(gamma), person: halfCauchy(gamma), noise: halfCauchy(gamma) }
  let mean = 0
  const kept: Kept = { ranks: new Uint32Array(ranked.length ** 2), severities: new Float64Array(people * draws) }
  const sums = { file: new Float64Array(files), person: new Float64Array(people) }
  const own = new Float64Array(ranked.length)
  const countRanks = rankCounter(ranked.length)
  let draw = -Math.ceil(draws / 5)

  const step = (): void => {
    const precision = 1 / spreads.noise.variance

    sumLeft(sums.file, panel.application, panel.value, mean, person, panel.reviewer)
    drawEffects(file, sums.file, perFile, precision, spreads.file.variance, normal)

    sumLeft(sums.person, panel.reviewer, panel.value, mean, file, panel.application)
    drawEffects(person, sums.person, perPerson, precision, spreads.person.variance, normal)

    mean = unexplained(panel, file, person) / given + normal() / Math.sqrt(given * precision)

    // What all files or all reviewers share is told from the mean by the priors alone: moving it at once spares thousands of small steps.
    mean += shift(file, spreads.file.variance, normal) + shift(person, spreads.person.variance, normal)

    spreads.noise.draw(squaredNoise(panel, mean, file, person), given)
    spreads.file.draw(sumOfSquares(file), files)
    spreads.person.draw(sumOfSquares(person), people)

    if (draw < 0) return
    for (let place = 0; place < ranked.length; place++) own[place] = at(file, whole(ranked, place))
    countRanks(kept.ranks, own)
    for (let index = 0; index < people; index++) kept.severities[index * draws + draw] = -at(person, index)
  }

  return {
    kept,
    done: () => draw >= draws,
    advance: (atMost) => {
      for (let count = 0; count < atMost && draw < draws; count++, draw++) step()
    },
  }
}

/** Of each file (or reviewer) the sum of what the mean and the other side leave of its scores. */
const sumLeft = (sums: Float64Array, own: Int32Array, values: Float64Array, mean: number, others: Float64Array, other: Int32Array): void => {
  sums.fill(0)
  for (let index = 0; index < values.length; index++) {
    const place = whole(own, index)
    sums[place] = at(sums, place) + (at(values, index) - mean - at(others, whole(other, index)))
  }
}

/** What files and reviewers leave of the scores, summed. */
const unexplained = ({ value, application, reviewer }: Panel, file: Float64Array, person: Float64Array): number => {
  let total = 0
  for (let index = 0; index < value.length; index++) total += at(value, index) - at(file, whole(application, index)) - at(person, whole(reviewer, index))
  return total
}

const squaredNoise = ({ value, application, reviewer }: Panel, mean: number, file: Float64Array, person: Float64Array): number => {
  let total = 0
  for (let index = 0; index < value.length; index++) {
    const noise = at(value, index) - mean - at(file, whole(application, index)) - at(person, whole(reviewer, index))
    total += noise * noise
  }
  return total
}

/** Each effect from its normal distribution given all else. */
const drawEffects = (effects: Float64Array, sums: Float64Array, counts: Int32Array, precision: number, variance: number, normal: () => number): void => {
  for (let index = 0; index < effects.length; index++) {
    const certainty = whole(counts, index) * precision + 1 / variance
    effects[index] = (at(sums, index) * precision) / certainty + normal() / Math.sqrt(certainty)
  }
}

/** Takes from all effects what they have in common, drawn given their spread. */
const shift = (effects: Float64Array, variance: number, normal: () => number): number => {
  let total = 0
  for (let index = 0; index < effects.length; index++) total += at(effects, index)
  const shared = total / effects.length + normal() * Math.sqrt(variance / effects.length)
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

const countsOf = (indexes: Int32Array, size: number): Int32Array => {
  const counts = new Int32Array(size)
  for (const index of indexes) counts[index] = whole(counts, index) + 1
  return counts
}

const sumOfSquares = (values: Float64Array): number => {
  let total = 0
  for (let index = 0; index < values.length; index++) total += at(values, index) ** 2
  return total
}
