import { expect, test } from 'vitest'
import { todosOf } from '@/lib/applications/applicant-todos'

const now = new Date('2026-11-22T10:00:00Z')
const day = (text: string) => new Date(`${text}T11:00:00Z`)
const file = { id: 'a', number: 'STEM-2027-ACT-00001', title: 'Bruggen', status: 'IN_REVIEW', call: { name: 'Activiteiten', status: 'ASSESSMENT', deadlineAt: day('2026-10-01') }, grant: null } as const
const open = { name: 'Activiteiten', status: 'OPEN', deadlineAt: day('2026-12-15') }
const grant = { status: 'AWARDED', acceptDueAt: day('2026-12-01'), reportDueAt: null } as const

test('the nearest term comes first, and a file in assessment asks nothing', () => {
  const files = [file, { ...file, id: 'b', status: 'DRAFT', number: null, call: open }, { ...file, id: 'c', status: 'GRANTED', grant }] as const
  expect(todosOf(files, now).map(({ href, action }) => [href, action])).toEqual([
    ['/aanvragen/c/beslissing', 'Bekijk de beslissing'],
    ['/aanvragen/b', 'Ga verder met uw concept'],
  ])
})

test('a message that was not read is work, whatever the state of the file', () => {
  expect(todosOf([{ ...file, unread: 2 }, { ...file, id: 'b', title: '', unread: 1 }, { ...file, id: 'c', unread: 0 }], now)).toEqual([
    { title: 'Bruggen', sentence: 'U hebt 2 ongelezen berichten.', href: '/aanvragen/a/berichten', action: 'Lees de berichten', dueAt: null },
    { title: 'Activiteiten', sentence: 'U hebt 1 ongelezen bericht.', href: '/aanvragen/b/berichten', action: 'Lees de berichten', dueAt: null },
  ])
})

test('a reopened request is work that loses nothing: the filed version counts', () => {
  expect(todosOf([{ ...file, status: 'DRAFT', submittedAt: day('2026-11-01'), call: open }], now)).toEqual([
    { title: 'Bruggen', sentence: 'U heropende uw aanvraag. De ingediende versie blijft gelden tot u opnieuw indient. Dat kan uiterlijk op dinsdag 15 december 2026, vóór 12.00 uur.', href: '/aanvragen/a', action: 'Ga verder met uw aanvraag', dueAt: day('2026-12-15') },
  ])
})

test('a draft of a closed call is no work any more', () => {
  expect(todosOf([{ ...file, status: 'DRAFT', call: { ...open, deadlineAt: now } }], now)).toEqual([])
})

test('a report that is due leads to its grant', () => {
  expect(todosOf([{ ...file, status: 'GRANTED', grant: { ...grant, status: 'REPORT_DUE', reportDueAt: day('2026-12-31') } }], now)).toEqual([
    { title: 'Bruggen', sentence: 'Dien uw verslag in uiterlijk op donderdag 31 december 2026, vóór 12.00 uur.', href: '/dossiers/STEM-2027-ACT-00001', action: 'Bekijk het dossier', dueAt: day('2026-12-31') },
  ])
})

test('a final report about which more is asked says so, and a term that passed is told as passed', () => {
  const said = (status: 'REPORT_DUE' | 'REPORT_INCOMPLETE', reportDueAt: Date) => todosOf([{ ...file, status: 'GRANTED', grant: { ...grant, status, reportDueAt } }], now).map(({ sentence, action }) => [sentence, action])
  expect([said('REPORT_INCOMPLETE', day('2026-12-31')), said('REPORT_DUE', day('2026-08-26'))]).toEqual([
    [['We hebben vragen over uw verslag. Vul het aan uiterlijk op donderdag 31 december 2026, vóór 12.00 uur.', 'Vul uw verslag aan']],
    [['Dien uw verslag in. U bent te laat: dat kon uiterlijk op woensdag 26 augustus 2026, vóór 13.00 uur. Doe het zo snel mogelijk.', 'Bekijk het dossier']],
  ])
})

test('a question about a change and the hearing before a revocation are work; once the hearing is over, no more', () => {
  const questioned = { ...file, status: 'GRANTED', grant: { ...grant, status: 'AMENDMENT_REQUESTED', amendments: [{}] } } as const
  const announced = { ...file, id: 'b', number: 'STEM-2027-ACT-00002', status: 'GRANTED', grant: { ...grant, status: 'ACTIVE', revocations: [{ hearingUntil: day('2026-12-10') }] } } as const
  expect(todosOf([questioned, announced], now).map(({ href, action }) => [href, action])).toEqual([['/dossiers/STEM-2027-ACT-00002', 'Lees waarom en reageer'], ['/dossiers/STEM-2027-ACT-00001/wijziging', 'Beantwoord de vraag']])
  expect(todosOf([announced], day('2026-12-11'))).toEqual([])
})

test('a quarter to report on leads to its report, by its own term', () => {
  const reports = [{ id: 'r1', dueAt: day('2026-12-04'), status: 'DUE' }, { id: 'r2', dueAt: day('2026-11-30'), status: 'INCOMPLETE' }]
  expect(todosOf([{ ...file, status: 'GRANTED', grant: { ...grant, status: 'ACTIVE', reports } }], now).map(({ sentence, href }) => [href, sentence])).toEqual([
    ['/verslagen/r2', 'We hebben vragen over uw kwartaalverslag. Vul het aan uiterlijk op maandag 30 november 2026, vóór 12.00 uur.'],
    ['/verslagen/r1', 'Dien uw kwartaalverslag in uiterlijk op vrijdag 4 december 2026, vóór 12.00 uur.'],
  ])
})
