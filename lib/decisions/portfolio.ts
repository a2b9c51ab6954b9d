import { exact, minus, plus, roundHalfUp, sum, toNumber, type Exact } from '@/lib/exact'
import { addCents, formatCents } from '@/lib/money'
import { Refusal } from '@/lib/refusal'
import { conflictOf } from './portfolio-conflict'
import { gcd, holds, preparePortfolio, type Portfolio, type PortfolioInput } from './portfolio-problem'
import { solveBinary } from './portfolio-solver'

export type { PortfolioInput, PortfolioItem, PortfolioTarget } from './portfolio-problem'
export type Selection = { selected: string[]; value: number; costCents: bigint; optimal: boolean }

/**
 * What-if only, never the official list (contract 6): the selection with the highest total value that fits the envelope and meets every target, a target
 * bounding the number of selected items that carry its tag. A solver proposes; whole numbers decide. What it proposes is added up again as bigint, and a
 * proposal that is off by a cent is forbidden and asked anew. The order of the input plays no part in what is selected.
 * @throws Refusal that names the forced items above the envelope, or the smallest set of targets that cannot be met together
 * @throws RangeError when the input is no portfolio: an id twice, a negative cost, a forced id that is not there
 */
export const optimisePortfolio = async (input: PortfolioInput): Promise<Selection> => {
  const portfolio = preparePortfolio(input)
  if (portfolio.roomCents < 0n) throw overspent(portfolio)
  const { best, optimal } = await search(portfolio)
  if (best) return selectionOf(input, portfolio, best, optimal)
  const conflict = await conflictOf(portfolio)
  if (conflict) throw new Refusal('invalid', conflict)
  throw new Error('The solver found no selection where there is one.')
}

type Candidate = { picked: boolean[]; value: bigint; exactValue: Exact }

/** How often a proposal may be forbidden before the best so far is given as not proven. */
const ATTEMPTS = 40

/**
 * Values as whole numbers that a double holds. Where they had to be rounded for that, every selection within the rounding of the best is looked at, so that
 * the best is the best of the true values.
 */
const search = async (portfolio: Portfolio): Promise<{ best: boolean[] | null; optimal: boolean }> => {
  const { values, rounded } = wholeValues(portfolio.free.map(({ value }) => exact(value)))
  const slack = rounded ? BigInt(values.length) : 0n
  const forbidden: boolean[][] = []
  let best: Candidate | null = null
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const { picked, proven } = await solveBinary({ portfolio, objective: values, sense: 'Maximize', budget: true, forbidden })
    if (!picked) return { best: best?.picked ?? null, optimal: proven }
    forbidden.push(picked)
    if (!holds(portfolio, picked, portfolio.targets)) continue
    const value = values.reduce((total, one, index) => total + (picked[index] ? one : 0n), 0n)
    if (best && value < best.value - slack) return { best: best.picked, optimal: proven }
    const exactValue = sum(portfolio.free.flatMap((item, index) => (picked[index] ? [exact(item.value)] : [])))
    if (!best || minus(exactValue, best.exactValue).numerator > 0n) best = { picked, value: best && best.value > value ? best.value : value, exactValue }
    if (!rounded) return { best: best.picked, optimal: proven }
    if (!proven) return { best: best.picked, optimal: false }
  }
  return { best: best?.picked ?? null, optimal: false }
}

const LARGEST_SUM = 2n ** 40n

const wholeValues = (values: readonly Exact[]): { values: bigint[]; rounded: boolean } => {
  const denominator = values.reduce((least, value) => (least * value.denominator) / gcd(least, value.denominator), 1n)
  const whole = values.map(({ numerator, denominator: own }) => numerator * (denominator / own))
  const common = whole.reduce(gcd, 0n) || 1n
  const smallest = whole.map((value) => value / common)
  const size = smallest.reduce((total, value) => total + (value < 0n ? -value : value), 0n)
  if (size <= LARGEST_SUM) return { values: smallest, rounded: false }
  return { values: smallest.map((value) => roundHalfUp({ numerator: value * LARGEST_SUM, denominator: size }, 0)), rounded: true }
}

const selectionOf = ({ items }: PortfolioInput, portfolio: Portfolio, picked: readonly boolean[], optimal: boolean): Selection => {
  const ids = new Set([...portfolio.forced, ...portfolio.free.filter((_, index) => picked[index])].map(({ id }) => id))
  const selected = items.filter(({ id }) => ids.has(id))
  return { selected: selected.map(({ id }) => id), value: toNumber(selected.map(({ value }) => exact(value)).reduce(plus, exact(0))), costCents: addCents(selected.map(({ costCents }) => costCents)), optimal }
}

const overspent = ({ forced, envelopeCents, roomCents }: Portfolio): Refusal => {
  const named = forced.map(({ id, costCents }) => `${id} (${formatCents(costCents)})`).join(', ')
  return new Refusal('over-budget', [{ field: 'forceIn', message: `Wat er zeker in moet, kost samen ${formatCents(envelopeCents - roomCents)} euro, en de enveloppe is ${formatCents(envelopeCents)} euro: ${named}.` }])
}
