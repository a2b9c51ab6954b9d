import { expect, test } from 'vitest'
import { visitorAddress } from '@/lib/sign-in/visitor-address'

test.each([
  ['203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7', 1, '203.0.113.7'],
  ['6.6.6.6, 203.0.113.7, 10.0.0.2', 2, '203.0.113.7'],
  ['6.6.6.6, 2001:db8::1', 1, '2001:db8::1'],
  ['6.6.6.6', 0, null],
  ['6.6.6.6', 2, null],
  ['6.6.6.6, unknown', 1, null],
  ['', 1, null],
  [null, 1, null],
])('%j behind %d proxies is the address %j', (header, trusted, address) => expect(visitorAddress(header, trusted)).toBe(address))

test('a thousand invented addresses in front change nothing', () => {
  const seen = Array.from({ length: 1_000 }, (_, index) => visitorAddress(`${index % 256}.6.6.6, 203.0.113.7`, 1))
  expect(new Set(seen)).toEqual(new Set(['203.0.113.7']))
})
