import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatStructuredMessage, parseStructuredMessage } from '@/lib/payments/structured-message'

test('ten digits get their check', () => {
  expect(formatStructuredMessage('2027000123')).toBe('+++202/7000/12347+++')
  expect(formatStructuredMessage('0000000097')).toBe('+++000/0000/09797+++')
})

test.each(['123', '20270001234', '202700012a'])('%s is not ten digits', (digits) => {
  expect(() => formatStructuredMessage(digits)).toThrow(RangeError)
})

test.each(['+++202/7000/12347+++', '***202/7000/12347***', '202/7000/12347', '202700012347', ' +++ 202 / 7000 / 12347 +++ '])('%s is read', (typed) => {
  expect(parseStructuredMessage(typed)).toEqual({ ok: true, digits: '202700012347' })
})

test.each(['', '+++202/7000/12348+++', '+++202/7000/12347', '+++202/7000/12347***', '20270001234', '000000009700'])('%s is refused', (typed) => {
  expect(parseStructuredMessage(typed)).toEqual({ ok: false, problem: 'Geef een geldige gestructureerde mededeling op (+++xxx/xxxx/xxxxx+++).' })
})

test('what is made is read back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 9_999_999_999 }), (number) => {
    const ten = String(number).padStart(10, '0')
    const read = parseStructuredMessage(formatStructuredMessage(ten))
    expect(read.ok && read.digits.slice(0, 10)).toBe(ten)
  }), { numRuns: 300 })
})
