import { pairKey, type AssignmentProblem } from './assignment-problem'
import type { Bid } from './expertise-schema'
import { assignReviewers, type Pair } from './matching'
import { preferenceOf, traits, type Preference, type Trait } from './preference'
import type { TraitOptions } from './trait-options'

export type PairKind = 'STANDS' | 'NEW' | 'PINNED' | 'BARRED'
export type ByHand = { applicationId: string; reviewerId: string; kind: 'PINNED' | 'BARRED' }
export type ProposedPair = { applicationId: string; reviewerId: string; kind: PairKind; points: number; why: string }
export type Proposed = { points: number; reasons: string[]; pairs: ProposedPair[] }

/**
 * The best assignment that keeps what stands and what the officer said; `before` is what the proposal before this one gave. Everybody gets at least
 * half of an even part, unless that cannot be.
 */
export const solveAssignment = async (problem: AssignmentProblem, byHand: readonly ByHand[], before: ReadonlySet<string>): Promise<Proposed> => {
  const { files, reviewers, stands, closed, bids, options } = problem
  const hand = new Map(byHand.map(({ applicationId, reviewerId, kind }) => [pairKey(applicationId, reviewerId), kind]))
  const keyOf = (file: number, reviewer: number): string => pairKey(files[file]?.id ?? '', reviewers[reviewer]?.id ?? '')
  const preferences = files.map((file) => reviewers.map((reviewer) => {
    const key = pairKey(file.id, reviewer.id)
    return preferenceOf(file.traits, reviewer.traits, { bid: bids.get(key) ?? null, stood: before.has(key) })
  }))
  const every = files.flatMap((_file, file) => reviewers.map((_reviewer, reviewer): Pair => [file, reviewer]))
  const input = {
    preference: preferences.map((row) => row.map(({ points }) => points)),
    perApplication: files.map(({ wanted }) => wanted),
    conflicts: every.filter((pair) => closed.has(keyOf(...pair)) || hand.get(keyOf(...pair)) === 'BARRED'),
    locked: every.filter((pair) => stands.has(keyOf(...pair)) || hand.get(keyOf(...pair)) === 'PINNED'),
    names: { applications: files.map(({ number }) => number), reviewers: reviewers.map(({ name }) => name) },
  }
  const spread = await assignReviewers({ ...input, load: reviewers.map(({ min, max }) => ({ min, max })) })
  const result = spread.feasible ? spread : await assignReviewers({ ...input, load: reviewers.map(({ max }) => ({ min: 0, max })) })
  const proposed = result.feasible ? new Set(result.assignment.flatMap((chosen, file) => chosen.map((reviewer) => keyOf(file, reviewer)))) : new Set<string>()
  const pairs = every.flatMap(([file, reviewer]): ProposedPair[] => {
    const key = keyOf(file, reviewer)
    const kind = stands.has(key) ? 'STANDS' : (hand.get(key) ?? (proposed.has(key) ? 'NEW' : null))
    const preference = preferences[file]?.[reviewer]
    if (kind === null || !preference) return []
    return [{ applicationId: files[file]?.id ?? '', reviewerId: reviewers[reviewer]?.id ?? '', kind, points: preference.points, why: whyWords(preference, bids.get(key) ?? null, options, kind) }]
  })
  return { points: result.feasible ? result.objective : 0, reasons: result.feasible ? [] : result.reasons, pairs }
}

const traitWords: Record<Trait, string> = { themes: 'thema', disciplines: 'discipline', ageBands: 'leeftijd', provinces: 'provincie' }
const handWords: Record<PairKind, string[]> = { STANDS: [], NEW: [], PINNED: ['door u vastgezet'], BARRED: ['door u uitgesloten'] }

const whyWords = ({ shared }: Preference, bid: Bid | null, options: TraitOptions, kind: PairKind): string => {
  const known = traits.flatMap((trait) => (shared[trait].length === 0 ? [] : [`${traitWords[trait]} ${shared[trait].map((code) => labelOf(options, trait, code)).join(', ')}`]))
  const wish = bid === null ? [] : [bid === 'EAGER' ? 'wil dit graag' : 'had dit liever niet']
  return [...handWords[kind], ...(known.length === 0 ? ['geen gedeelde deskundigheid'] : known), ...wish].join('; ')
}

/** "8-9 jaar (2e graad lager)" is too long in a list of reasons. */
const labelOf = (options: TraitOptions, trait: Trait, code: string): string => (options[trait].find(({ value }) => value === code)?.label ?? code).replace(/ \(.*\)$/, '')
