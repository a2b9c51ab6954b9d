import canonicalize from 'canonicalize'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { freezeCanonical } from '@/lib/applications/canonical'
import { form, rowsNames } from '@/lib/applications/form'
import { readDraft, readDraftSafely } from '@/lib/applications/read-draft'
import { draftSchema } from '@/lib/applications/schema'
import { validDraft } from './valid-request'

const typed = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom('', 'ja', 'on', 'nee', 'Cafe\u0301', 'é', 'a\r\nb', 'a\nb', 'x\u0000', 'x\u202E', '\uD800', 'x'.repeat(2_001), 'x'.repeat(20_001)),
  fc.constantFrom<unknown>(7, null, ['a'], [], {}),
)
const names = ['id', 'sessions', 'saved', 'typedBy', 'declarations', 'extra', 'status', 'constructor', ...rowsNames, ...Object.keys(form.fields)]
const one = fc.dictionary(fc.constantFrom('id', 'title', 'themes', 'date', 'truth', 'kind', 'v1234abcd', 'status', ...Object.keys(form.rows.activities.fields)), fc.oneof(typed, fc.array(fc.record({ id: typed, date: typed }), { maxLength: 2 })))
const anything = fc.oneof(fc.dictionary(fc.constantFrom(...names), fc.oneof(typed, one, fc.array(one, { maxLength: 2 }), fc.array(fc.string(), { maxLength: 61 })), { maxKeys: 5 }), fc.constantFrom<unknown>(null, 'x', [], 7))

test('what is kept is read as the schema reads it, also where it says no', () => {
  fc.assert(fc.property(anything, fc.boolean(), (draft, whole) => {
    const given: unknown = whole && typeof draft === 'object' ? { ...validDraft(), ...draft } : draft
    expect(readDraftSafely(given)).toEqual(draftSchema.safeParse(given))
  }), { numRuns: 2_000 })
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
