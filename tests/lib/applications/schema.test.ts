import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswers } from '@/lib/applications/answers'
import { freezeRequest } from '@/lib/applications/canonical'
import { strictAnswers } from '@/lib/applications/completeness'
import { form, rowsNames } from '@/lib/applications/form'
import { draftSchema } from '@/lib/applications/schema'
import { context, validDraft } from './valid-request'

const typed = fc.oneof(fc.string({ unit: 'grapheme-composite', maxLength: 40 }), fc.constantFrom('', 'ja', '1.234', '12,5', '06/02/2027', '13:30', '3500', 'VZW', '-1'))
  // oxlint-disable-next-line no-control-regex
  .map(text => text.normalize('NFC').replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g, ''))

const anyFields = (fields: Record<string, { type: string }>) =>
  fc.record(Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, type === 'choices' ? fc.array(typed, { maxLength: 4 }) : type === 'tick' ? fc.constantFrom('', 'ja') : typed])), { requiredKeys: [] })

const anyDraft = fc.tuple(anyFields(form.fields), ...rowsNames.map(name => fc.array(anyFields(form.rows[name].fields), { maxLength: 3 })))
  .map(([fields, ...rows]) => ({
    ...fields,
    ...Object.fromEntries(rowsNames.map((name, index) => [name, (rows[index] ?? []).map((row, at) => ({ id: `${name}-${at}`, ...row }))])),
  }))

test('a draft keeps every text that was typed, whatever it is', () => {
  fc.assert(fc.property(anyDraft, draft => { expect(draftSchema.parse(draft)).toEqual(draft) }), { numRuns: 300 })
})

test('any draft can be read: a value or a problem for each field, never a crash', () => {
  fc.assert(fc.property(anyDraft, draft => {
    const { problems } = readAnswers(draftSchema.parse(draft), context().reference)
    for (const { field, message } of problems) expect([field, message].every(part => part !== '')).toBe(true)
  }), { numRuns: 300 })
})

test('a box that is ticked is ticked, however a browser says it', () => {
  expect(draftSchema.parse({ charter: 'on', declarations: { truth: 'on', control: '' } })).toEqual({ charter: 'ja', declarations: { truth: 'ja', control: '' } })
})

test('unknown names are left out', () => {
  expect(draftSchema.parse({ legalName: 'De Vonk', status: 'GRANTED', costs: [{ id: 'c1', total: '1' }] })).toEqual({ legalName: 'De Vonk', costs: [{ id: 'c1' }] })
})

test('NUL and half characters are refused at their field', () => {
  const refused = draftSchema.safeParse({ mission: 'a\u0000', activities: [{ id: 'a1', title: '\uD800', sessions: [{ id: 's', date: '\u0001' }] }] })
  expect(refused.error?.issues.map(({ path }) => path.join('.'))).toEqual(['mission', 'activities.0.title', 'activities.0.sessions.0.date'])
})

test('far more than a person types is refused', () => {
  expect(draftSchema.safeParse({ mission: 'x'.repeat(20_001) }).success).toBe(false)
  expect(draftSchema.safeParse({ activities: Array.from({ length: 61 }, (_, at) => ({ id: `a${at}` })) }).success).toBe(false)
})

test('typed answers: cents, wholes, days, codes', () => {
  const read = strictAnswers(validDraft(), context())
  expect(read.ok && [
    read.answers.enterpriseNumber, read.answers.requestedCents, read.answers.deMinimis[0]?.date, read.answers.municipality,
    read.answers.activities[0]?.expectedGirls, read.answers.activities[0]?.reducedPrice, read.answers.activities[0]?.sessions[0], read.answers.declarations.truth,
  ]).toEqual(['0566988259', 80000n, '2025-03-01', '71072', 40, 450n, { id: 'a1-1', date: '2027-02-06', dayPart: 'PM', begin: '13:30', end: '16:00' }, true])
})

test('who asks nothing in particular asks the most that is possible', () => {
  const read = strictAnswers({ ...validDraft(), requestedCents: '' }, context())
  expect(read.ok && read.answers.requestedCents).toBe(80000n)
})

test('the frozen copy does not depend on the order of keys or files, and changes with one letter', () => {
  const read = strictAnswers(validDraft(), context())
  if (!read.ok) throw new Error('the base request is complete')
  const files = [{ kind: 'STATUTES' as const, name: 'a.pdf', size: 1, sha256: 'b'.repeat(64) }, { kind: 'OTHER' as const, name: 'b.pdf', size: 2, sha256: 'a'.repeat(64) }]
  const frozen = { callCode: 'ACT', rubric: { code: 'R', version: '1' }, organisation: { kbo: '1', name: 'x' }, answers: read.answers, declarations: { version: '1', items: [] }, attachments: files }
  const shuffled = { ...frozen, answers: Object.fromEntries(Object.entries(read.answers).toReversed()) as typeof read.answers, attachments: files.toReversed() }
  expect(freezeRequest(shuffled)).toEqual(freezeRequest(frozen))
  expect(freezeRequest(frozen).sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(freezeRequest(frozen).content).toContain('"requestedCents":"80000"')
  expect(freezeRequest({ ...frozen, answers: { ...read.answers, legalName: 'De Vonk' } }).sha256).not.toBe(freezeRequest(frozen).sha256)
})
