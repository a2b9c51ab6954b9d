import { expect, test } from 'vitest'
import { answerInWords } from '@/lib/applications/answer-words'
import { attachmentDifferences, differences } from '@/lib/applications/differences'
import { context, validDraft } from './valid-request'

const words = (field: Parameters<typeof answerInWords>[0], value: unknown) => answerInWords(field, value, context().reference)
const changed = (change: (draft: ReturnType<typeof validDraft>) => object) => {
  const draft = validDraft()
  return differences({ ...draft }, { ...draft, ...change(draft) }, words)
}

test('the same request has no difference, also when an amount is written otherwise', () => {
  expect(changed(() => ({}))).toEqual([])
  expect(changed(() => ({ requestedCents: '800', iban: 'BE68539007547034' }))).toEqual([])
})

test('each changed field has its old and its new words', () => {
  expect(changed(() => ({ iban: 'BE03 9990 0000 1484', charter: '' }))).toEqual([
    { path: 'iban', where: 'Rekeningnummer', before: 'BE68 5390 0754 7034', after: 'BE03 9990 0000 1484' },
    { path: 'charter', where: expect.any(String), before: 'Ja', after: '' },
  ])
})

test('rows by their id: what changed, came and went, wherever they stand', () => {
  const found = changed(({ costs = [], activities = [] }) => ({
    costs: [{ ...costs[1], unitPrice: '80,00' }, { id: 'c3', category: 'MATERIAL', description: 'Hout', quantity: '1', unit: 'stuk', unitPrice: '5,00', inKind: '' }],
    activities: activities.map((one) => (one.id === 'a2' ? { ...one, nis: 'Genk', sessions: one.sessions?.slice(0, 1) } : one)),
  }))
  expect(found.map(({ path, where }) => [path, where])).toEqual([
    ['activities.a2.nis', 'Activiteit 2, Gemeente'], ['activities.a2.sessions', 'Activiteit 2, sessies'],
    ['costs.c2.unitPrice', expect.stringMatching(/^Kost 1, /)], ['costs.c3', 'Kost 2'], ['costs.c1', 'Kost 1'],
  ])
  expect(found.map(({ before, after }) => [before === '', after === ''])).toEqual([[false, false], [false, false], [false, false], [true, false], [false, true]])
})

test('a declaration that was ticked, and files that came and went', () => {
  expect(changed(() => ({ declarations: { truth: 'ja' } })).every(({ path, before, after }) => path === 'declarations' && before === 'aangevinkt' && after === '')).toBe(true)
  const file = (name: string) => ({ kind: 'BUDGET' as const, name, size: 1, sha256: name.repeat(8) })
  expect(attachmentDifferences([file('a'), file('b')], [file('b'), file('c')], { BUDGET: 'Begroting' })).toEqual([
    { path: 'attachments.BUDGET', where: 'Bijlage: Begroting', before: 'a', after: '' },
    { path: 'attachments.BUDGET', where: 'Bijlage: Begroting', before: '', after: 'c' },
  ])
})
