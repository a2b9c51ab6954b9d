import { beforeAll, expect, test } from 'vitest'
import { missing } from '@/lib/applications/completeness'
import { putSection } from '@/lib/applications/draft-sections'
import { readExtra } from '@/lib/applications/extra-questions'
import { shownSteps } from '@/lib/applications/frozen-answers'
import { readFrozen } from '@/lib/applications/frozen-request'
import { stepOf } from '@/lib/applications/steps'
import { submitApplication } from '@/lib/applications/submit-application'
import type { Question } from '@/lib/calls/questions'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { readyRequest, seedReference } from './ready-request'
import { context, validDraft } from './valid-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const asked = (id: string, given: Partial<Question>): Question => ({ id: `v0000000${id}`, step: 'partners', type: 'short', label: `Vraag ${id}`, help: '', required: false, contact: false, min: '', max: '', options: [], condition: null, ...given })
const reading = (question: Question, typed: string) => {
  const { answers, problems } = readExtra({ extra: { [question.step]: { [question.id]: typed } } }, { ...context(), questions: { version: 1, items: [question] } })
  return problems[0]?.message ?? answers[0]?.value
}

test.each<[string, Partial<Question>, string, unknown]>([
  ['short text', { max: '5' }, 'vijf', 'vijf'],
  ['short text, too long', { max: '5' }, 'zessen', 'Max. karakters overschreden. U mag er 5 gebruiken, u hebt er 6.'],
  ['required and empty', { required: true }, ' ', 'Beantwoord de vraag “Vraag 1”.'],
  ['not required and empty', {}, '', null],
  ['number', { type: 'number', min: '150', max: '1000' }, '1,5', 1.5],
  ['number, too low', { type: 'number', min: '150', max: '1000' }, '1,49', 'Geef een getal van 1,5 tot en met 10 op.'],
  ['number that is none', { type: 'number' }, 'tien', 'Geef een getal op, bijvoorbeeld 12 of 12,5.'],
  ['amount', { type: 'amount', max: '50000' }, '500', 50000n],
  ['amount, too high', { type: 'amount', max: '50000' }, '500,01', 'Geef een bedrag van ten hoogste 500,00 euro op.'],
  ['date', { type: 'date', min: '2027-03-01' }, '01/03/2027', '2027-03-01'],
  ['date, too early', { type: 'date', min: '2027-03-01' }, '28/02/2027', 'Geef een datum vanaf 01/03/2027 op.'],
  ['choice', { type: 'choice', options: [{ code: 'a', nl: 'Ja' }] }, 'a', 'a'],
  ['choice that is none', { type: 'choice', options: [{ code: 'a', nl: 'Ja' }] }, 'b', 'Kies een antwoord uit de lijst.'],
  ['file among the attachments', { type: 'file' }, 'a'.repeat(64), 'a'.repeat(64)],
  ['file that was taken away', { type: 'file' }, 'b'.repeat(64), 'Kies een antwoord uit de lijst.'],
])('%s', (_, given, typed, outcome) => {
  expect(reading(asked('1', given), typed)).toEqual(outcome)
})

const choice = asked('1', { type: 'choice', required: true, label: 'Werkt u samen met een school?', options: [{ code: 'ja', nl: 'Ja' }, { code: 'nee', nl: 'Nee' }] })
const school = asked('2', { label: 'Met welke school?', required: true, condition: { question: choice.id, answer: 'ja' } })
const phone = asked('3', { label: 'Telefoon van de school', contact: true, condition: { question: choice.id, answer: 'ja' } })
const budget = asked('4', { type: 'amount', step: 'begroting', label: 'Wat betaalt de school?' })
const items = [choice, school, phone, budget]
const answers = { partners: { [choice.id]: 'ja', [school.id]: 'Basisschool De Brug', [phone.id]: '011 00 00 00' }, begroting: { [budget.id]: '1.250,00' } }

test('a question is asked only where its condition holds; the hidden answer stays in the draft and is not judged', () => {
  const questions = { version: 1, items }
  const fields = (extra: Record<string, Record<string, string>>) => missing({ ...validDraft(), extra }, { ...context(), questions }).problems.map(({ field }) => field)
  expect(fields({})).toEqual([`extra.partners.${choice.id}`])
  expect(fields({ partners: { [choice.id]: 'ja' } })).toEqual([`extra.partners.${school.id}`])
  expect(fields({ partners: { [choice.id]: 'nee', [school.id]: 'x'.repeat(500) } })).toEqual([])
  expect(stepOf(`extra.partners.${school.id}`)).toBe('partners')
})

test('saving a page keeps the answers of other pages, and of questions it did not show', () => {
  const put = putSection({ extra: answers }, 'partners', { extra: { partners: { [choice.id]: 'nee' }, begroting: { [budget.id]: 'vals' } } }, () => 'id')
  expect(put).toMatchObject({ extra: { partners: { ...answers.partners, [choice.id]: 'nee' }, begroting: answers.begroting } })
  expect(putSection({ extra: answers }, 'doelgroepen', {}, () => 'id')).toMatchObject({ extra: answers })
})

test('what was asked and answered is frozen together, shown to the office, and without contact data to reviewers; a later version changes nothing of it', async () => {
  const { application, signatory, call } = await readyRequest(database, { call: { extraQuestions: { version: 4, items } }, draft: { extra: answers } })
  await submitApplication(signatory, { applicationId: application.id })
  await database.sql(`update call set extra_questions = '{"version": 5, "items": []}' where id = $1`, [call.id])
  const [copy] = await database.sql<{ content: string }>('select content from submission where application_id = $1', [application.id])
  const { reading: frozen, extra } = readFrozen(copy?.content ?? '')
  expect(JSON.parse(copy?.content ?? '')).toMatchObject({ extra: { version: 4, answers: [{ id: choice.id, label: choice.label, value: 'ja' }, { value: 'Basisschool De Brug' }, { contact: true }, { value: '125000' }] } })
  const shown = (only: typeof extra) => shownSteps(frozen, context().reference, [], only).flatMap(({ code, blocks }) => blocks.filter(({ heading }) => heading?.startsWith('Extra')).flatMap(({ rows }) => rows.map(({ term, words }) => `${code}: ${term} ${words}`)))
  const office = ['partners: Werkt u samen met een school? Ja', 'partners: Met welke school? Basisschool De Brug', 'partners: Telefoon van de school 011 00 00 00', 'begroting: Wat betaalt de school? 1.250,00 euro']
  expect(shown(extra)).toEqual(office)
  expect(shown(extra.filter(({ contact }) => !contact))).toEqual(office.filter((line) => !line.includes('Telefoon')))
})

test('a required question without an answer stops the filing, at its field', async () => {
  const { application, signatory } = await readyRequest(database, { call: { extraQuestions: { version: 1, items } } })
  const problems = await submitApplication(signatory, { applicationId: application.id }).then(() => [], (thrown: unknown) => isRefusal(thrown) ? thrown.problems : [])
  expect(problems).toEqual([{ field: `extra.partners.${choice.id}`, message: 'Beantwoord de vraag “Werkt u samen met een school?”.' }])
})

test('a call without questions freezes the same bytes as before there were any', async () => {
  const { application, signatory } = await readyRequest(database)
  await submitApplication(signatory, { applicationId: application.id })
  const [copy] = await database.sql<{ content: string }>('select content from submission where application_id = $1', [application.id])
  expect(Object.keys(JSON.parse(copy?.content ?? '{}')).toSorted()).toEqual(['answers', 'attachments', 'call', 'declarations', 'organisation', 'rubric', 'type'])
})
