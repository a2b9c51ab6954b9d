import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addCents } from '@/lib/money'
import { officialChoice, summaryOf, tenths, type ScenarioLine } from '@/lib/decisions/scenario-lines'
import { inPoints, priceDeviations, priceInWords } from '@/lib/decisions/scenario-prices'

const line = (applicationId: string, total: number, requestedCents: bigint, officialCents = 0n, over: Partial<ScenarioLine> = {}): ScenarioLine =>
  ({ applicationId, number: applicationId, organisationId: applicationId, organisation: `Academie ${applicationId}`, province: 'Limburg', rank: 1, total, requestedCents, officialCents, nis: [], unserved: false, girls: false, ...over })
const words = async (lines: ScenarioLine[], envelopeCents: bigint, ids: readonly string[]) => {
  const { deviations } = await priceDeviations(lines, envelopeCents, new Map(lines.filter(({ applicationId }) => ids.includes(applicationId)).map((one) => [one.applicationId, one.requestedCents])))
  return deviations.map((deviation) => priceInWords(deviation, (id) => id))
}

test('taking X in costs what Z would have brought more', async () => {
  const lines = [line('A', 90, 50n, 50n), line('Z', 83.2, 50n, 50n), line('X', 80, 50n)]
  expect(await words(lines, 100n, ['A', 'X'])).toEqual(['Z eruit kost 3,2 punten en brengt X mee.', 'X erin kost 3,2 punten en duwt Z eruit.'])
})

test('a deviation may gain points, or cost nothing', async () => {
  const lines = [line('A', 90, 60n, 60n), line('B', 70, 50n), line('C', 60, 50n)]
  expect(await words(lines, 100n, ['B', 'C'])).toEqual(['A eruit levert 40,0 punten op en brengt B en C mee.', 'B erin levert 70,0 punten op.', 'C erin levert 60,0 punten op.'])
  expect(await words([line('A', 90, 60n, 60n), line('B', 90, 60n)], 100n, ['B'])).toEqual(['A eruit kost geen punten en brengt B mee.', 'B erin kost geen punten en duwt A eruit.'])
})

test('what cannot be undone alone is said to be so', async () => {
  const lines = [line('A', 90, 60n, 60n), line('B', 70, 50n, 0n)]
  const { deviations } = await priceDeviations([...lines, line('D', 65, 50n, 50n)], 110n, new Map([['A', 60n], ['B', 50n]]))
  expect(deviations.map(({ applicationId, fits }) => [applicationId, fits])).toEqual([['B', true], ['D', true]])
  const tight = await priceDeviations([line('A', 90, 60n, 60n), line('D', 65, 50n, 50n)], 100n, new Map([['A', 60n]]))
  expect(tight.deviations.map((deviation) => priceInWords(deviation, (id) => id))).toEqual(['D eruit: dit alleen terugdraaien past niet in de enveloppe.'])
})

test('what is left out is priced as left out, also where there is room for it', async () => {
  expect(await words([line('A', 90, 60n, 60n), line('B', 70, 50n)], 200n, ['B'])).toEqual(['A eruit kost 90,0 punten.', 'B erin levert 70,0 punten op.'])
})

test('a scenario like the list has no price, and what still fits is named', async () => {
  const lines = [line('A', 90, 60n, 60n), line('B', 70, 50n), line('C', 60, 30n)]
  expect(await priceDeviations(lines, 100n, officialChoice(lines))).toEqual({ deviations: [], unpriced: 0, room: ['C'] })
})

test('each price is the difference of the two best selections found by looking at every one', async () => {
  const anyLines = fc.array(fc.record({ total: fc.integer({ min: 600, max: 1000 }), cost: fc.bigInt(1n, 9n), inside: fc.boolean() }), { minLength: 1, maxLength: 7 })
  await fc.assert(fc.asyncProperty(anyLines, fc.bigInt(5n, 30n), async (drafts, envelopeCents) => {
    let left = envelopeCents
    const lines = drafts.map(({ total, cost }, index) => { const granted = cost <= left ? cost : 0n; left -= granted; return line(`f${index}`, total / 10, cost, granted) })
    let room = envelopeCents
    const inside = lines.filter((one, index) => drafts[index]?.inside && one.requestedCents <= room && ((room -= one.requestedCents), true)).map(({ applicationId }) => applicationId)
    const best = (forceIn: readonly string[], forceOut: readonly string[] = []): number =>
      Math.max(...Array.from({ length: 2 ** lines.length }, (_, set) => lines.filter((_one, index) => set & (1 << index)))
        .filter((picked) => addCents(picked.map(({ requestedCents }) => requestedCents)) <= envelopeCents && forceIn.every((id) => picked.some((one) => one.applicationId === id)) && !picked.some(({ applicationId }) => forceOut.includes(applicationId)))
        .map((picked) => tenths(lines, picked.map(({ applicationId }) => applicationId))))
    const { deviations } = await priceDeviations(lines, envelopeCents, new Map(inside.map((id) => [id, lines.find(({ applicationId }) => applicationId === id)?.requestedCents ?? 0n])))
    for (const { applicationId, side, fits, price } of deviations) {
      const both = inside.filter((id) => (lines.find((one) => one.applicationId === id)?.officialCents ?? 0n) > 0n)
      const undone = side === 'IN' ? best(inside.filter((id) => id !== applicationId), [applicationId]) : best([...both, applicationId])
      expect([fits, price]).toEqual([undone > -Infinity, fits ? undone - best(inside, side === 'OUT' ? [applicationId] : []) : 0])
    }
  }), { numRuns: 50, endOnFailure: true })
})

test('a selection is added up in tenths, exactly', () => {
  const lines = [line('A', 66.2, 1n, 0n, { unserved: true }), line('B', 0.1, 2n, 0n, { girls: true, province: 'Antwerpen' }), line('C', 0.2, 4n)]
  expect(summaryOf(lines, new Map([['A', 1n], ['B', 2n], ['C', 3n]]))).toEqual({ files: 3, cents: 6n, tenths: 665, unserved: 1, girls: 1, provinces: [{ province: 'Antwerpen', files: 1 }, { province: 'Limburg', files: 2 }] })
  expect([inPoints(665), inPoints(-32), inPoints(0)]).toEqual(['66,5', '-3,2', '0,0'])
})
