import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromFormData, toFieldValues } from '@/lib/filings/from-form-data'

const form = (...pairs: [string, string][]) => {
  const data = new FormData()
  for (const [name, value] of pairs) data.append(name, value)
  return data
}

test('dotted names become rows and objects', () => {
  expect(fromFormData(form(
    ['legalName', 'De Vonk'], ['activities.0.title', 'Bruggen'], ['activities.0.sessions.1.date', '06/02/2027'], ['activities.0.sessions.0.date', '05/02/2027'],
    ['activities.0.themes', 'DIGI'], ['activities.0.themes', 'MAKE'], ['declarations.truth', 'ja'], ['$ACTION_REF_1', ''],
  ))).toEqual({
    legalName: 'De Vonk',
    activities: [{ title: 'Bruggen', sessions: [{ date: '05/02/2027' }, { date: '06/02/2027' }], themes: ['DIGI', 'MAKE'] }],
    declarations: { truth: 'ja' },
  })
})

test('a row that was taken away leaves no hole', () => {
  expect(fromFormData(form(['costs.0.unit', 'uur'], ['costs.7.unit', 'dag']))).toEqual({ costs: [{ unit: 'uur' }, { unit: 'dag' }] })
})

test('no name reaches a prototype, however it is spelled', () => {
  fromFormData(form(['__proto__.polluted', 'x'], ['a.__proto__.polluted', 'x'], ['constructor.prototype.polluted', 'x']))
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
})

test('any names and texts are read without a crash', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.stringMatching(/^[a-z0-9._$]{0,30}$/), fc.string()), { maxLength: 30 }), pairs => {
    fromFormData(form(...pairs))
  }))
})

test('values go out by name and come back as they were', () => {
  const draft = { legalName: 'x', activities: [{ id: 'a1', title: 'Bruggen', themes: ['DIGI', 'MAKE'], sessions: [{ id: 's1', date: '' }] }], declarations: { truth: 'ja' } }
  const values = Object.entries(toFieldValues(draft)).flatMap(([name, value]) => typeof value === 'string' ? [[name, value]] : value.map(one => [name, one])) as [string, string][]
  expect(fromFormData(form(...values))).toEqual(draft)
})
