import { expect, test } from 'vitest'
import { openWords, type PartState } from '@/lib/reports/parts'
import { REQUIRED } from '@/lib/text'

const story: PartState = { part: 'verhaal', title: 'Verhaal', path: 'verhaal', begun: true, problems: [
  { field: 'narrative.impact', message: 'Schrijf minstens 500 karakters. U hebt er 5.' },
  ...['successFactors', 'doDifferently', 'followUp'].map((field) => ({ field: `narrative.${field}`, message: REQUIRED })),
] }

test('what is wrong on a page and what is not filled in yet are counted apart', () => {
  expect(openWords({ 'narrative.impact': 'Kort.' }, story)).toBe('1 fout, 3 ontbreken')
  expect(openWords({}, { ...story, begun: false, problems: story.problems.slice(1, 2) })).toBe('1 ontbreekt')
})
