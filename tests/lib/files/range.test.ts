import { expect, test } from 'vitest'
import { askedRange } from '@/lib/files/range'

const asked = (range?: string, condition?: string) => askedRange(new Headers({ ...(range === undefined ? {} : { range }), ...(condition === undefined ? {} : { 'if-range': condition }) }), { size: 100, etag: '"abc"' })
const part = (first: number, last: number) => ({ first, last })

test.each([
  ['bytes=0-0', part(0, 0)], ['bytes=0-99', part(0, 99)], ['bytes=0-1000', part(0, 99)], ['bytes=50-', part(50, 99)], ['bytes=-1', part(99, 99)], ['bytes=-500', part(0, 99)],
  ['bytes=99-', part(99, 99)], ['BYTES=10-19', part(10, 19)], ['bytes = 10-19 ', part(10, 19)], ['bytes=007-008', part(7, 8)],
  ['bytes=100-', 'unsatisfiable'], ['bytes=100-200', 'unsatisfiable'], ['bytes=-0', 'unsatisfiable'], ['bytes=99999999999999999999-', 'unsatisfiable'],
  [undefined, 'whole'], ['', 'whole'], ['bytes=', 'whole'], ['bytes=-', 'whole'], ['bytes=20-10', 'whole'], ['bytes=0-1,5-6', 'whole'], ['bytes=0-,0-,0-', 'whole'],
  ['bytes=a-b', 'whole'], ['bytes=1.5-2', 'whole'], ['items=0-1', 'whole'], ['bytes=--1', 'whole'], ['0-1', 'whole'],
])('%s of 100 bytes', (range, answer) => {
  expect(asked(range)).toEqual(answer)
})

test('a part is given only of the very content that was begun', () => {
  expect(asked('bytes=0-1', '"abc"')).toEqual(part(0, 1))
  expect([asked('bytes=0-1', '"abd"'), asked('bytes=0-1', 'W/"abc"'), asked('bytes=0-1', 'Sat, 21 Nov 2026 10:00:00 GMT'), asked('bytes=500-', '"abd"')]).toEqual(['whole', 'whole', 'whole', 'whole'])
})
