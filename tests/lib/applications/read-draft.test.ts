import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freezeCanonical } from '@/lib/applications/canonical'
import { form, rowsNames } from '@/lib/applications/form'
import { readDraft, readDraftSafely } from '@/lib/applications/read-draft'
import { draftSchema } from '@/lib/applications/schema'
import { validDraft } from './valid-request'

/** What a field may be sent: kept as it is, made tidy, or refused. */
const odd: unknown[] = ['', 'ja', 'on', ' ', 'nee', 'Cafe\u0301', 'é', 'a\r\nb', 'a\nb', 'x\u0000', 'x\u202E', '\uD800', 'x'.repeat(65), 'x'.repeat(2_001), 'x'.repeat(20_001),
  7, null, undefined, ['a'], ['e\u0301'], ['x'.repeat(101)], Array.from({ length: 61 }, () => 'a'), [7], {}, { truth: 'ja' }, { truth: 'on' }, { other: 'ja' }, { page: 3 }, { page: 3.5 }, { page: 'x' }]
const asTheSchema = (draft: unknown) => expect(readDraftSafely(draft)).toEqual(draftSchema.safeParse(draft))

test.each([...Object.keys(form.fields), 'saved', 'typedBy', 'declarations', 'extra', 'status', 'constructor', ...rowsNames])('%s is read as the schema reads it, also where it says no', (name) => {
  for (const value of odd) asTheSchema({ ...validDraft(), [name]: value })
})

test.each(rowsNames)('each field of a row of %s too', (name) => {
  for (const field of ['id', 'sessions', 'status', ...Object.keys(form.rows[name].fields)]) for (const value of odd) asTheSchema({ [name]: [{ id: 'r1' }, { id: 'r2', [field]: value }] })
  asTheSchema({ [name]: Array.from({ length: form.rows[name].max + 1 }, (_, at) => ({ id: `r${at}` })) })
})

test('each field of a session too, and what is no draft at all', () => {
  for (const field of ['id', 'status', ...Object.keys(form.sessions.fields)]) for (const value of odd) asTheSchema({ activities: [{ id: 'a1', sessions: [{ id: 's1', [field]: value }] }] })
  for (const value of [...odd, [], 'x']) asTheSchema(value)
})

test('a draft as it was kept is not made anew', () => {
  const draft = validDraft()
  expect(readDraft(draft)).toBe(draft)
  expect(readDraft({ ...draft, status: 'GRANTED' })).toEqual(draft)
})

test('a row without an id is refused', () => {
  expect(() => readDraft({ costs: [{ description: 'Lijm' }] })).toThrow()
})

test('the frozen copy is the canonical JSON of the package, with amounts as texts', () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
    expect(freezeCanonical({ value, attachments: [] }).content).toBe(canonicalize({ attachments: [], value }))
  }), { numRuns: 1_000 })
  expect(freezeCanonical({ cents: 12n, none: undefined, 10: 'a', 9: 'b', attachments: [] }).content).toBe('{"10":"a","9":"b","attachments":[],"cents":"12"}')
})

test.each([['half a character', '\uD800'], ['no number', Number.NaN], ['a function', () => 1]])('%s has no canonical form', (_what, value) => {
  expect(() => freezeCanonical({ value, attachments: [] })).toThrow('no canonical form')
})
