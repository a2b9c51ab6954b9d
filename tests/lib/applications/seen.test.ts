import { expect, test } from 'vitest'
import { differing, seenOf, seenToken, showedFiled } from '@/lib/applications/seen'

const files = [{ kind: 'OTHER' as const, name: 'plan.pdf', sha256: 'a'.repeat(64), size: 3 }, { kind: 'BUDGET' as const, name: 'begroting.pdf', sha256: 'b'.repeat(64), size: 4 }]
const organisation = { kbo: '0202239951', name: 'De Vonk vzw' }
const request = { draftVersion: 7, submittedAt: new Date('2026-11-23T10:00:00.123Z'), context: { attachments: files, questions: { version: 2, items: [] }, organisation: { kbo: organisation.kbo, legalName: organisation.name } } }
const seen = seenOf(request)
const { context } = request

test.each([
  ['answers', { ...request, draftVersion: 8 }],
  ['filing', { ...request, submittedAt: null }],
  ['files', { ...request, context: { ...context, attachments: files.slice(1) } }],
  ['questions', { ...request, context: { ...context, questions: { version: 3, items: [] } } }],
  ['organisation', { ...request, context: { ...context, organisation: { ...context.organisation, legalName: 'De Vonk' } } }],
])('a page that differs only in its %s says so', (what, now) => {
  const none = { answers: false, filing: false, files: false, questions: false, organisation: false }
  expect([differing(seen, seenOf(now)), differing(seen, seen)]).toEqual([{ ...none, [what]: true }, none])
  expect(seenToken.safeParse(seenOf(now)).success).toBe(true)
})

test('the order of the files is none of what was seen', () => {
  expect(seenOf({ ...request, context: { ...context, attachments: files.toReversed() } })).toBe(seen)
})

test('a page showed what was filed when its answers, files and organisation are those of the frozen copy', () => {
  const filed = { draftVersion: 7, attachments: files, organisation }
  expect(showedFiled(seen, filed)).toBe(true)
  expect([{ draftVersion: 8 }, { attachments: [] }, { organisation: { ...organisation, name: 'De Vonk' } }].map((other) => showedFiled(seen, { ...filed, ...other }))).toEqual([false, false, false])
})
