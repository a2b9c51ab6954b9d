import { expect, test } from 'vitest'
import { paymentStateWords } from '@/lib/payments/words'

test('while a grant is suspended, only what the bank has already been told still runs', () => {
  expect((['PLANNED', 'REQUESTED', 'APPROVED', 'ORDERED', 'PAID', 'CANCELLED'] as const).map((status) => paymentStateWords(status, 'SUSPENDED'))).toEqual(['opgeschort', 'opgeschort', 'opgeschort', 'betaalopdracht gegeven', 'betaald', 'geannuleerd'])
  expect(paymentStateWords('PLANNED', 'ACTIVE')).toBe('gepland')
})
