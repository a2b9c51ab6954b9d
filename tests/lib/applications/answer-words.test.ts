import { expect, test } from 'vitest'
import { answerInWords } from '@/lib/applications/answer-words'
import { labelOfField } from '@/lib/applications/field-label'
import { form } from '@/lib/applications/form'
import { context } from './valid-request'

const { reference } = context()

test('an answer reads as its writer would say it', () => {
  const { fields, rows } = form
  expect([
    answerInWords(fields.enterpriseNumber, '0566988259', reference),
    answerInWords(fields.iban, 'BE68539007547034', reference),
    answerInWords(fields.municipality, '71072', reference),
    answerInWords(fields.legalForm, 'VZW', reference),
    answerInWords(fields.samePurpose, 'nee', reference),
    answerInWords(fields.charter, 'ja', reference),
    answerInWords(fields.charter, '', reference),
    answerInWords(fields.requestedCents, '1500', reference),
    answerInWords(rows.activities.fields.disciplines, ['T', 'E'], reference),
    answerInWords(rows.activities.fields.expectedGirls, '33,5', reference),
    answerInWords(rows.activities.fields.ageMin, '10', reference),
    answerInWords(form.sessions.fields.date, '6/2/2027', reference),
  ]).toEqual(['0566.988.259', 'BE68 5390 0754 7034', 'Hasselt', 'vzw', 'Nee', 'Ja', '', '1.500,00 euro', 't, e', '33,5', '10 jaar', '06/02/2027'])
})

test('what cannot be read is shown as it was typed', () => {
  expect(answerInWords(form.fields.iban, 'BE00', reference)).toBe('BE00')
  expect(answerInWords(form.rows.activities.fields.disciplines, ['T'], reference)).toBe('t')
})

test('a field in words says in which row it stands', () => {
  expect(['iban', 'activities.1.title', 'activities.0.sessions.2.date', 'costs.0.unitPrice', 'activities', 'nergens'].map((name) => labelOfField(name)))
    .toEqual(['Rekeningnummer', 'Activiteit 2: titel', 'Activiteit 1, sessie 3: datum', 'Kost 1: prijs per eenheid', '', ''])
})
