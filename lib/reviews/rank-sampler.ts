import type { GivenScore } from './calibration'
import { gammaDraws, normalDraws, seededRandom } from './seeded-random'

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
  const [own, sorted] = [new Float64Array(ranked.length), new Float64Array(ranked.length)]
  let draw = -Math.ceil(draws / 5)

  const step = (): void => {
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

    if (draw < 0) return
    for (let place = 0; place < ranked.length; place++) own[place] = at(file, at(ranked, place))
    countRanks(kept.ranks, own, sorted)
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

const countsOf = (indexes: Int32Array, size: number): Int32Array => {
  const counts = new Int32Array(size)
  for (const index of indexes) counts[index] = at(counts, index) + 1
  return counts
}

const sumOfSquares = (values: Float64Array): number => values.reduce((total, value) => total + value * value, 0)
const add = (values: Float64Array, index: number, value: number): void => void (values[index] = at(values, index) + value)
export const at = (values: Float64Array | Int32Array | Uint32Array, index: number): number => values[index] ?? 0
