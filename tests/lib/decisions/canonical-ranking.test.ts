import canonicalize from 'canonicalize'
import { expect, test } from 'vitest'
import { rankingDocument, rankingInput, withPublicIds } from '@/lib/decisions/canonical-ranking'
import type { RankingInput } from '@/lib/decisions/ranking'
import { rubricVersion } from '@/lib/rubrics/schema'
import rubricJson from '@/prisma/seed/reference/rubric-v1.json'

const rubric = rubricVersion.parse(rubricJson)
const scores = Object.fromEntries(rubric.scored.map(({ code }) => [code, 4]))

const input = (): RankingInput => ({
  applications: ['b', 'a'].map((id) => ({ id, scores, requestedCents: 9_007_199_254_740_993n, plannedChildHours: 10.25, submittedAt: '2026-11-01T10:00:00.000Z' })),
  rubric,
  envelopeCents: 10n ** 17n,
  partialOfferAllowed: true,
})

test('cents travel as strings, files in order of id, the result with its rule', () => {
  const document = rankingDocument(input())
  expect(document).toMatchObject({ type: 'stem-loket/ranking/1', rule: 'stem-loket/rankApplications/1' })
  expect(document.input.applications.map(({ id, requestedCents }) => [id, requestedCents])).toEqual([['a', '9007199254740993'], ['b', '9007199254740993']])
  expect(document.result.rows[0]).toEqual({ id: 'a', rank: 1, total: 80, fundable: true, reasons: [], outcome: 'GRANT', grantedCents: '9007199254740993' })
})

test('whoever runs the rule on the input gets the same bytes', () => {
  const document = rankingDocument(input())
  const again = rankingDocument(rankingInput(JSON.parse(JSON.stringify(document)).input))
  expect(canonicalize(again)).toBe(canonicalize(document))
})

test('nothing but what the rule needs is published', () => {
  const named = { ...input(), applications: input().applications.map((application) => ({ ...application, name: 'Tandrad vzw' })) }
  expect(canonicalize(rankingDocument(named))).not.toContain('Tandrad')
})

test('public ids stand in both the input and the result', () => {
  const document = rankingDocument(withPublicIds(input(), new Map([['a', 'f3c1']])))
  expect(document.input.applications.map(({ id }) => id)).toEqual(['b', 'f3c1'])
  expect(document.result.rows.map(({ id }) => id)).toEqual(['b', 'f3c1'])
})
