import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withPublicIds } from '@/lib/decisions/canonical-ranking'
import { publicIds } from '@/lib/decisions/public-ids'
import { rankApplications, type RankingInput } from '@/lib/decisions/ranking'
import { replayRanking } from '@/lib/decisions/replay-ranking'
import { signRanking } from '@/lib/decisions/signed-ranking'
import { publicKeyOfSeed } from '@/lib/filings/signing-key'
import { rubricVersion } from '@/lib/rubrics/schema'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'
import { none, note } from '@/tests/support/figures'

const rubric = rubricVersion.parse(rubricJson)
const codes = rubric.scored.map(({ code }) => code)
const portal = { keys: [publicKeyOfSeed(process.env['RECEIPT_SIGNING_KEY'] ?? '')], complete: true }
const otherKey = publicKeyOfSeed(Buffer.alloc(32, 9).toString('base64'))
const bytes = (text: string) => Buffer.from(text, 'utf8')

const points = fc.constantFrom(2, 3, 3.5, 4, 13 / 3, 5)
const anyInput: fc.Arbitrary<RankingInput> = fc.record({
  applications: fc.uniqueArray(fc.record({
    id: fc.uuid(),
    // Two files in three are equal on every criterion, so that the id has to decide now and then.
    scores: fc.oneof({ weight: 2, arbitrary: fc.constant(Object.fromEntries(codes.map((code) => [code, 4]))) }, fc.record(Object.fromEntries(codes.map((code) => [code, points])))),
    requestedCents: fc.constantFrom(100_00n, 150_00n),
    plannedChildHours: fc.constantFrom(0, 10, 10.25),
    submittedAt: fc.constantFrom('2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.001Z'),
  }), { maxLength: 9, selector: ({ id }) => id }),
  rubric: fc.constant(rubric),
  envelopeCents: fc.bigInt(0n, 1_000_00n),
  partialOfferAllowed: fc.boolean(),
})

const RUNS = Number(process.env['RANKING_RUNS'] ?? 60)

test('whatever is frozen replays to the same bytes, whatever the order of its files, and its signature holds', () => {
  fc.assert(fc.property(anyInput, (input) => {
    const { content } = signRanking(input)
    const rows = rankApplications(input).rows
    expect(replayRanking(bytes(content), portal)).toEqual({ ok: true, files: rows.length, granted: rows.filter(({ grantedCents }) => grantedCents > 0n).length, signature: 'checked' })
    expect(signRanking({ ...input, applications: input.applications.toReversed() }).content).toBe(content)
  }), { numRuns: RUNS })
})

test('the public copy gives the same list under random ids, also where only the id decides, and tells no id of a file that got nothing', () => {
  fc.assert(fc.property(anyInput, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (input, picks) => {
    const kept = new Set(input.applications.filter((_, index) => picks[index]).map(({ id }) => id))
    const ids = publicIds(input, kept)
    const copy = withPublicIds(input, ids)
    const renamed = rankApplications(input).rows.map((row) => ({ ...row, id: ids.get(row.id) ?? row.id }))
    expect(rankApplications(copy).rows).toEqual(renamed)
    const { content } = signRanking(copy)
    expect(replayRanking(bytes(content), portal)).toMatchObject({ ok: true, signature: 'checked' })
    for (const { id } of input.applications) expect(content.includes(id)).toBe(kept.has(id))
  }), { numRuns: RUNS })
})

const three: RankingInput = {
  applications: ['0b', '0a', '0c'].map((end, index) => ({ id: `00000000-0000-4000-8000-0000000000${end}`, scores: Object.fromEntries(codes.map((code) => [code, 3 + index / 2])), requestedCents: 100_00n, plannedChildHours: 50, submittedAt: '2026-11-01T10:00:00.000Z' })),
  rubric, envelopeCents: 250_00n, partialOfferAllowed: true,
}
const text = signRanking(three).content
/** base64url of 64 bytes ends on a letter of which four bits say nothing. */
const nextLetter = (letter: string): string => {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return letters[letters.indexOf(letter) + 1] ?? ''
}

test('one changed bit anywhere is refused', () => {
  const bits = text.length * 8
  const step = Math.max(1, Math.floor(bits / Number(process.env['RANKING_BITS'] ?? 300)))
  let tried = 0
  for (let bit = 3; bit < bits; bit += step) {
    const changed = bytes(text)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    expect(replayRanking(changed, portal), `bit ${bit}`).toMatchObject({ ok: false })
    tried++
  }
  note({ row: 'T63', what: 'changed bits of a ranking accepted', figure: 0, of: tried, bar: none(10_000) })
})

test.each<[string, string, string]>([
  ['another score, though the places stay', text.replace('"C01":3.5', '"C01":3.6'), 'The rule gives another result than this file says.'],
  ['another amount granted', text.replace('"grantedCents":"10000"', '"grantedCents":"10001"'), 'The rule gives another result than this file says.'],
  ['another instant, which changes no place', text.replace('10:00:00.000Z', '10:00:00.001Z'), 'The signature does not belong to these bytes: the file was changed after it was signed.'],
  ['a name that slipped in', text.replace('"id":"', '"name":"Tandrad vzw","id":"'), 'These are not the bytes that the rule gives: they differ from character '],
  ['spaces', text.replace('","', '", "'), 'These are not the bytes that the rule gives: they differ from character '],
  ['the same members in another order', text.replace(/"id":"[^"]+","plannedChildHours":50/, (pair) => pair.split(',').toReversed().join(',')), 'These are not the bytes that the rule gives: they differ from character '],
  ['another spelling of the same signature', text.replace(/"signature":"[\w-]{85}(.)/, (start) => `${start.slice(0, -1)}${nextLetter(start.slice(-1))}`), 'The signature does not belong to these bytes: the file was changed after it was signed.'],
  ['another rule', text.replace('rankApplications/1', 'rankApplications/2'), 'This ranking was made by another rule: stem-loket/rankApplications/2.'],
  ['an instant that is none', text.replaceAll('10:00:00.000Z', '99:00:00.000Z'), 'The input of this ranking cannot be ranked.'],
  ['no ranking at all', '{"type":"stem-loket/receipt/1"}', 'This is not a ranking of STEM-loket.'],
  ['nothing', '', 'This is not a ranking of STEM-loket.'],
])('%s is refused in one sentence', (_what, changed, problem) => {
  expect(changed).not.toBe(text)
  const replayed = replayRanking(bytes(changed), portal)
  expect(replayed.ok ? 'accepted' : replayed.problem).toContain(problem)
})

test('a key that is not known is refused when all keys are known, else the signature stays unchecked; its name cannot be changed away', () => {
  expect(replayRanking(bytes(text), { keys: [otherKey], complete: true })).toMatchObject({ ok: false, problem: expect.stringContaining('a key that the portal does not have') })
  expect(replayRanking(bytes(text), { keys: [], complete: false })).toEqual({ ok: true, files: 3, granted: 3, signature: 'not-checked' })
  const renamed = text.replace(/"keyId":"."?/, (start) => `${start.slice(0, -1)}${start.endsWith('A') ? 'B' : 'A'}`)
  expect(replayRanking(bytes(renamed), { ...portal, complete: false })).toEqual({ ok: false, problem: 'The name of the key was changed after the file was signed.' })
})
