import fc from 'fast-check'
import loadHighs from 'highs'
import { expect, test } from 'vitest'
import { readyForRelease, releaseReach, type ReachRelease, type WaitingReport } from '@/lib/monitor/reach-release'

const THRESHOLD = 5
const report = (number: string, girls: number, boys: number, ages: [number, number] = [girls + boys, 0]): WaitingReport => ({
  reportId: number, number, sessions: 4, childHours: 10 * (girls + boys), participations: girls + boys,
  gender: { V: girls, M: boys }, ages: { A08_09: ages[0], A10_11: ages[1] }, arrivals: { NEW: girls + boys, RETURNING: 0 }, rates: { REDUCED: 0, OTHER: girls + boys },
})
const numbers = (reports: readonly WaitingReport[]) => reports.map(({ number }) => number)

test('a small report waits for others, until their sum leaves each of them a choice', () => {
  const [large, none, one, four, two] = [report('large', 12, 20), report('none', 0, 0), report('one', 1, 0), report('four', 2, 2), report('two', 2, 0)]
  expect(numbers(readyForRelease([large, none, one], THRESHOLD))).toEqual(['large', 'none'])
  expect(numbers(readyForRelease([one, four], THRESHOLD))).toEqual(['one', 'four'])
  // Two of four are eight, and only two of four are.
  expect(numbers(readyForRelease([report('a', 4, 0), report('b', 0, 4)], THRESHOLD))).toEqual([])
  // Three children in all are too few to show.
  expect(numbers(readyForRelease([one, two], THRESHOLD))).toEqual([])
  expect(readyForRelease([], THRESHOLD)).toEqual([])
})

test('a division that does not add up, or of a total that is hidden, is not shown', () => {
  const shown = releaseReach([report('a', 12, 20, [20, 12])], THRESHOLD)
  expect([shown.participations, shown.gender, shown.ages, shown.grants[0]?.childHours]).toEqual([32, { V: 12, M: 20 }, { A08_09: 20, A10_11: 12 }, 320])
  expect(releaseReach([report('a', 12, 20, [20, 11])], THRESHOLD).ages).toEqual({ A08_09: null, A10_11: null })
  expect(releaseReach([report('a', 12, 20, [40, -8])], THRESHOLD).ages).toEqual({ A08_09: null, A10_11: null })
  expect(releaseReach([report('a', 12, 20, [30, 2])], THRESHOLD).ages).toEqual({ A08_09: null, A10_11: null })
  const small = releaseReach([report('a', 1, 2)], THRESHOLD)
  expect([small.participations, small.ages, small.arrivals, small.grants]).toEqual([null, { A08_09: null, A10_11: null }, { NEW: null, RETURNING: null }, [{ number: 'a', sessions: 4, participations: null, childHours: null, gender: { V: null, M: null } }]])
})

/**
 * Reports come in two waves; what is ready goes out after each. Everything that is ever shown becomes one system: both releases with their margins and
 * divisions by age, and which reports are small, because who knows the rule may know that. An integer solver that knows nothing of batches looks for the least and the most that each small
 * figure can be.
 */
test('by both releases together, with margins, divisions and what waiting tells, no small figure is determined', async () => {
  const solver = await loadHighs()
  const group = (most: number) => fc.record({ girls: fc.integer({ min: 0, max: most }), boys: fc.integer({ min: 0, max: most }), young: fc.integer({ min: 0, max: 2 * most }) })
  const wave = fc.array(fc.oneof(group(2), group(4), group(12)), { maxLength: 4 })
  let judged = 0
  fc.assert(fc.property(wave, wave, (first, second) => {
    const made = [...first, ...second].map(({ girls, boys, young }, index) => report(String(index), girls, boys, [Math.min(young, girls + boys), girls + boys - Math.min(young, girls + boys)]))
    const batches: { batch: WaitingReport[]; shown: ReachRelease }[] = []
    let waiting: WaitingReport[] = []
    for (const arrived of [made.slice(0, first.length), made.slice(first.length)]) {
      waiting = [...waiting, ...arrived]
      const batch = readyForRelease(waiting, THRESHOLD)
      if (batch.length > 0) batches.push({ batch, shown: releaseReach(batch, THRESHOLD) })
      waiting = waiting.filter((one) => !batch.includes(one))
    }
    const { lines, bounds, small } = systemOf(batches)
    for (const name of small) {
      judged += 1
      const extreme = (sense: 'Minimize' | 'Maximize') => {
        const names = [...bounds.keys()]
        const { Status, ObjectiveValue } = solver.solve(`${sense}\n obj: ${name}\nSubject To\n${lines.map((line, index) => ` s${index}: ${line}`).join('\n')}\nBounds\n${names.map((one) => ` ${bounds.get(one)}`).join('\n')}\nGeneral\n ${names.join(' ')}\nEnd`)
        if (Status !== 'Optimal') throw new Error(Status)
        return Math.round(ObjectiveValue)
      }
      expect(extreme('Maximize') - extreme('Minimize'), `${name} in ${JSON.stringify(batches.map(({ batch }) => batch.map(({ gender, ages }) => ({ gender, ages }))))}`).toBeGreaterThanOrEqual(1)
    }
  }), { numRuns: Number(process.env['SUPPRESSION_RUNS'] ?? 30) })
  expect(judged).toBeGreaterThan(20)
}, 120_000)

const systemOf = (batches: readonly { batch: WaitingReport[]; shown: ReachRelease }[]) => {
  const lines: string[] = []
  const bounds = new Map<string, string>()
  const small: string[] = []
  const figure = (name: string, count: number, shown: number | null | undefined, isSmall = false): string => {
    bounds.set(name, shown === null || shown === undefined ? `${isSmall ? 1 : 0} <= ${name} <= ${isSmall ? THRESHOLD - 1 : 200}` : `${name} = ${shown}`)
    if (count > 0 && count < THRESHOLD) small.push(name)
    return name
  }
  const codes = (parts: Record<string, number | null>) => Object.keys(parts)
  batches.forEach(({ batch, shown }, b) => {
    const total = figure(`t${b}`, batch.reduce((sum, { participations }) => sum + participations, 0), shown.participations)
    const rows = batch.map((one, r) => {
      const row = figure(`r${b}_${r}`, one.participations, shown.grants[r]?.participations, one.participations > 0 && one.participations < THRESHOLD)
      lines.push(`${codes(one.gender).map((code) => figure(`x${b}_${r}_${code}`, one.gender[code] ?? 0, shown.grants[r]?.gender[code])).join(' + ')} - ${row} = 0`)
      return row
    })
    lines.push(`${rows.join(' + ')} - ${total} = 0`)
    for (const code of codes(shown.gender)) lines.push(`${batch.map((_one, r) => `x${b}_${r}_${code}`).join(' + ')} - ${figure(`c${b}_${code}`, batch.reduce((sum, { gender }) => sum + (gender[code] ?? 0), 0), shown.gender[code])} = 0`)
    lines.push(`${codes(shown.ages).map((code) => figure(`a${b}_${code}`, batch.reduce((sum, { ages }) => sum + (ages[code] ?? 0), 0), shown.ages[code])).join(' + ')} - ${total} = 0`)
  })
  return { lines, bounds, small }
}
