import fc from 'fast-check'
import { expect, test } from 'vitest'
import { text, tidy, UNREADABLE } from '@/lib/text'

const messages = (value: string, limits = { max: 100 }) => text(limits).safeParse(value).error?.issues.map(issue => issue.message)

test('NUL, control characters and half characters are refused with a message', () => {
  expect(['a\u0000b', '\u0007', '\u007F', '\u0085', '\uD800', 'a\uDC00', 'Lotte \u202Enegahrev', '\u2066x'].map(value => messages(value))).toEqual(Array(8).fill([UNREADABLE]))
})

test('a limit counts characters as people do, and says the number allowed', () => {
  expect(messages('👩🏽'.repeat(50), { max: 100 })).toBeUndefined()
  expect(messages('x'.repeat(1001), { max: 1000 })).toEqual(['Max. karakters overschreden. U mag er 1.000 gebruiken, u hebt er 1.001.'])
})

test('é typed in two ways is one text, and lines end with \\n', () => {
  expect(text({ max: 10 }).parse('e\u0301\r\nx\ry')).toBe('\u00e9\nx\ny')
})

test('what is accepted comes back the same, however often', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), value => {
    const read = text({ max: 200 }).safeParse(value)
    if (!read.success) return
    expect(read.data).toBe(tidy(value))
    expect(text({ max: 200 }).parse(read.data)).toBe(read.data)
    expect(Buffer.from(read.data, 'utf8').toString('utf8')).toBe(read.data)
    expect(JSON.parse(JSON.stringify(read.data))).toBe(read.data)
  }), { numRuns: 2000 })
})
