import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decidedBy, rankApplications } from '@/lib/decisions/ranking'
import type { RankedApplication, RankingInput } from '@/lib/decisions/ranking'
import { rubricVersion } from '@/lib/rubrics/schema'
import calls from '@/prisma/seed/demo/calls.json'
import requests from '@/prisma/seed/demo/requests.json'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'

const rubric = rubricVersion.parse(rubricJson)
const codes = rubric.scored.map(({ code }) => code)
const all = (points: number): Record<string, number> => Object.fromEntries(codes.map((code) => [code, points]))

const application = (id: string, over: Partial<RankedApplication> = {}): RankedApplication => ({
  id,
  scores: all(4),
  requestedCents: 100_00n,
  plannedChildHours: 100,
  submittedAt: '2026-11-01T10:00:00.000Z',
  ...over,
})

const rank = (applications: RankedApplication[], over: Partial<RankingInput> = {}) =>
  rankApplications({ applications, rubric, envelopeCents: 1_000_000_00n, partialOfferAllowed: false, ...over }).rows

const order = (...applications: RankedApplication[]) => rank(applications).map(({ id }) => id)

test('a granted row', () => {
  expect(rank([application('x')])).toEqual([{ id: 'x', rank: 1, total: 80, fundable: true, reasons: [], outcome: 'GRANT', grantedCents: 100_00n }])
})

test('no files, no rows', () => {
  expect(rank([])).toEqual([])
})

describe('order', () => {
  test('total, highest first', () => {
    expect(order(application('low', { scores: all(3) }), application('high', { scores: all(5) }))).toEqual(['high', 'low'])
  })

  test('C02, though C06 says otherwise', () => {
    const a = application('a', { scores: { ...all(4), C02: 4.5, C08: 3.1 } })
    const b = application('b', { scores: { ...all(4) } })
    expect(rank([a, b]).map(({ id, total }) => [id, total])).toEqual([['a', 80], ['b', 80]])
    const c = application('c', { scores: { ...all(4), C06: 5, C03: 3 } })
    expect(order(c, a)).toEqual(['a', 'c'])
  })

  test('C06', () => {
    const a = application('a')
    const b = application('b', { scores: { ...all(4), C06: 5, C03: 3 } })
    expect(order(a, b)).toEqual(['b', 'a'])
  })

  test('fewest cents per child-hour, without rounding', () => {
    expect(order(application('a', { requestedCents: 100_01n }), application('b'))).toEqual(['b', 'a'])
    expect(order(application('a', { plannedChildHours: 99.75 }), application('b'))).toEqual(['b', 'a'])
  })

  test('no child-hours is infinitely dear, even for nothing', () => {
    expect(order(application('a', { plannedChildHours: 0, requestedCents: 0n }), application('b', { requestedCents: 10n ** 12n, plannedChildHours: 0.25 }))).toEqual(['b', 'a'])
  })

  test('the earliest instant, whatever its offset', () => {
    const late = application('a', { submittedAt: '2026-11-01T10:30:00+01:00' })
    const early = application('b', { submittedAt: '2026-11-01T09:00:00.000Z' })
    expect(order(late, early)).toEqual(['b', 'a'])
    expect(order(application('a', { submittedAt: '2026-11-01T10:00:00.000002Z' }), application('b', { submittedAt: '2026-11-01T10:00:00.000001Z' }))).toEqual(['b', 'a'])
  })

  test('at last the id', () => {
    expect(order(application('b'), application('a'), application('B'))).toEqual(['B', 'a', 'b'])
  })
})

describe('thresholds', () => {
  test('each that fails is named, and the file comes after the others without a rank', () => {
    expect(rank([application('bad', { scores: { ...all(3), C02: 2, C10: 2.4 } }), application('good', { scores: all(3) })])).toEqual([
      { id: 'good', rank: 1, total: 60, fundable: true, reasons: [], outcome: 'GRANT', grantedCents: 100_00n },
      { id: 'bad', rank: null, total: 55.8, fundable: false, reasons: ['C02', 'C10', 'TOTAL'], outcome: 'REJECT', grantedCents: 0n },
    ])
  })

  test('the rounded total counts: 59.95 is 60.0', () => {
    expect(rank([application('x', { scores: { ...all(3), C10: 2.95 } })])[0]).toMatchObject({ total: 60, fundable: true })
    expect(rank([application('x', { scores: { ...all(3), C10: 2.94 } })])[0]).toMatchObject({ total: 59.9, fundable: false, reasons: ['TOTAL'] })
  })

  test('a missing criterion is zero', () => {
    const scores = Object.fromEntries(Object.entries(all(5)).filter(([code]) => code !== 'C10'))
    expect(rank([application('x', { scores })])[0]).toMatchObject({ total: 95, reasons: ['C10'] })
  })
})

describe('the envelope', () => {
  const three = [application('a', { scores: all(5) }), application('b', { scores: all(4), requestedCents: 150_00n }), application('c', { scores: all(3), requestedCents: 10_00n })]
  const outcomes = (over: Partial<RankingInput>) => rank(three, over).map(({ id, outcome, grantedCents }) => [id, outcome, grantedCents])

  test('is used to the last cent', () => {
    expect(outcomes({ envelopeCents: 260_00n })).toEqual([['a', 'GRANT', 100_00n], ['b', 'GRANT', 150_00n], ['c', 'GRANT', 10_00n]])
  })

  test('what does not fit waits, and everything after it, however small', () => {
    expect(outcomes({ envelopeCents: 249_99n })).toEqual([['a', 'GRANT', 100_00n], ['b', 'RESERVE', 0n], ['c', 'RESERVE', 0n]])
  })

  test('the first that does not fit may get what is left', () => {
    expect(outcomes({ envelopeCents: 249_99n, partialOfferAllowed: true })).toEqual([['a', 'GRANT', 100_00n], ['b', 'PARTIAL', 149_99n], ['c', 'RESERVE', 0n]])
  })

  test('with nothing left there is nothing to offer', () => {
    expect(outcomes({ envelopeCents: 100_00n, partialOfferAllowed: true })).toEqual([['a', 'GRANT', 100_00n], ['b', 'RESERVE', 0n], ['c', 'RESERVE', 0n]])
  })
})

describe('always', () => {
  const points = fc.integer({ min: 0, max: 10 }).map((halves) => halves / 2)
  const anyApplication = fc.record({
    scores: fc.record(Object.fromEntries(codes.map((code) => [code, fc.oneof({ weight: 4, arbitrary: fc.constant(3.5) }, points)]))),
    requestedCents: fc.bigInt(0n, 500_00n),
    plannedChildHours: fc.integer({ min: 0, max: 400 }).map((quarters) => quarters / 4),
    submittedAt: fc.date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((date) => date.toISOString()),
  })
  const input = fc.tuple(fc.array(anyApplication, { maxLength: 12 }), fc.bigInt(0n, 2_000_00n), fc.boolean())

  test('the sum never exceeds the envelope, and the order of the input plays no part', () => {
    fc.assert(fc.property(input, ([drafts, envelopeCents, partialOfferAllowed]) => {
      const applications = drafts.map((draft, index) => ({ ...draft, id: `f${index}` }))
      const rows = rank(applications, { envelopeCents, partialOfferAllowed })
      expect(rows.reduce((total, { grantedCents }) => total + grantedCents, 0n) <= envelopeCents).toBe(true)
      expect(rank(applications.toReversed(), { envelopeCents, partialOfferAllowed })).toEqual(rows)
      const ranked = rows.filter(({ fundable }) => fundable)
      expect(ranked.map((row) => row.rank)).toEqual(ranked.map((_, index) => index + 1))
      expect(ranked.every(({ total }, index) => index === 0 || total <= (ranked[index - 1]?.total ?? 0))).toBe(true)
      expect(rows.every(({ outcome, grantedCents, id }) => {
        const requested = applications.find((draft) => draft.id === id)?.requestedCents ?? 0n
        return outcome === 'GRANT' ? grantedCents === requested : outcome === 'PARTIAL' ? grantedCents > 0n && grantedCents < requested : grantedCents === 0n
      })).toBe(true)
    }), { numRuns: 150 })
  })

  test('a higher score on one criterion never costs a file its place, its standing or its money', () => {
    fc.assert(fc.property(fc.array(anyApplication, { minLength: 2, maxLength: 8 }), fc.bigInt(0n, 2_000_00n), fc.boolean(), fc.nat(), fc.nat(), (drafts, envelopeCents, partialOfferAllowed, who, what) => {
      const applications = drafts.map((draft, index) => ({ ...draft, id: `f${index}` }))
      const [id, code] = [`f${who % applications.length}`, codes[what % codes.length] ?? 'C01']
      const better = applications.map((one) => (one.id === id ? { ...one, scores: { ...one.scores, [code]: Math.min(5, (one.scores[code] ?? 0) + 0.5) } } : one))
      const [before, after] = [applications, better].map((list) => rank(list, { envelopeCents, partialOfferAllowed }))
      const row = (rows = before) => rows?.find((one) => one.id === id)
      expect(row(after)?.total ?? 0).toBeGreaterThanOrEqual(row()?.total ?? 0)
      expect((row(after)?.grantedCents ?? 0n) >= (row()?.grantedCents ?? 0n)).toBe(true)
      if (row()?.rank != null) expect(row(after)?.rank ?? Infinity).toBeLessThanOrEqual(row()?.rank ?? 0)
    }), { numRuns: 150 })
  })

  test('each tie rule is reached, and the one that is named parts the neighbours while all before it are equal', () => {
    const reached = new Set<string>()
    const few = fc.record({
      // Four profiles; three of them come to 80.
      scores: fc.constantFrom<Record<string, number>>({}, { C02: 5, C01: 3, C04: 3 }, { C06: 5, C03: 3 }, { C03: 3 }).map((over) => ({ ...all(4), ...over })),
      requestedCents: fc.constantFrom(100_00n, 200_00n), plannedChildHours: fc.constantFrom(100, 200), submittedAt: fc.constantFrom('2026-11-01T10:00:00.000Z', '2026-11-01T10:00:00.001Z'),
    })
    fc.assert(fc.property(fc.array(few, { minLength: 12, maxLength: 40 }), (drafts) => {
      const applications = drafts.map((draft, index) => ({ ...draft, id: `f${String(index).padStart(2, '0')}` }))
      const ordered = rank(applications).map(({ id }) => applications.find((one) => one.id === id) ?? application(id))
      for (const [index, file] of ordered.slice(1).entries()) {
        const before = ordered[index] ?? file
        const rule = decidedBy(rubric, before, file)
        reached.add(rule)
        if (rule === 'C02') expect([before.scores.C02, file.scores.C02]).toEqual([5, 4])
        if (rule === 'C06') expect([before.scores.C02, before.scores.C06, file.scores.C02, file.scores.C06]).toEqual([4, 5, 4, 4])
        if (rule === 'centsPerChildHour') expect(Number(before.requestedCents) / before.plannedChildHours).toBeLessThan(Number(file.requestedCents) / file.plannedChildHours)
        if (rule === 'submittedAt') expect(before.submittedAt < file.submittedAt).toBe(true)
        if (rule === 'id') expect(before.id < file.id).toBe(true)
      }
    }), { numRuns: 40 })
    expect([...reached].toSorted()).toEqual(['C02', 'C06', 'TOTAL', 'centsPerChildHour', 'id', 'submittedAt'])
  })
})

describe('the demo story', () => {
  const firstRound = { GRANTED: 'GRANT', GRANTED_CONDITIONAL: 'GRANT', RESERVE: 'RESERVE', REJECTED: 'REJECT' } as Record<string, string>

  test.each(['ACT-VORIG', 'PAR-DEMO'])('the decisions of the first round of %s follow the list', (code) => {
    const call = calls.find((one) => one.code === code)
    const decided = requests.flatMap((request) => {
      const scores = request.consensus && 'scores' in request.consensus ? request.consensus.scores : null
      return request.call === code && scores && request.decision ? [{ request, scores: { ...scores }, decision: request.decision }] : []
    })
    const rows = rank(
      decided.map(({ request, scores, decision }) =>
        application(request.code, { scores, requestedCents: BigInt(decision.grantedCents || request.requestedCents || 0), plannedChildHours: request.computed.plannedChildHours })),
      { envelopeCents: BigInt(call?.envelopeCents ?? 0) },
    )
    const outcome = Object.fromEntries(rows.map((row) => [row.id, row.outcome]))
    // Whoever was granted in the second round was on the reserve list of the first.
    expect(outcome).toEqual(Object.fromEntries(decided.map(({ request, decision }) => [request.code, decision.round === 1 ? firstRound[decision.outcome] : 'RESERVE'])))
  })
})
