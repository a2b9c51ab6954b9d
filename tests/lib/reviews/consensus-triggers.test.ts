import { describe, expect, test } from 'vitest'
import { consensusTriggers } from '@/lib/reviews/consensus-triggers'
import type { FinalReview } from '@/lib/reviews/consensus-triggers'
import { rubricVersion } from '@/lib/rubrics/schema'
import requests from '@/prisma/seed/demo/requests.json'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'

const rubric = rubricVersion.parse(rubricJson)
const ofFile = new Set(['C06', 'C08', 'C09', 'C10'])
const codes = rubric.scored.map(({ code }) => code)
const activities = [
  { rowId: 'a', title: 'Robots', plannedChildHours: 100, knockoutsMet: true },
  { rowId: 'b', title: 'Bruggen', plannedChildHours: 900, knockoutsMet: true },
]

/** Four points everywhere, except what is written as 'C08' or 'C01/a'. */
const review = (points: Record<string, number | null> = {}, contests: FinalReview['contests'] = []): FinalReview => ({
  scores: codes.flatMap((criterion) => (ofFile.has(criterion) ? [''] : ['a', 'b']).map((activityRowId) => {
    const keys = [`${criterion}/${activityRowId}`, criterion]
    const key = keys.find((candidate) => candidate in points)
    return { criterion, activityRowId, score: key === undefined ? 4 : (points[key] ?? null) }
  })),
  contests,
})

const sentences = (...reviews: FinalReview[]) => consensusTriggers(rubric, activities, reviews).map(({ sentence }) => sentence)

test('reviewers who agree need not meet', () => {
  expect(consensusTriggers(rubric, activities, [review(), review({ C08: 3 })])).toEqual([])
})

describe('a gap', () => {
  test('of two points on a criterion of the file', () => {
    expect(consensusTriggers(rubric, activities, [review({ C08: 5 }), review({ C08: 3 })])).toEqual([
      { code: 'CRITERION_GAP', criterion: 'C08', sentence: 'C08: verschil van 2 punten' },
    ])
  })

  test('on one activity only, though the mean hides it', () => {
    expect(consensusTriggers(rubric, activities, [review({ 'C01/a': 5 }), review({ 'C01/a': 3 })])).toEqual([
      { code: 'CRITERION_GAP', criterion: 'C01', sentence: 'C01, activiteit “Robots”: verschil van 2 punten' },
    ])
  })

  test('on every activity is named once', () => {
    expect(sentences(review({ C01: 5 }), review({ C01: 3 }))).toEqual(['C01: verschil van 2 punten'])
  })

  test('between the first and the last of three', () => {
    expect(sentences(review({ C09: 5 }), review({ C09: 4 }), review({ C09: 3 }))).toEqual(['C09: verschil van 2 punten'])
  })

  test('of 15 points in total', () => {
    const high = Object.fromEntries(codes.map((code) => [code, 5]))
    expect(sentences(review(high), review({ C04: 5, C05: 5, C10: 5 }))).toEqual(['totaal: verschil van 15,0 punten'])
    expect(sentences(review(high), review({ C01: 5, C02: 5 }))).toEqual([])
  })
})

test('a contested A verdict, once for all who contest it', () => {
  const contest = [{ activityRowId: 'b', code: 'A03' }]
  expect(consensusTriggers(rubric, activities, [review({}, contest), review({}, contest)])).toEqual([
    { code: 'CONTESTED_KNOCKOUT', criterion: 'A03', sentence: 'A03, activiteit “Bruggen”: betwist door een beoordelaar' },
  ])
})

test('an abstention', () => {
  expect(consensusTriggers(rubric, activities, [review({ C10: null }), review()])).toEqual([
    { code: 'ABSTENTION', criterion: 'C10', sentence: 'C10: een beoordelaar onthoudt zich' },
  ])
})

test('a criterion without any number waits for the chair, also where the rubric lets an abstention pass', () => {
  const lenient = { ...rubric, rules: { ...rubric.rules, consensus: { ...rubric.rules.consensus, abstention: false } } }
  expect(consensusTriggers(lenient, activities, [review({ C10: null }), review()])).toEqual([])
  expect(consensusTriggers(lenient, activities, [review({ C10: null, 'C01/a': null }), review({ C10: null, 'C01/a': null })])).toEqual([
    { code: 'ABSTENTION', criterion: 'C01', sentence: 'C01: geen enkele beoordelaar gaf een score' },
    { code: 'ABSTENTION', criterion: 'C10', sentence: 'C10: geen enkele beoordelaar gaf een score' },
  ])
})

describe('a threshold', () => {
  test('missed by one of them', () => {
    expect(consensusTriggers(rubric, activities, [review({ C10: 2 }), review({ C10: 3 })])).toEqual([
      { code: 'ONE_BELOW_THRESHOLD', criterion: 'C10', sentence: 'C10: één beoordelaar onder de drempel' },
    ])
  })

  test('missed by both is no reason to meet', () => {
    expect(sentences(review({ C10: 2 }), review({ C10: 2 }))).toEqual([])
  })
})

describe('the demo story', () => {
  const stories = requests.flatMap((request) => {
    const reviews = (request.reviews ?? []).filter(({ state, scores }) => state === 'FINAL' && scores)
    return request.consensus ? [{ code: request.code, expected: request.consensus.triggers, reviews }] : []
  })

  test.each(stories.map((story) => [story.code, story] as const))('%s', (_code, { expected, reviews }) => {
    const finals = reviews.map(({ scores }) => review(Object.fromEntries(Object.entries(scores ?? {}).map(([code, { score }]) => [code, score]))))
    expect(sentences(...finals)).toEqual(expected)
  })
})
