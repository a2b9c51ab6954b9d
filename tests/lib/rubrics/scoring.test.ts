import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, ratio } from '@/lib/exact'
import { rubricVersion } from '@/lib/rubrics/schema'
import { isFullFledged, liveTotal, meanOfReviews, scoreApplication, totalOf, withCallThresholds } from '@/lib/rubrics/scoring'
import type { Score } from '@/lib/rubrics/scoring'
import requests from '@/prisma/seed/demo/requests.json'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'

const rubric = rubricVersion.parse(rubricJson)
type DemoReview = { reviewer: string; scores?: Record<string, { score: number }> | null; total?: number | null }

const ofFile = new Set(['C06', 'C08', 'C09', 'C10'])

const activity = (rowId: string, plannedChildHours = 100, knockoutsMet = true) => ({ rowId, plannedChildHours, knockoutsMet })

/** The same points on every activity, unless one is named. */
const scores = (points: Record<string, number | null>, rows: string[] = ['a'], differing: Record<string, Record<string, number>> = {}): Score[] =>
  Object.entries(points).flatMap(([criterion, score]) =>
    ofFile.has(criterion)
      ? [{ criterion, activityRowId: '', score }]
      : rows.map((activityRowId) => ({ criterion, activityRowId, score: differing[activityRowId]?.[criterion] ?? score })))

const worked = { C01: 4, C02: 3.5, C03: 3, C04: 4, C05: 3, C06: 2.5, C07: 4, C08: 3, C09: 4, C10: 3 }
const all = (points: number) => Object.fromEntries(rubric.scored.map(({ code }) => [code, points]))

test('the rubric as published is read whole', () => {
  expect(rubric).toEqual(rubricJson)
})

test('weights that do not add up to 100 are refused', () => {
  expect(rubricVersion.safeParse({ ...rubricJson, scored: rubricJson.scored.slice(1) }).success).toBe(false)
})

describe('the total', () => {
  test('of the worked example is 66.2', () => {
    const result = scoreApplication(rubric, [activity('a')], scores(worked))
    expect(result).toMatchObject({ total: 66.2, fullFledged: ['a'], belowThreshold: [], complete: true, fundable: true })
    expect(result.criteria.map(({ points }) => points)).toEqual([6.4, 12.6, 8.4, 8, 6, 7, 4.8, 6, 4, 3])
  })

  test.each([[0, 0], [2.5, 50], [5, 100]])('all %s points make %s', (points, total) => {
    expect(scoreApplication(rubric, [activity('a')], scores(all(points))).total).toBe(total)
  })

  test('a half goes up', () => {
    // 18 × 0.125 / 5 = 0.45
    expect(totalOf(rubric, new Map([['C02', exact(0.125)]]))).toBe(0.5)
    expect(totalOf(rubric, new Map([['C02', exact(0.1249)]]))).toBe(0.4)
  })

  test('thirds that came in as numbers keep their tie', () => {
    // 8 × 7/3 / 5 + 14 × 25/24 / 5 = 6.65: as doubles the sum falls just short or just past.
    const means = { C01: ratio(7, 3), C03: ratio(25, 24) }
    expect(totalOf(rubric, new Map(Object.entries(means)))).toBe(6.7)
    expect(totalOf(rubric, new Map([['C01', exact(7 / 3)], ['C03', exact(25 / 24)]]))).toBe(6.7)
  })

  test.each(requests.flatMap(({ code, consensus }) => {
    const points = consensus && 'scores' in consensus ? consensus.scores : null
    return points && consensus ? [[code, points, consensus.total] as const] : []
  }))('of %s in the demo story', (_code, points, total) => {
    expect(scoreApplication(rubric, [activity('a')], scores({ ...points })).total).toBe(total)
  })

  const reviews = requests.flatMap(({ code, reviews: given }) => {
    const list: readonly DemoReview[] = given ?? []
    return list.flatMap(({ reviewer, scores: points, total }) => (points && typeof total === 'number' ? [[code, reviewer, points, total] as const] : []))
  })

  test.each(reviews)('of %s in the demo story, live by %s', (_code, _reviewer, given, total) => {
    const points = Object.fromEntries(Object.entries(given).map(([code, { score }]) => [code, score]))
    expect(liveTotal(rubric, [activity('a')], scores(points))).toEqual({ total, complete: Object.keys(points).length === 10 })
  })
})

describe('the mean of a criterion', () => {
  test('is weighted by planned child-hours', () => {
    const given = scores(worked, ['a', 'b'], { b: { C01: 5 } })
    expect(scoreApplication(rubric, [activity('a', 100), activity('b', 300)], given).criteria[0]).toMatchObject({ code: 'C01', mean: ratio(19, 4), score: 4.75 })
  })

  test('leaves out an activity that is not full-fledged', () => {
    const given = scores(worked, ['a', 'b'], { b: { C01: 0, C02: 2 } })
    const result = scoreApplication(rubric, [activity('a', 100), activity('b', 300)], given)
    expect(result).toMatchObject({ total: 66.2, fullFledged: ['a'], fundable: true })
  })

  test('leaves out an activity that fails an A', () => {
    const result = scoreApplication(rubric, [activity('a'), activity('b', 900, false)], scores(worked, ['a', 'b'], { b: { C01: 0 } }))
    expect(result).toMatchObject({ total: 66.2, fullFledged: ['a'] })
  })

  test('is over all activities when none is full-fledged, and then the file is not fundable', () => {
    const result = scoreApplication(rubric, [activity('a', 100), activity('b', 300)], scores({ ...all(5), C02: 2 }, ['a', 'b'], { b: { C02: 1 } }))
    expect(result.criteria[1]?.mean).toEqual(ratio(5, 4))
    expect(result).toMatchObject({ fullFledged: [], fundable: false })
  })

  test('is even when no hours are planned', () => {
    const given = scores(worked, ['a', 'b'], { b: { C01: 5 } })
    expect(scoreApplication(rubric, [activity('a', 0), activity('b', 0)], given).criteria[0]?.mean).toEqual(ratio(9, 2))
  })
})

describe('full-fledged', () => {
  const six = { C01: 2.5, C02: 2.5, C03: 2.5, C04: 2.5, C05: 2.5, C07: 2.5 }

  test.each([
    ['on every edge', six, true],
    ['C02 under its minimum', { ...six, C02: 2, C01: 5 }, false],
    ['C03 under its minimum', { ...six, C03: 2, C01: 5 }, false],
    ['the mean under 2.5', { ...six, C01: 2 }, false],
    ['a low C01 that others make up for', { ...six, C01: 2, C07: 3.5 }, true],
    ['a score missing', { C01: 5, C02: 5, C03: 5, C04: 5, C05: 5 }, false],
  ])('%s', (_what, points, full) => {
    expect(isFullFledged(rubric, { knockoutsMet: true, scores: points })).toBe(full)
    expect(isFullFledged(rubric, { knockoutsMet: false, scores: points })).toBe(false)
  })
})

describe('thresholds', () => {
  test('a criterion under half, and a total under 60, are named', () => {
    expect(scoreApplication(rubric, [activity('a')], scores({ ...all(3), C08: 2 }))).toMatchObject({ total: 58, belowThreshold: ['C08', 'TOTAL'], fundable: false })
    expect(scoreApplication(rubric, [activity('a')], scores({ ...all(4), C08: 2.4 }))).toMatchObject({ belowThreshold: ['C08'], fundable: false })
    expect(scoreApplication(rubric, [activity('a')], scores(all(3)))).toMatchObject({ total: 60, belowThreshold: [], fundable: true })
  })

  test('a call may set its own', () => {
    const strict = withCallThresholds(rubric, { criterionThresholdPercent: 70, totalThresholdPercent: 61 })
    expect(scoreApplication(strict, [activity('a')], scores(all(3))).belowThreshold).toEqual([...rubric.scored.map(({ code }) => code), 'TOTAL'])
    expect(rubric.rules.totalThresholdPercent).toBe(60)
  })
})

describe('while scoring', () => {
  test('what is not scored yet counts for nothing, and the activity still stands', () => {
    expect(scoreApplication(rubric, [activity('a')], scores({ C01: 5, C06: 5, C08: null }))).toMatchObject({ total: 22, complete: false, fullFledged: [], fundable: false })
  })

  test('an activity is out as soon as its scores show it', () => {
    const given = [...scores({ C01: 1 }, ['a', 'b'], { b: { C01: 5 } }), { criterion: 'C02', activityRowId: 'a', score: 2 }]
    expect(scoreApplication(rubric, [activity('a'), activity('b')], given).criteria[0]?.mean).toEqual(exact(5))
  })
})

test('the mean of the reviews is exact, and leaves out who abstained', () => {
  const one = (score: number | null): Score[] => [{ criterion: 'C06', activityRowId: '', score }]
  expect(meanOfReviews([one(3), one(4)])).toEqual([{ criterion: 'C06', activityRowId: '', score: ratio(7, 2) }])
  expect(meanOfReviews([one(3), one(4), one(3)])).toEqual([{ criterion: 'C06', activityRowId: '', score: ratio(10, 3) }])
  expect(meanOfReviews([one(3), one(null)])).toEqual([{ criterion: 'C06', activityRowId: '', score: exact(3) }])
})

test('a higher score never lowers the total while the same activities count', () => {
  const points = fc.record(Object.fromEntries(rubric.scored.map(({ code }) => [code, fc.integer({ min: 6, max: 10 }).map((halves) => halves / 2)])))
  fc.assert(fc.property(points, fc.constantFrom(...rubric.scored.map(({ code }) => code)), (given, code) => {
    const before = scoreApplication(rubric, [activity('a')], scores(given)).total
    const after = scoreApplication(rubric, [activity('a')], scores({ ...given, [code]: 5 })).total
    expect(after).toBeGreaterThanOrEqual(before)
  }), { numRuns: 100 })
})

describe('whatever the reviews say', () => {
  const points = fc.option(fc.integer({ min: 0, max: 5 }), { nil: null })
  const review = fc.record(Object.fromEntries(rubric.scored.map(({ code }) => [code, points]))).map((given) => scores(given, ['a', 'b']))
  const panel = fc.array(review, { minLength: 1, maxLength: 4 })
  const byKey = (given: readonly { criterion: string; activityRowId: string }[]) => given.toSorted((one, other) => `${one.criterion}/${one.activityRowId}` < `${other.criterion}/${other.activityRowId}` ? -1 : 1)

  test('the order in which they come does not matter', () => {
    fc.assert(fc.property(panel, fc.infiniteStream(fc.nat()), (reviews, lot) => {
      const shuffled = reviews.map((own) => ({ own: own.toReversed(), place: lot.next().value ?? 0 })).toSorted((one, other) => one.place - other.place).map(({ own }) => own)
      const [straight, mixed] = [meanOfReviews(reviews), meanOfReviews(shuffled)]
      expect(byKey(mixed)).toEqual(byKey(straight))
      const activities = [activity('a', 70), activity('b', 30)]
      expect(scoreApplication(rubric, activities, mixed)).toEqual(scoreApplication(rubric, activities, straight))
    }), { numRuns: 200 })
  })

  test('an abstention is as if nothing was said, never a zero', () => {
    const activities = [activity('a', 70), activity('b', 30)]
    fc.assert(fc.property(panel, (reviews) => {
      const said = reviews.map((own) => own.filter(({ score }) => score !== null))
      expect(meanOfReviews(reviews)).toEqual(meanOfReviews(said))
      expect(scoreApplication(rubric, activities, reviews[0] ?? [])).toEqual(scoreApplication(rubric, activities, said[0] ?? []))
      const silent = reviews[0]?.map((row) => ({ ...row, score: null })) ?? []
      expect(meanOfReviews([...reviews, silent])).toEqual(meanOfReviews(reviews))
    }), { numRuns: 200 })
  })

  test('the mean of a criterion lies between the lowest and the highest score, exactly', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 5 }), (given) => {
      const total = given.reduce((sum, score) => sum + score, 0)
      expect(meanOfReviews(given.map((score) => [{ criterion: 'C06', activityRowId: '', score }]))).toEqual([{ criterion: 'C06', activityRowId: '', score: ratio(total, given.length) }])
    }), { numRuns: 100 })
  })

  test('the weights of the activities are their hours: twice the hours is twice the row', () => {
    fc.assert(fc.property(fc.integer({ min: 5, max: 10 }), fc.integer({ min: 5, max: 10 }), fc.integer({ min: 1, max: 900 }), (low, high, hours) => {
      const one = scores({ ...all(3), C01: low / 2 }, ['a', 'b', 'c'], { b: { C01: high / 2 }, c: { C01: high / 2 } })
      const split = scoreApplication(rubric, [activity('a', hours), activity('b', hours), activity('c', hours)], one)
      const joined = scoreApplication(rubric, [activity('a', hours), activity('b', 2 * hours)], one.filter(({ activityRowId }) => activityRowId !== 'c'))
      expect(joined.criteria[0]?.mean).toEqual(split.criteria[0]?.mean)
      expect(joined.total).toBe(split.total)
    }), { numRuns: 100 })
  })
})
