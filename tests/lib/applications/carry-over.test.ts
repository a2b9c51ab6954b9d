import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswers } from '@/lib/applications/answers'
import { carryActivity, carryOver } from '@/lib/applications/carry-over'
import { markedNames, unconfirmed } from '@/lib/applications/copied-fields'
import type { Fields } from '@/lib/applications/fields/field'
import { form, rowsNames, type Draft } from '@/lib/applications/form'
import { context, validDraft } from './valid-request'

const { reference } = context()
const FROM = 'STEM-2025-ACV-001'
const ids = () => { let next = 0; return () => `n${next++}` }
const carried = (draft: Draft, changes: Partial<typeof reference> = {}, unknown: string[] = []) =>
  carryOver({ reading: readAnswers(draft, reference).reading, unknown, from: FROM }, { reference: { ...reference, ...changes }, today: '2026-11-22', newId: ids() })

test('a flagged answer comes over as it was typed, every field of it marked, and nothing is left out without a word', () => {
  const { draft, copied, leftOut } = carried(validDraft())
  const [activity] = validDraft().activities ?? []
  const { id: _, sessions: __, notInPartnershipBudget: ___, expectedGirlsNote: ____, ...flagged } = activity ?? { id: '' }
  expect(draft.activities?.[0]).toEqual({ id: expect.any(String), ...flagged })
  expect(copied.filter(({ rows, row }) => rows === 'activities' && row === draft.activities?.[0]?.id).map(({ field }) => field)).toEqual(Object.keys(flagged))
  expect(new Set(copied.map(({ from }) => from))).toEqual(new Set([FROM]))
  expect(leftOut).toEqual([])
})

test('never declarations, sessions, the amount asked, statements, letters or what the organisation itself tells', () => {
  const { draft } = carried({ ...validDraft(), requestedCents: '500,00', recognitionRequested: 'ja' })
  expect(Object.keys(draft).filter((name) => ['declarations', 'requestedCents', 'recognitionRequested', 'samePurpose', 'noDeMinimis', 'inPartnership', 'statutesPublic', 'legalName', 'iban', 'mission'].includes(name))).toEqual([])
  expect(draft.activities?.map((row) => Object.keys(row).filter((name) => ['sessions', 'notInPartnershipBudget'].includes(name)))).toEqual([[], []])
  expect(draft.partners?.map((row) => 'letterOfIntent' in row)).toEqual((validDraft().partners ?? []).map(() => false))
})

const anyText = fc.string({ maxLength: 40 })
const anyTyped = (fields: Fields) => fc.record(Object.fromEntries(Object.entries(fields).map(([name, { type }]) => [name, type === 'choices' ? fc.array(anyText, { maxLength: 3 }) : anyText])))
const anyDraft = fc.record({
  ...Object.fromEntries(rowsNames.map((name) => [name, fc.array(anyTyped(form.rows[name].fields).map((row) => ({ id: 'r', ...row })), { maxLength: 2 })])),
  declarations: fc.constant({ truth: 'ja' }),
}).chain((rows) => anyTyped(form.fields).map((fields): unknown => ({ ...fields, ...rows })))

test('whatever was answered: no field without the flag is ever copied, and every copied field has exactly one mark that names its place and text', () => {
  fc.assert(fc.property(anyDraft, (generated) => {
    const { draft, copied } = carried(generated as Draft)
    const names: string[] = []
    for (const [name, value] of Object.entries(draft)) {
      if (name in form.rows) {
        const rows = rowsNames.find((one) => one === name) ?? 'costs'
        const fields: Fields = form.rows[rows].fields
        for (const [index, row] of (draft[rows] ?? []).entries())
          for (const field of Object.keys(row).filter((one) => one !== 'id')) {
            expect(fields[field]?.carry).toBe('request')
            names.push(`${name}.${index}.${field}`)
          }
        continue
      }
      const fields: Fields = form.fields
      expect([name, fields[name]?.carry, value !== '']).toEqual([name, 'request', true])
      names.push(name)
    }
    expect([...markedNames(draft, copied).keys()].toSorted()).toEqual(names.toSorted())
    expect(copied).toHaveLength(names.length)
  }))
})

test('a code that vanished, a question that vanished and support of more than three years ago are left out and said', () => {
  const grant = (id: string, year: string) => ({ id, authority: 'Stad Genk', reason: 'Kamp', amount: '100,00', year })
  const { draft, leftOut } = carried(
    { ...validDraft(), otherGrants: [grant('g1', '2022'), grant('g2', '2023')], deMinimis: [{ id: 'd1', authority: 'VLAIO', date: '21/11/2023', amount: '1,00' }, { id: 'd2', authority: 'VLAIO', date: '22/11/2023', amount: '1,00' }] },
    { codeLists: { ...reference.codeLists, theme: [{ code: 'MAKE', nl: 'maken' }], activityType: [{ code: 'ONLINE', nl: 'online' }] } }, ['activities.oud'],
  )
  expect(draft.otherGrants?.map(({ year }) => year)).toEqual(['2023'])
  expect(draft.deMinimis?.map(({ date }) => date)).toEqual(['22/11/2023'])
  expect(draft.activities?.[0]).not.toHaveProperty('type')
  expect(leftOut.slice(0, 3)).toEqual(['Het veld “activities.oud” bestaat niet meer.', 'Steun 1: langer dan drie jaar geleden.', 'De-minimissteun 1: langer dan drie jaar geleden.'])
  expect(leftOut.filter((line) => line.startsWith('Activiteit 1'))).toEqual(['Activiteit 1: Soort activiteit: CLUB bestaat niet meer.', "Activiteit 1: Thema's: DIGI bestaat niet meer."])
})

test('other support must be confirmed before filing; the rest is only named, in one line per page', () => {
  const { draft, copied } = carried({ otherGrants: [{ id: 'g', authority: 'Stad Genk', reason: 'Kamp', amount: '100,00', year: '2025' }], title: 'Bruggen bouwen', summary: 'Kinderen bouwen bruggen.', partners: [{ id: 'p', name: 'Bib' }] })
  const line = (what: string) => `Overgenomen uit ${FROM} en nog niet nagekeken: ${what}.`
  expect(unconfirmed(draft, copied)).toEqual({
    problems: [{ field: 'otherGrants.0.authority', message: line('Steun 1') }],
    warnings: [{ field: 'title', message: line('Titel van uw aanvraag, Korte samenvatting') }, { field: 'partners.0.name', message: line('Partner 1') }],
  })
  expect(unconfirmed({ ...draft, otherGrants: [] }, copied).problems).toEqual([])
})

test('an unfinished activity of the request itself is copied as it is typed, without its sessions', () => {
  const { draft } = carryActivity({ typed: { id: 'a', title: 'Kort', description: 'te kort', ageMin: 'tien', sessions: [{ id: 's', date: '01/02/2027' }], notInPartnershipBudget: 'ja' } }, 'activiteit 1 van deze aanvraag', { reference, newId: ids() })
  expect(draft).toEqual({ activities: [{ id: 'n0', title: 'Kort', description: 'te kort', ageMin: 'tien' }] })
})
