import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { everything, outcomeFilter, quarterOf, quartersOf, type OutcomeFilter } from '@/lib/monitor/outcome-filter'
import { outcomeScope } from '@/lib/monitor/outcome-scope'
import { readOutcomes, type Outcomes } from '@/lib/monitor/outcomes'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { applyChange, outcomeChange } from '@/tests/support/outcome-changes'
import { outcomeWorld } from '@/tests/support/outcome-world'
import { rawOutcomes } from '@/tests/support/raw-outcomes'

const database = await testDatabase()
const world = await outcomeWorld(database)
const officer = await staffActor(database, 'VLAIO_OFFICER')

const shown = (filter: Partial<OutcomeFilter> = {}): Promise<Outcomes> => asActor(officer, async (tx) => readOutcomes(tx, await outcomeScope(tx, officer), { ...everything, ...filter }))

const raw = (filter: Partial<OutcomeFilter> = {}) => {
  const { oproep, provincie, gemeente, partnerschap } = { ...everything, ...filter }
  const quarters = quartersOf({ periode: filter.periode ?? '' })
  return rawOutcomes(database, { call: oproep || undefined, province: provincie || undefined, municipality: gemeente || undefined, partnership: partnerschap || undefined, from: quarters?.from, to: quarters?.to })
}

/** The figures that the raw statement knows, as the dashboard has them. Participants of a log are nobody's unique children yet. */
const comparable = ({ total, municipalities }: Outcomes, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, name === 'municipalities' ? municipalities : total[name as keyof typeof total]]))

const filter = fc.record({
  oproep: fc.constantFrom('', ...world.calls), provincie: fc.constantFrom('', '', '10000', '40000', '70000'), gemeente: fc.constantFrom('', '', '', '11002', '46030', '44021', '71072'),
  partnerschap: fc.constantFrom('', '', ...world.partnerships), periode: fc.constantFrom('', '', '2024', '2024-K4', '2025', '2025-K1', '2025-K3'),
})

test('whatever happens to logs, reports and grants, every figure of every filter equals the sum of the raw rows', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(outcomeChange, { minLength: 8, maxLength: 16 }), fc.array(filter, { minLength: 3, maxLength: 3 }), async (changes, filters) => {
      for (const change of changes) await applyChange(database, world, change)
      for (const one of [everything, ...filters]) {
        const { reported_held: _held, reported_held_full: _full, ...expected } = await raw(one)
        expect(comparable(await shown(one), Object.keys(expected))).toEqual(expected)
      }
    }),
    { numRuns: 12 },
  )
})
