import { setImmediate } from 'node:timers/promises'
import { cheapestPath, FORBIDDEN, openFlow, push, sum, type MatchingProblem } from './matching-flow'
import { plainReasons, tightReason } from './matching-reasons'

export type Pair = readonly [application: number, reviewer: number]

export type MatchingInput = {
  /** [application][reviewer], higher is better; on any scale. */
  preference: readonly (readonly number[])[]
  perApplication: number | readonly number[]
  /** Files in all per reviewer, locked ones included. */
  load: readonly { min: number; max: number }[]
  conflicts: readonly Pair[]
  locked?: readonly Pair[]
  /** What the reasons call them. */
  names?: { applications: readonly string[]; reviewers: readonly string[] }
}

/** assignment[i] = ascending reviewer indexes of application i; objective = the sum of their preferences. */
export type Matching = { feasible: true; objective: number; assignment: number[][] } | { feasible: false; reasons: string[] }

/**
 * The assignment with the highest total preference: every application gets exactly `perApplication` reviewers, none in conflict, every reviewer
 * within the load, locks kept. A minimum-cost flow by successive shortest paths (Ahuja, Magnanti, Orlin, "Network Flows", 1993, 9.7), so it is
 * optimal and whole by construction. The same input gives the same assignment.
 * @throws RangeError when the sizes of the input do not fit each other, or a preference is no finite number
 */
export const assignReviewers = async (input: MatchingInput): Promise<Matching> => {
  const problem = prepare(input)
  const reasons = plainReasons(problem)
  if (reasons.length > 0) return { feasible: false, reasons }
  const flow = openFlow(problem)
  let paths = 0
  for (const [application, wanted] of problem.wanted.entries()) {
    for (let nth = 0; nth < wanted; nth++) {
      if (++paths % PATHS_AT_ONCE === 0) await setImmediate()
      const path = cheapestPath(problem, flow, application)
      if (!path.ends) return { feasible: false, reasons: [tightReason(problem, flow, application, path.reached)] }
      push(problem, flow, path)
    }
  }
  const assignment = problem.locks.map((locks, application) => {
    const chosen = Array.from({ length: problem.reviewers }, (_, reviewer) => reviewer).filter((reviewer) => flow.assigned[application * problem.reviewers + reviewer] === 1)
    return [...locks, ...chosen].toSorted((a, b) => a - b)
  })
  return { feasible: true, objective: objectiveOf(input.preference, assignment), assignment }
}

/** Then whoever else this process serves gets a turn: a thousand files take most of a second, these a few milliseconds. */
const PATHS_AT_ONCE = 8

/** Preferences are weighed in whole steps of a trillionth of the widest difference: sums and differences of them stay exact. */
const STEPS = 2 ** 40

const prepare = (input: MatchingInput): MatchingProblem => {
  const { preference, load, conflicts, locked = [], names } = input
  const [applications, reviewers] = [preference.length, load.length]
  const asked = typeof input.perApplication === 'number' ? Array.from({ length: applications }, () => Number(input.perApplication)) : [...input.perApplication]
  requireShape(input, asked)
  const nameOf = { application: (index: number) => names?.applications[index] ?? `Aanvraag ${index}`, reviewer: (index: number) => names?.reviewers[index] ?? `Beoordelaar ${index}` }

  const cost = wholeCosts(preference, reviewers)
  for (const [application, reviewer] of conflicts) cost[application * reviewers + reviewer] = FORBIDDEN
  const locks: number[][] = preference.map(() => [])
  const held = load.map(() => 0)
  const contradictions: string[] = []
  const conflicting = new Set(conflicts.map(([application, reviewer]) => application * reviewers + reviewer))
  for (const [application, reviewer] of locked) {
    const own = locks[application] ?? []
    if (own.includes(reviewer)) continue
    own.push(reviewer)
    held[reviewer] = (held[reviewer] ?? 0) + 1
    cost[application * reviewers + reviewer] = FORBIDDEN
    if (conflicting.has(application * reviewers + reviewer)) contradictions.push(`${nameOf.application(application)} is vastgezet bij ${nameOf.reviewer(reviewer)}, die er een belang in heeft.`)
  }
  return {
    reviewers, locks, cost, asked, load, contradictions, nameOf,
    wanted: asked.map((count, application) => count - (locks[application]?.length ?? 0)),
    must: load.map(({ min }, reviewer) => Math.max(0, min - (held[reviewer] ?? 0))),
    may: load.map(({ min, max }, reviewer) => max - Math.max(min, held[reviewer] ?? 0)),
  }
}

const requireShape = ({ preference, load, conflicts, locked = [] }: MatchingInput, asked: readonly number[]): void => {
  const whole = (value: number): boolean => Number.isInteger(value) && value >= 0
  if (asked.length !== preference.length || !asked.every(whole)) throw new RangeError('perApplication must be a whole number, one for all or one for each application')
  if (preference.some((row) => row.length !== load.length || !row.every(Number.isFinite))) throw new RangeError('preference must hold a finite number for each application and reviewer')
  if (!load.every(({ min, max }) => whole(min) && whole(max) && min <= max)) throw new RangeError('load must be whole numbers with min at most max')
  for (const [application, reviewer] of [...conflicts, ...locked])
    if (!whole(application) || !whole(reviewer) || application >= preference.length || reviewer >= load.length) throw new RangeError(`there is no pair ${application}, ${reviewer}`)
}

/** Within one application only differences count, so its best reviewer costs nothing. */
const wholeCosts = (preference: readonly (readonly number[])[], reviewers: number): Float64Array => {
  const best = preference.map((row) => Math.max(...row))
  const widest = Math.max(0, ...preference.map((row, application) => (best[application] ?? 0) - Math.min(...row)))
  const exact = widest <= STEPS && preference.every((row) => row.every(Number.isInteger))
  if (!Number.isFinite(widest)) throw new RangeError('the preferences lie too far apart')
  const weighed = (difference: number): number => (exact || widest === 0 ? difference : Math.round((difference / widest) * STEPS))
  const cost = new Float64Array(preference.length * reviewers)
  for (const [application, row] of preference.entries())
    for (const [reviewer, value] of row.entries()) cost[application * reviewers + reviewer] = weighed((best[application] ?? 0) - value)
  return cost
}

const objectiveOf = (preference: readonly (readonly number[])[], assignment: readonly (readonly number[])[]): number =>
  sum(assignment.map((reviewers, application) => sum(reviewers.map((reviewer) => preference[application]?.[reviewer] ?? 0))))
