import loadHighs from 'highs'
import { gcd, isOutOfReach, type Bound, type Portfolio } from './portfolio-problem'

/** One yes or no per free item. `picked` null: no selection satisfies the rows. `proven`: the solver ended by itself, not by its time. */
type Question = { portfolio: Portfolio; objective: readonly bigint[]; sense: 'Maximize' | 'Minimize'; /** Within what is left of the envelope. */ budget: boolean; targets?: readonly Bound[]; forbidden?: readonly (readonly boolean[])[] }

/**
 * HiGHS (Huangfu and Hall, "Parallelizing the dual revised simplex method", 2018) as WebAssembly. It works in doubles with a tolerance, so its answer is a
 * proposal: callers add it up themselves.
 */
export const solveBinary = async ({ portfolio, objective, sense, budget, targets = portfolio.targets, forbidden = [] }: Question): Promise<{ picked: boolean[] | null; proven: boolean }> => {
  if (targets.some(isOutOfReach)) return { picked: null, proven: true }
  if (portfolio.free.length === 0) return { picked: forbidden.length > 0 ? null : [], proven: true }
  const rows = [...(budget ? budgetRow(portfolio) : []), ...targets.flatMap(targetRows), ...forbidden.map(forbiddingRow)]
  const solution = (await solver()).solve(lpText(sense, objective, rows), OPTIONS)
  if (solution.Status === 'Infeasible') return { picked: null, proven: true }
  const picked = portfolio.free.map((_, index) => Math.round(Number(solution.Columns[name(index)]?.Primal ?? 0)) === 1)
  if (solution.Status === 'Optimal') return { picked, proven: true }
  if (solution.Status === 'Time limit reached') return { picked: Number.isFinite(solution.ObjectiveValue) ? picked : null, proven: false }
  throw new Error(`The solver ended with: ${solution.Status}`)
}

/** No gap: the best, not nearly the best. Seconds; the answer then says that it is not proven. */
const OPTIONS = { output_flag: false, mip_rel_gap: 0, mip_abs_gap: 0, mip_feasibility_tolerance: 1e-9, primal_feasibility_tolerance: 1e-9, random_seed: 1, time_limit: 10 } as const

let loaded: ReturnType<typeof loadHighs> | undefined
const solver = () => (loaded ??= loadHighs())

type Row = { terms: (bigint | number)[]; sign: '<=' | '>='; bound: bigint | number }

/** In the largest unit that divides every cost, so that the numbers stay small without a rounding. */
const budgetRow = ({ free, roomCents }: Portfolio): Row[] => {
  const unit = free.reduce((common, { costCents }) => gcd(common, costCents), 0n)
  return unit === 0n ? [] : [{ terms: free.map(({ costCents }) => costCents / unit), sign: '<=', bound: roomCents / unit }]
}

const targetRows = ({ carriers, least, most }: Bound): Row[] => {
  const terms = carriers.map(Number)
  if (terms.every((term) => term === 0)) return []
  return [...(least > 0 ? [{ terms, sign: '>=' as const, bound: Math.ceil(least) }] : []), ...(most < terms.length ? [{ terms, sign: '<=' as const, bound: Math.floor(most) }] : [])]
}

/** Not this selection again: at least one item differs. */
const forbiddingRow = (picked: readonly boolean[]): Row => ({ terms: picked.map((is) => (is ? 1 : -1)), sign: '<=', bound: picked.filter(Boolean).length - 1 })

const name = (index: number): string => `x${index}`

/** CPLEX LP format; lines stay short, because readers of it count letters. */
const lpText = (sense: Question['sense'], objective: readonly bigint[], rows: readonly Row[]): string => [
  sense, ` value: ${sumOf(objective) || `0 ${name(0)}`}`,
  'Subject To', ...rows.map(({ terms, sign, bound }, index) => ` r${index}: ${sumOf(terms)} ${sign} ${bound}`),
  ...(rows.length === 0 ? [` r0: ${name(0)} <= 1`] : []),
  'Binary', ...objective.map((_, index) => ` ${name(index)}`), 'End', '',
].join('\n')

const sumOf = (terms: readonly (bigint | number)[]): string =>
  terms.flatMap((term, index) => (term === 0 || term === 0n ? [] : [`${term < 0 ? '-' : '+'} ${term < 0 ? -term : term} ${name(index)}`])).join('\n  ')
