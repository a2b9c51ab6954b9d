import { expect, test } from 'vitest'
import { isOverdue } from '@/lib/letters/overdue'

test('a letter that went out more than an hour ago and is not made is overdue; one that waits or is made is not', () => {
  const now = new Date('2026-11-23T12:00:00Z')
  const at = (clock: string) => new Date(`2026-11-23T${clock}Z`)
  expect(isOverdue({ releasedAt: at('10:59:59'), producedAt: null }, now)).toBe(true)
  expect(isOverdue({ releasedAt: at('11:00:00'), producedAt: null }, now)).toBe(false)
  expect(isOverdue({ releasedAt: at('09:00:00'), producedAt: at('09:01:00') }, now)).toBe(false)
  expect(isOverdue({ releasedAt: null, producedAt: null }, now)).toBe(false)
})
