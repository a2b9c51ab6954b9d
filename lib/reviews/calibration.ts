import { openPanel, openSampler, type Kept, type Panel } from './rank-sampler'
import { at, whole } from './typed-values'

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
export const expectedRanks = (input: { scores: readonly GivenScore[]; draws?: number; seed: number }): Calibration => {
  const run = openCalibration(input)
  run.advance(Infinity)
  const { applications, ...rest } = run.result()
  return { applications: applications.map(({ above: _above, ...application }) => application), ...rest }
}

/** `ranked`: the files among which ranks are counted, all when absent; every score still tells about the reviewers. `line`: how many places lie above it. */
export type CalibrationInput = { scores: readonly GivenScore[]; draws?: number; seed: number; ranked?: readonly string[]; line?: number | null }

/** `above`: the share of the draws in which the file lay above the line; null when no line was given. */
export type CalibrationResult = Omit<Calibration, 'applications'> & { applications: (Calibration['applications'][number] & { above: number | null })[] }

export const DEFAULT_DRAWS = 20_000

/** The same draws in slices, for who has other work in between: advance until it answers true, then take the result. */
export const openCalibration = ({ scores, draws = DEFAULT_DRAWS, seed, ranked, line = null }: CalibrationInput): { advance: (atMost: number) => boolean; result: () => CalibrationResult } => {
  if (!scores.every(({ score }) => Number.isFinite(score))) throw new RangeError('every score must be a finite number')
  if (!Number.isInteger(draws) || draws < 100) throw new RangeError('draws must be a whole number of at least 100')
  if (scores.length === 0) return { advance: () => true, result: () => ({ applications: [], reviewers: [], connected: true }) }
  const panel = openPanel(scores)
  const asked = ranked && new Set(ranked)
  const places = Int32Array.from([...panel.applications.keys()].filter((place) => !asked || asked.has(panel.applications[place] ?? '')))
  const sampler = openSampler(panel, places, draws, seed)
  return {
    advance: (atMost) => {
      sampler.advance(atMost)
      return sampler.done()
    },
    result: () => summary(panel, places, sampler.kept, draws, line),
  }
}

const summary = (panel: Panel, places: Int32Array, kept: Kept, draws: number, line: number | null): CalibrationResult => ({
  applications: [...places].map((place, index) => ({ application: panel.applications[place] ?? '', ...rankOf(kept.ranks.subarray(index * places.length, (index + 1) * places.length), draws, line) })),
  reviewers: panel.reviewers.map((reviewer, index) => ({ reviewer, ...severityOf(kept.severities.subarray(index * draws, (index + 1) * draws), panel.spread) })),
  connected: isConnected(panel),
})

const rankOf = (counts: Uint32Array, draws: number, line: number | null): { expectedRank: number; lower: number; upper: number; above: number | null } => {
  let [total, seen, lower, upper, over] = [0, 0, 0, 0, 0]
  for (let rank = 1; rank <= counts.length; rank++) {
    const count = counts[rank - 1] ?? 0
    total += rank * count
    seen += count
    if (line !== null && rank <= line) over += count
    if (lower === 0 && seen >= 0.05 * draws) lower = rank
    if (upper === 0 && seen >= 0.95 * draws) upper = rank
  }
  return { expectedRank: total / draws, lower, upper, above: line === null ? null : over / draws }
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
  for (let index = 0; index < application.length; index++) parent[rootOf(whole(application, index))] = rootOf(applications.length + whole(reviewer, index))
  return new Set(parent.map((_, index) => rootOf(index))).size <= 1
}
