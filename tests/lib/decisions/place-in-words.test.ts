import { expect, test } from 'vitest'
import { placesInWords } from '@/lib/decisions/place-in-words'
import { rankApplications, type RankedApplication, type RankingInput } from '@/lib/decisions/ranking'
import { rubricVersion } from '@/lib/rubrics/schema'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'

const rubric = rubricVersion.parse(rubricJson)
const all = (points: number): Record<string, number> => Object.fromEntries(rubric.scored.map(({ code }) => [code, points]))
const file = (id: string, over: Partial<RankedApplication> = {}): RankedApplication => ({ id, scores: all(4), requestedCents: 1_000_00n, plannedChildHours: 300, submittedAt: '2026-11-01T10:00:00.000Z', ...over })

const sentences = (applications: RankedApplication[], over: Partial<RankingInput> = {}): string[] => {
  const input = { applications, rubric, envelopeCents: 100_000_00n, partialOfferAllowed: false, ...over }
  const rows = rankApplications(input).rows.map((row) => ({ ...row, applicationId: row.id, number: `nr. ${row.id}` }))
  return [...placesInWords(rows, input).values()]
}
const order = (...applications: RankedApplication[]): string | undefined => sentences(applications).at(-1)?.split(';')[0]

test('the first stands first, and the next says how far it stays behind', () => {
  expect(sentences([file('a', { scores: all(5) }), file('b', { scores: { ...all(4), C02: 4.5 } })])).toEqual([
    'Bovenaan, met 100,0 punten; vraagt 1.000,00 euro en past in de enveloppe, waarin dan nog 99.000,00 euro vrij is.',
    'Na nr. a: 81,8 punten tegenover 100,0; vraagt 1.000,00 euro en past in de enveloppe, waarin dan nog 98.000,00 euro vrij is.',
  ])
})

test('each tie rule is named with what both have', () => {
  expect(order(file('a', { scores: { ...all(4), C02: 4.5, C08: 3.1 } }), file('b'))).toBe('Evenveel punten als nr. a (80,0), C02 beslist: 4,0 tegenover 4,5')
  expect(order(file('a'), file('b', { scores: { ...all(4), C06: 5, C03: 3 } }))).toBe('Evenveel punten als nr. b (80,0), C06 beslist: 4,0 tegenover 5,0')
  expect(order(file('a'), file('b', { requestedCents: 900_00n }))).toBe('Evenveel punten als nr. b (80,0), de vraag per kinduur beslist: 3,33 euro tegenover 3,00 euro')
  expect(order(file('a'), file('b', { submittedAt: '2026-11-01T09:59:59.250Z' }))).toBe('Evenveel punten als nr. b (80,0), het tijdstip van indiening beslist: 01/11/2026 11.00 en 0,000 seconden tegenover 01/11/2026 10.59 en 59,250 seconden')
  expect(order(file('a'), file('b'))).toBe('Evenveel punten als nr. a (80,0), en gelijk op alles wat de regel vergelijkt: het vaste kenmerk van het dossier beslist')
})

test('a difference too small for the usual decimals is shown all the same', () => {
  expect(order(file('a'), file('b', { requestedCents: 999_99n }))).toBe('Evenveel punten als nr. b (80,0), de vraag per kinduur beslist: 3,33333 euro tegenover 3,33330 euro')
  expect(order(file('a', { plannedChildHours: 0 }), file('b'))).toBe('Evenveel punten als nr. b (80,0), de vraag per kinduur beslist: geen kinduren tegenover 3,33 euro')
})

test('the envelope stops at one file, and says so of those after it', () => {
  const four = [file('a', { scores: all(5) }), file('b', { requestedCents: 2_000_00n }), file('c', { scores: all(3.5) }), file('d', { scores: all(3), requestedCents: 5_000_00n })]
  expect(sentences(four, { envelopeCents: 2_500_00n }).slice(1).map((sentence) => sentence.split('; ')[1])).toEqual([
    'vraagt 2.000,00 euro, maar er is nog 1.500,00 euro vrij: hier stopt de enveloppe.',
    'de enveloppe stopte bij nr. b, en een later dossier gaat niet voor.',
    'de enveloppe stopte bij nr. b.',
  ])
  expect(sentences(four, { envelopeCents: 2_500_00n, partialOfferAllowed: true })[1]).toContain('vraagt 2.000,00 euro, maar er is nog 1.500,00 euro vrij: hier stopt de enveloppe, met een gedeeltelijk aanbod.')
})

test('each threshold that fails is named with what was reached, also when it fails by a hair', () => {
  expect(sentences([file('a', { scores: { ...all(3), C02: 2, C10: 2.499 } })])).toEqual(['C02 is 2,0, minstens 2,5 is nodig; C10 is 2,499, minstens 2,500 is nodig; het totaal is 55,9, minstens 60,0 is nodig.'])
})

test('a file outside the list says why', () => {
  const rows = ['NO_FULL_ACTIVITY', 'MINIMUM'].map((reason) => ({ applicationId: reason, number: reason, rank: null, total: 40, reasons: [reason], outcome: 'REJECT', grantedCents: 0n }))
  expect([...placesInWords(rows, { applications: [], rubric, envelopeCents: 0n, partialOfferAllowed: false }).values()]).toEqual(['Geen enkele activiteit is volwaardig.', 'Wat van de vraag overblijft, ligt onder het minimum van de oproep.'])
})
