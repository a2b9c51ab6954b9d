import { expect, test } from 'vitest'
import { changeRows, putActivity, putSection, rowCommand } from '@/lib/applications/draft-sections'
import { form, rowsNames } from '@/lib/applications/form'
import { statusOfStep, statusOfSteps } from '@/lib/applications/step-status'
import { pathOfField, stepOf, steps } from '@/lib/applications/steps'
import { context, validDraft } from './valid-request'

test('every field of the form has exactly one step', () => {
  expect(steps.flatMap(({ fields }) => fields).toSorted()).toEqual(Object.keys(form.fields).toSorted())
  expect(steps.flatMap(({ rows }) => rows).toSorted()).toEqual([...rowsNames].toSorted())
  expect(stepOf('activities.0.sessions.1.date')).toBe('activiteiten')
  expect(pathOfField('activities.4.title')).toBe('activiteiten/5')
  expect(pathOfField('activities')).toBe('activiteiten')
  expect(stepOf('declarations.truth')).toBe('verklaringen')
})

test('a complete request is complete in every step', () => {
  const draft = { ...validDraft(), statutesPublic: 'ja' }
  expect(statusOfSteps(draft, context()).map(({ step, status, detail }) => [step, status, detail])).toEqual([
    ['organisatie', 'complete', 'Gegevens, rekening, contactpersoon'],
    ['andere-steun', 'complete', '1 andere steun in 3 jaar'],
    ['activiteiten', 'complete', '2 van 2 activiteiten volledig, samen 200 kinduren'],
    ['doelgroepen', 'complete', '1 doelgroep'],
    ['partners', 'complete', '1 partner, 1 van de 4 soorten'],
    ['begroting', 'complete', 'Kosten 1.490,00 euro, gevraagd 800,00 euro'],
    ['bijlagen', 'complete', '1 bestand'],
    ['verklaringen', 'complete', '10 van 10 verklaringen aangevinkt'],
  ])
})

test('nothing typed is not started, something missing is busy, something wrong is an error', () => {
  const empty = { ...context(), attachments: [] }
  expect(statusOfSteps({}, empty).map(({ status }) => status)).toEqual(Array(8).fill('not-started'))
  expect(statusOfStep('organisatie', { legalName: 'De Vonk' }, empty).status).toBe('busy')
  expect(statusOfStep('organisatie', { ...validDraft(), iban: 'BE00' }, empty)).toMatchObject({ status: 'errors', errors: [{ field: 'iban', message: 'Geef een geldig IBAN op.' }] })
})

test('a page replaces its own fields and leaves the other pages alone', () => {
  const draft = validDraft()
  const saved = putSection(draft, 'doelgroepen', { genderApproach: 'Anders' }, () => 'nieuw')
  expect(saved).toEqual({ ...draft, genderApproach: 'Anders', accessibilityMeasures: '', targetGroups: [] })
})

test('a new row gets an id, a known row keeps its own', () => {
  const saved = putSection(validDraft(), 'partners', { partners: [{ id: 'p1', name: 'A' }, { name: 'B' }] }, () => 'nieuw')
  expect(saved).toMatchObject({ partners: [{ id: 'p1', name: 'A' }, { id: 'nieuw', name: 'B' }] })
})

test('an empty last row of a table is not kept, an empty one between is', () => {
  const saved = putSection(validDraft(), 'begroting', { costs: [{ id: 'c1', unit: '' }, { unit: 'uur' }, { unit: '', quantity: '' }], revenues: [{ amount: '' }] }, () => 'nieuw')
  expect(saved).toMatchObject({ costs: [{ id: 'c1', unit: '' }, { id: 'nieuw', unit: 'uur' }], revenues: [] })
})

test('the page of one activity leaves the other activities alone', () => {
  const draft = validDraft()
  const saved = putActivity(draft, 'a2', { title: 'Andere titel', sessions: [{ date: '01/03/2027' }] }, () => 'nieuw')
  expect(saved).toEqual({ ...draft, activities: [draft.activities?.[0], { id: 'a2', title: 'Andere titel', sessions: [{ id: 'nieuw', date: '01/03/2027' }] }] })
})

test('rows are added and taken away with a button that needs no JavaScript', () => {
  expect(['add:costs', 'remove:costs:c1@4', 'add:users', 'weg', undefined].map(rowCommand)).toEqual([{ add: 'costs' }, { remove: 'costs', id: 'c1', drawn: 4 }, null, null, null])
  const draft = validDraft()
  expect(changeRows(draft, { add: 'costs' }, () => 'nieuw').costs?.map(({ id }) => id)).toEqual(['c1', 'c2', 'nieuw'])
  expect(changeRows(draft, { remove: 'costs', id: 'c1', drawn: 0 }, () => '').costs?.map(({ id }) => id)).toEqual(['c2'])
})
