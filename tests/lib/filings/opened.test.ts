import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isOpened, keepFiled, mayChangeAttachment } from '@/lib/filings/opened'

const rowsNames = ['costs', 'activities']
const filed = {
  iban: 'BE68', title: 'Bruggen', declarations: { truth: 'ja' },
  costs: [{ id: 'c1', amount: '1' }, { id: 'c2', amount: '2' }],
  activities: [{ id: 'a1', title: 'Eén', sessions: [{ id: 's1', date: '1' }] }, { id: 'a2', title: 'Twee', sessions: [] }],
}

const text = fc.constantFrom('x', 'y', '', '1')
const row = fc.record({ id: fc.constantFrom('a1', 'a2', 'c1', 'c2', 'nieuw'), title: text, amount: text, sessions: fc.array(fc.record({ id: text, date: text }), { maxLength: 2 }) }, { requiredKeys: ['id'] })
const changed = fc.record({ iban: text, title: text, legalName: text, declarations: fc.record({ truth: text, more: text }), costs: fc.array(row, { maxLength: 4 }), activities: fc.array(row, { maxLength: 4 }) }, { requiredKeys: [] })
const opened = fc.uniqueArray(fc.constantFrom('iban', 'title', 'declarations', 'costs', 'costs.c1', 'costs.c2.amount', 'activities.a1.title', 'activities.a1.sessions', 'activities.a2', 'attachments'), { maxLength: 4 })

/** Every leaf with its path by row id; a table also by the order of its rows. */
const leaves = (content: Record<string, unknown>): Map<string, string> => {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(content)) {
    if (!rowsNames.includes(name)) { found.set(name, JSON.stringify(value)); continue }
    const rows = value as { id: string }[]
    found.set(`${name}`, JSON.stringify(rows.map(({ id }) => id)))
    for (const one of rows) for (const [field, inner] of Object.entries(one)) if (field !== 'id') found.set(`${name}.${one.id}.${field}`, JSON.stringify(inner))
  }
  return found
}

test('no posted field outside the opened ones ever changes, no row comes or goes outside an opened table', () => {
  fc.assert(fc.property(changed, opened, (posted, paths) => {
    const kept = leaves(keepFiled(filed, posted, paths, rowsNames))
    const before = leaves(filed)
    const different = [...new Set([...kept.keys(), ...before.keys()])].filter((path) => kept.get(path) !== before.get(path))
    expect(different.filter((path) => !isOpened(paths, path))).toEqual([])
  }), { numRuns: 2000 })
})

test('what is opened is taken as it was posted', () => {
  expect(keepFiled(filed, { ...filed, iban: 'BE03', title: 'Anders', costs: [{ id: 'c2', amount: '9' }] }, ['iban', 'costs'], rowsNames)).toEqual({ ...filed, iban: 'BE03', costs: [{ id: 'c2', amount: '9' }] })
  expect(keepFiled(filed, { activities: [{ id: 'a2', title: 'Nieuw', sessions: [{ id: 's2', date: '2' }] }] }, ['activities.a2.title'], rowsNames)).toEqual({ ...filed, activities: [filed.activities[0], { id: 'a2', title: 'Nieuw', sessions: [] }] })
})

test('one kind of attachment opens no other', () => {
  expect([mayChangeAttachment(['attachments.BUDGET'], 'BUDGET'), mayChangeAttachment(['attachments.BUDGET'], 'OTHER'), mayChangeAttachment(['attachments'], 'OTHER'), mayChangeAttachment(['iban'], 'OTHER')]).toEqual([true, false, true, false])
})
