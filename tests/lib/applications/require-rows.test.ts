import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { requireRows } from '@/lib/applications/require-rows'
import { isRefusal } from '@/lib/refusal'

const answerOf = (posted: Parameters<typeof requireRows>[0]) => {
  try {
    requireRows(posted)
    return 'taken'
  } catch (thrown) {
    return isRefusal(thrown) ? thrown.code : String(thrown)
  }
}
const row = (id: string) => ({ id, name: 'Kopie' })

test('rows of a page are taken with the names that the portal gave them, and new ones without a name', () => {
  expect(answerOf({ mission: 'x', partners: [row(randomUUID()), row('p-1'), row(''), row(''), { name: 'nieuw' }], themes: ['DIGI', 'DIGI'] })).toBe('taken')
  expect(answerOf({ costs: [row('a')], revenues: [row('a')], activities: [{ id: 'a', sessions: [row('s')] }, { id: 'b', sessions: [row('s')] }] })).toBe('taken')
})

test('a page with a name that is none, or with one name for two rows, is refused whole, however deep', () => {
  expect(answerOf({ partners: [row('../../x')] })).toBe('invalid')
  expect(answerOf({ partners: [row('a'), row('b'), row('a')] })).toBe('invalid')
  expect(answerOf({ activities: [{ id: 'a', sessions: [row('s'), row('s')] }] })).toBe('invalid')
  expect(answerOf({ extra: { group: [row('x y')] } })).toBe('invalid')
})
