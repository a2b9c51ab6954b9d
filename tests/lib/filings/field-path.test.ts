import { expect, test } from 'vitest'
import { answerAt, inputName, withAnswerAt } from '@/lib/filings/field-path'

const draft = { title: 'een', activities: [{ id: 'a1', title: 'bruggen' }, { id: 'a2', themes: ['DIGI'], sessions: [{ id: 's1', date: 'maandag' }] }], extra: { partners: { q1: 'ja' } } }

test('a field is found by the ids of its rows, wherever they stand', () => {
  expect(['title', 'activities/a1/title', 'activities/a2/themes', 'activities/a2/sessions/s1/date', 'extra/partners/q1', 'activities/weg/title'].map(field => answerAt(draft, field)))
    .toEqual(['een', 'bruggen', ['DIGI'], 'maandag', 'ja', ''])
  expect(['activities/a2/sessions/s1/date', 'extra/partners/q1', 'activities/weg/title'].map(field => inputName(draft, field)))
    .toEqual(['activities.1.sessions.0.date', 'extra.partners.q1', 'activities.2.title'])
})

test('one field changes and everything else stays', () => {
  expect(withAnswerAt(draft, 'activities/a2/sessions/s1/date', 'dinsdag')).toEqual({ ...draft, activities: [draft.activities[0], { ...draft.activities[1], sessions: [{ id: 's1', date: 'dinsdag' }] }] })
  expect(withAnswerAt(draft, 'extra/partners/q1', 'nee')).toEqual({ ...draft, extra: { partners: { q1: 'nee' } } })
})

test('a row that is gone comes back with the text', () => {
  expect(withAnswerAt(draft, 'activities/a3/title', 'torens')).toEqual({ ...draft, activities: [...draft.activities, { id: 'a3', title: 'torens' }] })
})
