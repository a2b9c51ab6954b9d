import fc from 'fast-check'
import { expect, test } from 'vitest'
import { optimisePortfolio, type PortfolioInput } from '@/lib/decisions/portfolio'
import { exact, sum, toNumber } from '@/lib/exact'
import { isRefusal } from '@/lib/refusal'
import { none, note } from '@/tests/support/figures'

const item = (id: string, value: number, costCents: bigint, ...tags: string[]) => ({ id, value, costCents, tags })
const refusal = async (input: PortfolioInput) => optimisePortfolio(input).then(() => null, (thrown: unknown) => { if (isRefusal(thrown)) return thrown; throw thrown })

test('the best that fits is not the first that fits', async () => {
  const items = [item('a', 90, 60n), item('b', 80, 50n), item('c', 80, 50n)]
  expect(await optimisePortfolio({ items, envelopeCents: 100n })).toEqual({ selected: ['b', 'c'], value: 160, costCents: 100n, optimal: true })
})

test('nothing to choose from, nothing that fits, nothing worth it', async () => {
  expect(await optimisePortfolio({ items: [], envelopeCents: 0n })).toEqual({ selected: [], value: 0, costCents: 0n, optimal: true })
  expect(await optimisePortfolio({ items: [item('a', 1, 2n)], envelopeCents: 1n })).toEqual({ selected: [], value: 0, costCents: 0n, optimal: true })
  expect(await optimisePortfolio({ items: [item('a', 0, 0n), item('b', -1, 0n)], envelopeCents: 1n })).toMatchObject({ value: 0, optimal: true })
})

test('a target counts the selected items with its tag, those forced in included', async () => {
  const items = [item('a', 9, 10n), item('b', 8, 10n), item('c', 1, 10n, 'wit'), item('d', 2, 10n, 'wit')]
  expect(await optimisePortfolio({ items, envelopeCents: 20n, targets: [{ tag: 'wit', min: 1 }] })).toMatchObject({ selected: ['a', 'd'], value: 11 })
  expect(await optimisePortfolio({ items, envelopeCents: 20n, targets: [{ tag: 'wit', min: 1 }], forceIn: ['c'] })).toMatchObject({ selected: ['a', 'c'] })
  expect(await optimisePortfolio({ items, envelopeCents: 40n, targets: [{ tag: 'wit', max: 1 }], forceOut: ['d'] })).toMatchObject({ selected: ['a', 'b', 'c'] })
})

test('one cent too much is too much, though a solver in doubles would not see it', async () => {
  const items = [item('a', 2, 900_000_000_001n), item('b', 1, 899_999_999_999n)]
  expect(await optimisePortfolio({ items, envelopeCents: 900_000_000_000n })).toEqual({ selected: ['b'], value: 1, costCents: 899_999_999_999n, optimal: true })
  expect(await optimisePortfolio({ items, envelopeCents: 1_800_000_000_000n })).toMatchObject({ selected: ['a', 'b'], costCents: 1_800_000_000_000n })
  expect(await optimisePortfolio({ items, envelopeCents: 1_799_999_999_999n })).toMatchObject({ selected: ['a'] })
})

test.each([0, 1, 2, 3, 4])('values that differ in the last digit of a double are told apart, wherever the better one stands (%i)', async (place) => {
  const items = [...['a', 'b', 'c', 'd', 'e'].map((id, index) => item(id, index === place ? 1.0000000000000002 : 1, 1n)), item('z', 1e6 / 3, 1n)]
  expect((await optimisePortfolio({ items, envelopeCents: 2n })).selected).toEqual(['abcde'[place], 'z'])
})

test('of nearly equal costs near the largest number of a double no cent is lost', async () => {
  for (let short = 1n; short <= 3n; short++) {
    const items = Array.from({ length: 6 }, (_, index) => item(`f${index}`, 10 + index / 10, 100_000_000_000_003n + BigInt(index)))
    const envelopeCents = 3n * 100_000_000_000_003n + 12n - short
    const found = await optimisePortfolio({ items, envelopeCents })
    expect([found.costCents <= envelopeCents, found.selected.length, found.value]).toEqual([true, 3, exhaustive({ items, envelopeCents })])
  }
})

test('what is forced and costs more than the envelope is named with its amount', async () => {
  const refused = await refusal({ items: [item('a', 1, 700_00n), item('b', 1, 400_00n)], envelopeCents: 1000_00n, forceIn: ['a', 'b'] })
  expect([refused?.code, refused?.message]).toEqual(['over-budget', 'Wat er zeker in moet, kost samen 1.100,00 euro, en de enveloppe is 1.000,00 euro: a (700,00), b (400,00).'])
})

test('only the targets that bite each other are named, at their own place', async () => {
  const items = [item('a', 1, 60n, 'Limburg'), item('b', 1, 60n, 'meisjes'), item('c', 1, 10n, 'Antwerpen')]
  const refused = await refusal({ items, envelopeCents: 100n, targets: [{ tag: 'Antwerpen', min: 1 }, { tag: 'Limburg', min: 1 }, { tag: 'meisjes', min: 1, max: 2 }] })
  expect(refused?.code).toBe('invalid')
  const message = 'Deze doelen zijn niet samen haalbaar met een enveloppe van 1,00 euro en met wat er zeker in of uit moet: „Limburg: minstens 1” en „meisjes: minstens 1 en hoogstens 2”.'
  expect(refused?.problems).toEqual([{ field: 'targets.1', message }, { field: 'targets.2', message }])
})

test('a single target out of reach is named alone, before any pair', async () => {
  const items = [item('a', 1, 60n, 'x'), item('b', 1, 60n, 'y')]
  const refused = await refusal({ items, envelopeCents: 100n, targets: [{ tag: 'x', min: 1 }, { tag: 'y', min: 1 }, { tag: 'x', min: 2 }] })
  expect(refused?.problems).toEqual([{ field: 'targets.2', message: 'Dit doel kan geen enkele keuze halen: „x: minstens 2”.' }])
})

test.each<[string, Partial<PortfolioInput>]>([
  ['an id twice', { items: [item('a', 1, 1n), item('a', 1, 1n)] }],
  ['a negative cost', { items: [item('a', 1, -1n)] }],
  ['a forced id that is no item', { forceIn: ['z'] }],
  ['an id forced both ways', { forceIn: ['a'], forceOut: ['a'] }],
])('%s is a mistake of the caller', async (_what, over) => {
  await expect(optimisePortfolio({ items: [item('a', 1, 1n)], envelopeCents: 1n, ...over })).rejects.toThrow(RangeError)
})

const tags = ['wit', 'meisjes', 'Limburg', 'Gent', 'academie 1']
const anyValue = fc.oneof(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 600, max: 1000 }).map((tenths) => tenths / 10), fc.double({ min: 0, max: 100, noNaN: true }), fc.integer({ min: -3, max: 3 }))
const anyCost = fc.oneof(fc.bigInt(0n, 30n).map((units) => units * 150_000n), fc.bigInt(0n, 3_000_000n))
const anyItems = fc.array(fc.record({ value: anyValue, costCents: anyCost, tags: fc.subarray(tags) }), { maxLength: 16 }).map((drafts) => drafts.map((draft, index) => ({ ...draft, id: `f${String(index).padStart(2, '0')}` })))
const anyTarget = fc.record({ tag: fc.constantFrom(...tags), min: fc.integer({ min: 0, max: 3 }), max: fc.integer({ min: 1, max: 9 }) }, { requiredKeys: ['tag'] })
const anyInput: fc.Arbitrary<PortfolioInput> = anyItems.chain((items) => fc.record({
  items: fc.constant(items),
  // As often as not exactly what some selection costs, or a cent less: there a rounding would show.
  envelopeCents: fc.tuple(fc.subarray(items), fc.constantFrom(0n, 0n, 1n, -1n)).map(([some, off]) => { const cents = some.reduce((total, { costCents }) => total + costCents, 0n) + off; return cents < 0n ? 0n : cents }),
  targets: fc.array(anyTarget, { maxLength: 3 }),
  forced: fc.array(fc.constantFrom('in', 'out', ...Array<string>(14).fill('')), { minLength: items.length, maxLength: items.length }),
}).map(({ forced, ...input }) => ({ ...input, forceIn: items.filter((_, index) => forced[index] === 'in').map(({ id }) => id), forceOut: items.filter((_, index) => forced[index] === 'out').map(({ id }) => id) })))

/** Every selection there is, one after the other: the best value, or null where none is allowed. */
const exhaustive = ({ items, envelopeCents, targets = [], forceIn = [], forceOut = [] }: PortfolioInput): number | null => {
  let best: ReturnType<typeof exact> | null = null
  let bestFloat = -Infinity
  for (let set = 0; set < 2 ** items.length; set++) {
    let cost = 0n
    let value = 0
    for (let index = 0; index < items.length; index++) if (set & (1 << index)) { cost += items[index]?.costCents ?? 0n; value += items[index]?.value ?? 0 }
    if (cost > envelopeCents || value < bestFloat - 1e-6) continue
    const picked = items.filter((_, index) => set & (1 << index))
    if (forceIn.some((id) => !picked.some((one) => one.id === id)) || picked.some(({ id }) => forceOut.includes(id))) continue
    if (targets.some(({ tag, min = 0, max = Infinity }) => { const count = picked.filter((one) => one.tags.includes(tag)).length; return count < min || count > max })) continue
    const total = sum(picked.map((one) => exact(one.value)))
    if (best === null || total.numerator * best.denominator > best.numerator * total.denominator) [best, bestFloat] = [total, value]
  }
  return best && toNumber(best)
}

const RUNS = Number(process.env['PORTFOLIO_RUNS'] ?? 40)

test('the answer is that of looking at every selection, and no answer means that there is none', async () => {
  let [answered, refusedRuns] = [0, 0]
  await fc.assert(fc.asyncProperty(anyInput, async (input) => {
    const best = exhaustive(input)
    const found = await optimisePortfolio(input).catch((thrown: unknown) => { if (isRefusal(thrown)) return null; throw thrown })
    expect(found?.value ?? null).toBe(best)
    if (!found) return void refusedRuns++
    answered++
    expect(found.optimal).toBe(true)
    expect(found.costCents <= input.envelopeCents).toBe(true)
    expect(exhaustive({ ...input, forceIn: found.selected, forceOut: input.items.map(({ id }) => id).filter((id) => !found.selected.includes(id)) })).toBe(best)
    expect((await optimisePortfolio({ ...input, items: input.items.toReversed() })).selected.toSorted()).toEqual(found.selected.toSorted())
  }), { numRuns: RUNS, endOnFailure: true })
  note({ row: 'T63', what: 'selections other than by looking at every one', figure: 0, of: answered + refusedRuns, bar: none(500) })
  expect(Math.min(answered, refusedRuns)).toBeGreaterThan(RUNS / 20)
})

test('the targets that are named cannot be met together, and without any one of them the rest can', async () => {
  await fc.assert(fc.asyncProperty(anyInput, async (input) => {
    const refused = await refusal(input)
    if (refused?.code !== 'invalid') return
    const named = refused.problems.map(({ field }) => input.targets?.[Number(field.split('.')[1])] ?? { tag: '' })
    expect(exhaustive({ ...input, targets: named })).toBeNull()
    for (const one of named) expect(exhaustive({ ...input, targets: named.filter((other) => other !== one) })).not.toBeNull()
  }), { numRuns: RUNS, endOnFailure: true })
})
