import { formatCents } from '@/lib/money'
import type { Problem } from '@/lib/refusal'
import { holds, isOutOfReach, type Bound, type Portfolio, type PortfolioTarget } from './portfolio-problem'
import { solveBinary } from './portfolio-solver'

/**
 * The smallest set of targets that no selection within the envelope meets together, found by trying; null when all can be met. Whether a set can be met is
 * asked as the cheapest selection that meets it, so that the envelope is compared in whole cents.
 */
export const conflictOf = async (portfolio: Portfolio): Promise<Problem[] | null> => {
  const tried = new Map<string, boolean>()
  const possible = async (targets: readonly Bound[]): Promise<boolean> => {
    const key = targets.map(({ index }) => index).join()
    const known = tried.get(key) ?? (await canBeMet(portfolio, targets))
    tried.set(key, known)
    return known
  }
  if (await possible(portfolio.targets)) return null
  const found = await smallest(portfolio.targets, await irreducible(portfolio.targets, possible), possible)
  const message = sentence(portfolio, found)
  return found.map(({ index }) => ({ field: `targets.${index}`, message }))
}

type Possible = (targets: readonly Bound[]) => Promise<boolean>

const canBeMet = async (portfolio: Portfolio, targets: readonly Bound[]): Promise<boolean> => {
  const { picked } = await solveBinary({ portfolio, objective: portfolio.free.map(({ costCents }) => costCents), sense: 'Minimize', budget: false, targets })
  return picked !== null && holds(portfolio, picked, targets)
}

/** Leaves out one after the other what is not needed: no target of the rest can be missed. */
const irreducible = async (targets: readonly Bound[], possible: Possible): Promise<readonly Bound[]> => {
  let rest = targets
  for (const target of targets) {
    const without = rest.filter((one) => one !== target)
    if (!(await possible(without))) rest = without
  }
  return rest
}

/** Sets of one, of two, … that are smaller still; with very many targets not all of them, and then the set is one from which nothing can be left out. */
const smallest = async (targets: readonly Bound[], found: readonly Bound[], possible: Possible): Promise<readonly Bound[]> => {
  let tries = 0
  for (let size = 1; size < found.length; size++) {
    for (const set of setsOf(targets, size)) {
      if (++tries > MOST_TRIES) return found
      if (!(await possible(set))) return set
    }
  }
  return found
}

const MOST_TRIES = 500

function* setsOf(targets: readonly Bound[], size: number): Generator<Bound[]> {
  if (size === 0) return yield []
  for (const [at, target] of targets.entries()) for (const rest of setsOf(targets.slice(at + 1), size - 1)) yield [target, ...rest]
}

const sentence = ({ envelopeCents }: Portfolio, found: readonly Bound[]): string => {
  const named = found.map(({ target }) => `„${targetInWords(target)}”`)
  const [only] = found
  if (only && found.length === 1 && isOutOfReach(only)) return `Dit doel kan geen enkele keuze halen: ${named[0]}.`
  const within = `met een enveloppe van ${formatCents(envelopeCents)} euro en met wat er zeker in of uit moet`
  return found.length === 1 ? `Dit doel is niet haalbaar ${within}: ${named[0]}.` : `Deze doelen zijn niet samen haalbaar ${within}: ${named.slice(0, -1).join(', ')} en ${named.at(-1)}.`
}

export const targetInWords = ({ tag, min, max }: PortfolioTarget): string => [`${tag}:`, [...(min === undefined ? [] : [`minstens ${min}`]), ...(max === undefined ? [] : [`hoogstens ${max}`])].join(' en ')].join(' ')
