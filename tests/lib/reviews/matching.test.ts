import fc from 'fast-check'
import { expect, test } from 'vitest'
import { assignReviewers, type MatchingInput, type Pair } from '@/lib/reviews/matching'

const runs = Number(process.env['PROPERTY_RUNS'] ?? 2000)

/** The best there is, by trying everything. */
const tryEverything = ({ preference, perApplication, load, conflicts, locked = [] }: MatchingInput): number | null => {
  const forbidden = new Set(conflicts.map(([application, reviewer]) => `${application} ${reviewer}`))
  const asked = (application: number): number => (typeof perApplication === 'number' ? perApplication : (perApplication[application] ?? 0))
  const used = load.map(() => 0)
  let best: number | null = null
  const choose = (application: number, total: number): void => {
    if (application === preference.length) {
      if (used.every((count, reviewer) => count >= (load[reviewer]?.min ?? 0)) && (best === null || total > best)) best = total
      return
    }
    const row = preference[application] ?? []
    for (let chosen = 0; chosen < 2 ** row.length; chosen++) {
      const reviewers = row.flatMap((_, reviewer) => (chosen >> reviewer) & 1 ? [reviewer] : [])
      if (reviewers.length !== asked(application)) continue
      if (locked.some(([file, reviewer]) => file === application && !reviewers.includes(reviewer))) continue
      if (reviewers.some((reviewer) => forbidden.has(`${application} ${reviewer}`) || (used[reviewer] ?? 0) >= (load[reviewer]?.max ?? 0))) continue
      for (const reviewer of reviewers) used[reviewer] = (used[reviewer] ?? 0) + 1
      choose(application + 1, total + reviewers.reduce((sum, reviewer) => sum + (row[reviewer] ?? 0), 0))
      for (const reviewer of reviewers) used[reviewer] = (used[reviewer] ?? 0) - 1
    }
  }
  choose(0, 0)
  return best
}

const instances = fc.record({ applications: fc.integer({ min: 1, max: 5 }), reviewers: fc.integer({ min: 1, max: 4 }), whole: fc.boolean() }).chain(({ applications, reviewers, whole }) => {
  const pair = fc.tuple(fc.nat(applications - 1), fc.nat(reviewers - 1))
  const value = whole ? fc.integer({ min: -5, max: 5 }) : fc.double({ min: -1, max: 1, noNaN: true })
  return fc.record({
    preference: fc.array(fc.array(value, { minLength: reviewers, maxLength: reviewers }), { minLength: applications, maxLength: applications }),
    perApplication: fc.oneof(fc.integer({ min: 0, max: Math.min(2, reviewers) }), fc.array(fc.integer({ min: 0, max: Math.min(3, reviewers) }), { minLength: applications, maxLength: applications })),
    load: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 4 })).map(([min, more]) => ({ min, max: min + more })), { minLength: reviewers, maxLength: reviewers }),
    conflicts: fc.array(pair, { maxLength: 4 }),
    locked: fc.array(pair, { maxLength: 2 }),
  })
})

test('the assignment is the best of all, and where it finds none there is none', async () => {
  let solved = 0
  await fc.assert(fc.asyncProperty(instances, async (instance) => {
    const contradicts = instance.locked.some(([file, reviewer]) => instance.conflicts.some((pair) => pair[0] === file && pair[1] === reviewer))
    const best = contradicts ? null : tryEverything(instance)
    const found = await assignReviewers(instance)
    expect(found.feasible).toBe(best !== null)
    if (!found.feasible) {
      expect(found.reasons.length).toBeGreaterThan(0)
      return
    }
    solved += 1
    expect(found.objective).toBeCloseTo(best ?? NaN, 9)
    expect(faultsIn(instance, found.assignment)).toEqual([])
  }), { numRuns: runs })
  expect(solved).toBeGreaterThan(runs / 8)
})

const faultsIn = ({ perApplication, load, conflicts, locked = [] }: MatchingInput, assignment: readonly (readonly number[])[]): string[] => {
  const loads = load.map((_, reviewer) => assignment.filter((reviewers) => reviewers.includes(reviewer)).length)
  return [
    ...assignment.filter((reviewers, file) => reviewers.length !== (typeof perApplication === 'number' ? perApplication : perApplication[file])).map(() => 'number'),
    ...assignment.filter((reviewers) => reviewers.some((reviewer, place) => reviewer <= (reviewers[place - 1] ?? -1))).map(() => 'order'),
    ...conflicts.filter(([file, reviewer]) => assignment[file]?.includes(reviewer)).map(() => 'conflict'),
    ...locked.filter(([file, reviewer]) => !assignment[file]?.includes(reviewer)).map(() => 'lock'),
    ...loads.filter((count, reviewer) => count < (load[reviewer]?.min ?? 0) || count > (load[reviewer]?.max ?? 0)).map(() => 'load'),
  ]
}

const load = (min: number, max: number, reviewers: number) => Array.from({ length: reviewers }, () => ({ min, max }))

test('a minimum is met although it costs preference', async () => {
  const input = { preference: [[5, 0], [5, 1], [5, 2]], perApplication: 1, load: load(1, 3, 2), conflicts: [] }
  expect(await assignReviewers(input)).toEqual({ feasible: true, objective: 12, assignment: [[0], [0], [1]] })
  expect(await assignReviewers({ ...input, load: load(0, 3, 2) })).toEqual({ feasible: true, objective: 15, assignment: [[0], [0], [0]] })
})

const names = { applications: ['ACT-001', 'ACT-002', 'ACT-003'], reviewers: ['An', 'Bilal', 'Caroline'] }
const even = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]

test.each<[string, Partial<MatchingInput>, string[]]>([
  ['a lock on a conflict', { conflicts: [[1, 2]], locked: [[1, 2]] }, ['ACT-002 is vastgezet bij Caroline, die er een belang in heeft.']],
  ['more locks than reviewers asked', { perApplication: 1, locked: [[0, 0], [0, 1]] }, ['ACT-001 vraagt 1 beoordelaars, maar er zijn er 2 vastgezet.']],
  ['too few without interest', { conflicts: [[2, 0], [2, 1]] }, ['ACT-003 vraagt 2 beoordelaars; zonder wie een belang heeft of uitgesloten is, is er maar 1.']],
  ['more locks than a reviewer may have', { load: load(0, 1, 3), perApplication: 1, locked: [[0, 1], [1, 1]] }, ['Bilal heeft 2 vastgezette dossiers en mag er hoogstens 1 krijgen.']],
  ['too little room', { load: load(0, 1, 3) }, ['De dossiers vragen samen nog 6 beoordelingen; de beoordelaars mogen er samen nog hoogstens 3 doen.']],
  ['minima too high', { load: load(3, 3, 3) }, ['De minima van de beoordelaars vragen samen nog 9 beoordelingen; de dossiers geven er maar 6.']],
  ['files that fight for the same two', { perApplication: 1, load: [{ min: 0, max: 1 }, { min: 0, max: 1 }, { min: 0, max: 9 }], conflicts: [[0, 2], [1, 2], [2, 2]] },
    ['ACT-001, ACT-002, ACT-003 kunnen alleen nog naar An, Bilal. Daar is plaats voor 2, en dat is te weinig.']],
  ['a minimum that conflicts keep out of reach', { perApplication: 1, load: [{ min: 2, max: 3 }, { min: 0, max: 3 }, { min: 0, max: 3 }], conflicts: [[1, 0], [2, 0]] },
    ['An moet minstens 2 dossiers krijgen; er kan er maar 1 naartoe.']],
])('%s is named', async (_, changes, reasons) => {
  expect(await assignReviewers({ preference: even, perApplication: 2, load: load(0, 3, 3), conflicts: [], names, ...changes })).toEqual({ feasible: false, reasons })
})

test('a wrong size or a preference that is no number is refused', async () => {
  const input: MatchingInput = { preference: [[1, 2]], perApplication: 1, load: load(0, 1, 2), conflicts: [] }
  await expect(assignReviewers({ ...input, preference: [[1]] })).rejects.toThrow(RangeError)
  await expect(assignReviewers({ ...input, preference: [[1, NaN]] })).rejects.toThrow(RangeError)
  await expect(assignReviewers({ ...input, perApplication: [1, 1] })).rejects.toThrow(RangeError)
  await expect(assignReviewers({ ...input, load: [{ min: 2, max: 1 }, { min: 0, max: 1 }] })).rejects.toThrow(RangeError)
  await expect(assignReviewers({ ...input, conflicts: [[0, 2] satisfies Pair] })).rejects.toThrow(RangeError)
})

test('no files, and no reviewers asked, are an assignment of nothing', async () => {
  expect(await assignReviewers({ preference: [], perApplication: 2, load: load(0, 3, 2), conflicts: [] })).toEqual({ feasible: true, objective: 0, assignment: [] })
  expect(await assignReviewers({ preference: [[1]], perApplication: 0, load: load(0, 1, 1), conflicts: [] })).toEqual({ feasible: true, objective: 0, assignment: [[]] })
})
