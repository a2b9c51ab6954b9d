import { expect, test } from 'vitest'
import { readAnswers } from '@/lib/applications/answers'
import { freezeRequest } from '@/lib/applications/canonical'
import type { Answers, Draft } from '@/lib/applications/form'
import { readFrozen } from '@/lib/applications/frozen-request'
import { prechecks, type PrecheckFacts } from '@/lib/applications/prechecks'
import { context, validDraft } from './valid-request'

const facts = (changes: Partial<PrecheckFacts> = {}, draft: Draft = validDraft()): PrecheckFacts => {
  const { call, reference, organisation } = context()
  return {
    reading: readAnswers(draft, reference).reading,
    attachments: [],
    submittedAt: new Date('2026-12-14T10:00:00Z'),
    deadlineAt: new Date('2026-12-15T23:00:00Z'),
    requestedCents: 80_000n,
    mandateApproved: true,
    call,
    organisation,
    recognitions: [{ status: 'FULL', validFrom: '2025-01-01', validTo: '2027-12-31' }],
    reference,
    overlappingFiles: [],
    openRecoveries: [],
    overdueReports: [],
    today: '2026-12-20',
    ...changes,
  }
}
const findingsOf = (given: PrecheckFacts): Record<string, string> => Object.fromEntries(prechecks(given).map(({ code, activityRowId, finding }) => [`${code}${activityRowId && ` ${activityRowId}`}`, finding]))
const one = (given: PrecheckFacts, code: string) => prechecks(given).find((check) => check.code === code)
const withActivity = (changes: object): Draft => {
  const draft = validDraft()
  return { ...draft, activities: (draft.activities ?? []).map((activity, index) => (index === 0 ? { ...activity, ...changes } : activity)) }
}

test('a sound request: only the KBO has to be looked up', () => {
  const { E03, ...others } = findingsOf(facts())
  expect(E03).toBe('attention')
  expect(Object.keys(others)).toHaveLength(7 + 2 * 7)
  expect(new Set(Object.values(others))).toEqual(new Set(['ok']))
})

test('E01 is late at the very deadline', () => {
  expect(one(facts({ submittedAt: new Date('2026-12-15T23:00:00Z') }), 'E01')?.finding).toBe('fails')
  expect(one(facts({ submittedAt: new Date('2026-12-15T22:59:59.999Z') }), 'E01')?.finding).toBe('ok')
})

test('E02 wants every declaration, and an approved mandate', () => {
  expect(one(facts({ mandateApproved: false }), 'E02')?.finding).toBe('attention')
  expect(one(facts({}, { ...validDraft(), declarations: { truth: 'ja' } }), 'E02')).toMatchObject({ finding: 'fails', sentence: '9 van de verklaringen op eer zijn niet aanvaard.' })
})

test('E04 looks at the recognition on the last day to file', () => {
  expect(one(facts({ recognitions: [{ status: 'FULL', validFrom: '2025-01-01', validTo: '2026-12-14' }] }), 'E04')?.finding).toBe('fails')
  expect(one(facts({ recognitions: [{ status: 'WITHDRAWN', validFrom: '2025-01-01', validTo: '2027-12-14' }] }), 'E04')?.finding).toBe('fails')
  expect(one(facts({ recognitions: [] }, { ...validDraft(), recognitionRequested: 'on' }), 'E04')?.finding).toBe('attention')
})

test('E05 names an overlap with another file, a partnership, other support', () => {
  expect(one(facts({ overlappingFiles: [{ number: 'STEM-2026-UIT-00001', callName: 'Trajecten', common: ['postcode 3500'] }] }), 'E05')?.sentence).toBe('Overlapt met een ander dossier van deze organisatie. STEM-2026-UIT-00001 (Trajecten): postcode 3500.')
  expect(one(facts({}, { ...validDraft(), inPartnership: 'SP06' }), 'E05')?.finding).toBe('fails')
  expect(one(facts({}, { ...validDraft(), inPartnership: 'SP01' }), 'E05')?.finding).toBe('ok')
  expect(one(facts({}, { ...validDraft(), samePurpose: 'ja', samePurposeExplanation: 'Stad Hasselt' }), 'E05')?.finding).toBe('attention')
})

test('E06 sums three years day to day, warns from 80 % and fails above the ceiling', () => {
  const received = (amount: string, date = '01/03/2025'): Draft => ({ ...validDraft(), deMinimis: [{ id: 'd1', authority: 'Provincie', date, amount, linkedUndertaking: '' }] })
  expect(one(facts({}, received('239199,99')), 'E06')?.finding).toBe('ok')
  expect(one(facts({}, received('239200,00')), 'E06')?.finding).toBe('attention')
  expect(one(facts({}, received('299200,00')), 'E06')?.finding).toBe('attention')
  expect(one(facts({}, received('299200,01')), 'E06')?.finding).toBe('fails')
  expect(one(facts({}, received('299200,01', '20/12/2023')), 'E06')?.finding).toBe('ok')
  expect(one(facts({}, received('299200,01', '21/12/2023')), 'E06')?.finding).toBe('fails')
})

test('E07 names open recoveries and late reports', () => {
  expect(one(facts({ openRecoveries: ['STEM-2025-ACV-00003'], overdueReports: ['STEM-2025-ACV-00004'] }), 'E07')).toMatchObject({ finding: 'fails', sentence: 'Openstaande terugvordering in STEM-2025-ACV-00003. Niet-ingediend verslag in STEM-2025-ACV-00004.' })
})

test('E08 wants the account on the name of the applicant, or a bank certificate', () => {
  const draft = { ...validDraft(), accountHolder: 'Marleen Op de Beeck' }
  expect(one(facts({}, draft), 'E08')?.finding).toBe('fails')
  expect(one(facts({ attachments: [{ kind: 'BANK_CERTIFICATE' }] }, draft), 'E08')?.finding).toBe('attention')
})

const session = (date: string, begin: string, end: string) => ({ id: date, date, dayPart: 'PM', begin, end })

test.each([
  ['A01', 'attention', { sessions: [session('03/02/2027', '11:00', '13:00'), session('06/02/2027', '13:30', '16:00')] }],
  ['A01', 'ok', { sessions: [session('03/02/2027', '12:00', '14:00'), session('04/02/2027', '15:30', '17:00')] }],
  ['A02', 'fails', { ageMin: '4' }],
  ['A03', 'fails', { openOffer: 'nee' }],
  ['A04', 'fails', { sessions: [session('06/02/2027', '13:30', '16:00')] }],
  ['A05', 'fails', { sessions: [session('06/02/2028', '13:30', '16:00'), session('13/02/2027', '13:30', '16:00')] }],
  ['A05', 'fails', { postcode: '3600' }],
  ['A05', 'fails', { postcode: '1000', nis: 'Brussel' }],
  ['A06', 'fails', { disciplines: ['S'] }],
  ['A07', 'fails', { expectedParticipants: '20', ageMin: '7', staffPaid: '1', staffVolunteer: '0' }],
])('%s is %s for %o', (code, finding, changes) => {
  expect(one(facts({}, withActivity(changes)), code)?.finding).toBe(finding)
})

test('the frozen copy reads back as it was answered', () => {
  const { call, reference, organisation, attachments } = context()
  const { reading, problems } = readAnswers(validDraft(), reference)
  expect(problems).toEqual([])
  const { content } = freezeRequest({
    callCode: call.code, rubric: { code: 'STEM-ACT-CRIT', version: '1.0' }, organisation: { kbo: organisation.kbo, name: organisation.legalName },
    // No problems: the reading is what Answers promises.
    answers: reading as Answers, declarations: { version: '1.0', items: [] }, attachments,
  })
  expect(readFrozen(content)).toEqual({ reading, attachments, declarations: [], extra: [] })
})

test('each finding shows the facts it rests on, with where to look them up', () => {
  const given = facts({
    call: { ...context().call, stateAidBasis: 'DE_MINIMIS' },
    overlappingFiles: [{ number: 'STEM-2026-PAR-00006', callName: 'Partnerschappen', organisation: 'Hogeschool Gent', own: false, period: '01/01/2027 tot en met 31/12/2027', common: ['activiteit “Bruggen die dansen”'] }],
    obligations: [{ number: 'STEM-2025-ACV-00003', what: 'Terugvordering van 100,00 euro, niet betaald', day: '2026-11-30' }],
    openRecoveries: ['STEM-2025-ACV-00003'],
    highestCents: 70_000n, maximumCents: 1_500_000n,
  })
  expect(one(given, 'E02')).toMatchObject({ finding: 'attention', evidence: { rows: [{ cells: ['Gevraagd', '800,00 euro'] }, { cells: ['Hoogste bedrag voor dit plan', '700,00 euro'] }, { cells: ['Plafond van de oproep', '15.000,00 euro'] }] } })
  expect(one(given, 'E04')?.evidence?.rows).toEqual([{ cells: ['definitief', '01/01/2025', '31/12/2027', 'loopt'] }])
  expect(one(given, 'E05')).toMatchObject({ finding: 'attention', sentence: expect.stringContaining('een andere organisatie'), evidence: { rows: [{ href: '/beheer/dossiers/STEM-2026-PAR-00006' }] } })
  expect(one(given, 'E06')?.evidence?.rows.map(({ cells }) => cells)).toEqual([
    ['01/03/2025', 'Provincie Limburg', '2.500,00 euro', '2.500,00 euro'],
    ['20/12/2026', 'Deze aanvraag, als ze vandaag werd toegekend', '800,00 euro', '3.300,00 euro (hoogste dag)'],
  ])
  expect(one(given, 'E07')?.evidence?.rows).toEqual([{ cells: ['STEM-2025-ACV-00003', 'Terugvordering van 100,00 euro, niet betaald', '30/11/2026'], href: '/beheer/dossiers/STEM-2025-ACV-00003' }])
})
