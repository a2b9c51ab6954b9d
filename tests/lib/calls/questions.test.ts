import { expect, test } from 'vitest'
import { moveQuestion, removeQuestion, saveQuestion } from '@/lib/calls/change-questions'
import { limitInWords, questionForm, questionValues } from '@/lib/calls/question-form'
import { moved, questionProblems, refusedWhileOpen, type Question } from '@/lib/calls/questions'
import { isRefusal } from '@/lib/refusal'
import type { CallStatus } from '@/prisma/generated/enums'
import { testDatabase } from '@/tests/support/database'
import { createCall, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const asked = (given: Partial<Question> = {}): Question => ({ id: 'v00000001', step: 'activiteiten', type: 'short', label: 'Hoe heet uw project?', help: '', required: false, contact: false, min: '', max: '', options: [], condition: null, ...given })
const input = (code: string, version: number, given: Record<string, string> = {}) =>
  questionForm.parse({ code, version: String(version), step: 'activiteiten', type: 'short', label: 'Hoe heet uw project?', ...given })
const rowOf = async (id: string) => {
  const [row] = await database.sql<{ extra_questions: { version: number; items: Question[] }; version: number }>('select extra_questions, version from call where id = $1', [id])
  if (!row) throw new Error('no call')
  return row
}

test('a question is added, changed and taken away, each time in a new version that the trail keeps', async () => {
  const call = await createCall(database, { status: 'DRAFT' })
  await saveQuestion(admin, input(call.code, 0, { type: 'choice', label: 'Werkt u samen met een school?', options: 'Ja\nNee\nNee', required: 'ja' }))
  const [first] = (await rowOf(call.id)).extra_questions.items
  expect(first).toMatchObject({ type: 'choice', required: true, options: [{ nl: 'Ja' }, { nl: 'Nee' }], condition: null })
  await saveQuestion(admin, input(call.code, 1, { label: 'Met welke school?', condition: `${first?.id}:${first?.options[0]?.code}` }))
  await saveQuestion(admin, input(call.code, 2, { id: first?.id ?? '', type: 'choice', label: 'Werkt u samen met scholen?', options: 'Nee\nJa' }))
  const { extra_questions: now } = await rowOf(call.id)
  expect(now.version).toBe(3)
  // An answer keeps its code, wherever it stands.
  expect(now.items[0]).toMatchObject({ id: first?.id, label: 'Werkt u samen met scholen?', required: false, options: [first?.options[1], first?.options[0]] })
  expect(await refusalOf(removeQuestion(admin, { code: call.code, version: 3, id: first?.id ?? '' }))).toBe('conflict')
  await removeQuestion(admin, { code: call.code, version: 3, id: now.items[1]?.id ?? '' })
  expect((await rowOf(call.id)).extra_questions.items).toHaveLength(1)
  expect((await eventsOf(database, call.id)).map(({ verb, payload }) => [verb, payload['version']])).toEqual([1, 2, 3, 4].map((version) => ['call.change-questions', version]))
})

test('who changes an older version, or at the same moment as another, changes nothing and hears so', async () => {
  const call = await createCall(database, { status: 'DRAFT' })
  const both = await Promise.all(['Eerste vraag', 'Tweede vraag'].map((label) => refusalOf(saveQuestion(admin, input(call.code, 0, { label })))))
  expect(both.toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect((await rowOf(call.id)).extra_questions.items).toHaveLength(1)
  expect(await refusalOf(removeQuestion(admin, { code: call.code, version: 1, id: 'v99999999' }))).toBe('not-found')
})

test('only an administrator, and only until the call closes', async () => {
  const on = async (status: CallStatus) => createCall(database, { status })
  const member = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  const draft = await on('DRAFT')
  for (const actor of [member, await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'AUDITOR')])
    expect(await refusalOf(saveQuestion(actor, input(draft.code, 0)))).toMatch(/^(forbidden|not-found)$/)
  for (const status of ['CLOSED', 'ASSESSMENT', 'DECIDED', 'EXECUTION', 'CANCELLED'] as const) expect([status, await refusalOf(saveQuestion(admin, input((await on(status)).code, 0)))]).toEqual([status, 'conflict'])
  for (const status of ['ANNOUNCED', 'OPEN'] as const) expect([status, await refusalOf(saveQuestion(admin, input((await on(status)).code, 0)))]).toEqual([status, 'accepted'])
  expect(await refusalOf(saveQuestion(admin, input('BESTAAT-NIET', 0)))).toBe('not-found')
})

test('while the call is open nothing gets harder', async () => {
  const call = await createCall(database, { status: 'OPEN', extraQuestions: { version: 1, items: [asked({ required: false, max: '100' })] } })
  expect(await refusalOf(saveQuestion(admin, input(call.code, 0, { id: 'v00000001', required: 'ja', max: '100' })))).toBe('conflict')
  expect(await refusalOf(saveQuestion(admin, input(call.code, 0, { label: 'Nog een vraag', required: 'ja' })))).toBe('conflict')
  expect(await refusalOf(removeQuestion(admin, { code: call.code, version: 0, id: 'v00000001' }))).toBe('conflict')
  expect(await refusalOf(saveQuestion(admin, input(call.code, 0, { id: 'v00000001', label: 'Wat is de naam?', max: '150' })))).toBe('accepted')
})

test('the database itself keeps the questions of a closed call, and a version never comes twice', async () => {
  const call = await createCall(database, { status: 'CLOSED', extraQuestions: { version: 3, items: [] } })
  const put = (id: string, version: number) => database.sql('update call set extra_questions = $2 where id = $1', [id, JSON.stringify({ version, items: [asked()] })])
  await expect(put(call.id, 4)).rejects.toThrow('stay as they are')
  const draft = await createCall(database, { status: 'DRAFT', extraQuestions: { version: 3, items: [] } })
  await expect(put(draft.id, 3)).rejects.toThrow('new version')
})

const choice = asked({ id: 'v00000002', type: 'choice', label: 'Kiest u?', options: [{ code: 'a', nl: 'Ja' }, { code: 'b', nl: 'Nee' }] })
test.each<[string, Question[], Question, string[]]>([
  ['fits', [choice, asked()], asked(), []],
  ['one answer only', [{ ...choice, options: [] }], { ...choice, options: [] }, ['options']],
  ['the words of another', [choice, asked({ label: 'KIEST U?' })], asked({ label: 'KIEST U?' }), ['label']],
  ['least above most', [asked({ type: 'number', min: '-100', max: '-200' })], asked({ type: 'number', min: '-100', max: '-200' }), ['max']],
  ['a condition on a later question', [asked({ condition: { question: choice.id, answer: 'a' } }), choice], asked({ condition: { question: choice.id, answer: 'a' } }), ['condition']],
  ['a condition on an answer that does not exist', [choice, asked({ condition: { question: choice.id, answer: 'z' } })], asked({ condition: { question: choice.id, answer: 'z' } }), ['condition']],
  ['another hangs from an answer taken away', [{ ...choice, options: choice.options.slice(1).concat({ code: 'c', nl: 'Soms' }) }, asked({ condition: { question: choice.id, answer: 'a' } })], { ...choice, options: choice.options.slice(1).concat({ code: 'c', nl: 'Soms' }) }, ['options']],
])('a question that is edited: %s', (_, items, edited, fields) => {
  expect(questionProblems(items, edited).map(({ field }) => field)).toEqual(fields)
})

const three = [asked({ id: 'v00000001' }), asked({ id: 'v00000009', step: 'partners' }), { ...choice, label: 'Kiest u?' }, asked({ id: 'v00000003', label: 'Waarom?', condition: { question: choice.id, answer: 'a' } })]
test.each<[string, string, 'UP' | 'DOWN', string[] | null]>([
  ['down past the next of its step', 'v00000001', 'DOWN', ['v00000002', 'v00000009', 'v00000001', 'v00000003']],
  ['up past the one before of its step', 'v00000002', 'UP', ['v00000002', 'v00000009', 'v00000001', 'v00000003']],
  ['not above the first of its step', 'v00000009', 'UP', null],
  ['not below the last of its step', 'v00000003', 'DOWN', null],
  ['not before the question it hangs from', 'v00000003', 'UP', null],
  ['not after the question that hangs from it', 'v00000002', 'DOWN', null],
])('a question moves %s', (_, id, direction, order) => {
  expect(moved(three, id, direction)?.map((one) => one.id) ?? null).toEqual(order)
})

test('an administrator moves a question, also in an open call: its id stays, in a new version that the trail keeps', async () => {
  const call = await createCall(database, { status: 'OPEN', extraQuestions: { version: 1, items: three } })
  const move = (actor = admin, version = 0) => refusalOf(moveQuestion(actor, { code: call.code, version, id: 'v00000001', direction: 'DOWN' }))
  expect([await move(await staffActor(database, 'VLAIO_OFFICER')), await move(), await move(), await move(admin, 1), await move(admin, 2)]).toEqual(['not-found', 'accepted', 'changed-meanwhile', 'accepted', 'conflict'])
  const { extra_questions: now } = await rowOf(call.id)
  expect([now.version, now.items.map(({ id }) => id)]).toEqual([3, ['v00000002', 'v00000009', 'v00000003', 'v00000001']])
  expect((await eventsOf(database, call.id)).map(({ verb, payload }) => [verb, payload['version']])).toEqual([['call.change-questions', 2], ['call.change-questions', 3]])
})

const limited = asked({ type: 'amount', required: true, min: '1000', max: '500000' })
test.each<[string, Partial<Question>, boolean]>([
  ['other words', { label: 'Anders', help: 'Uitleg' }, true],
  ['no longer required', { required: false }, true],
  ['wider', { min: '500', max: '' }, true],
  ['a higher least', { min: '1001' }, false],
  ['a lower most', { max: '499999' }, false],
  ['another type', { type: 'number' }, false],
  ['another step', { step: 'partners' }, false],
  ['a condition', { condition: { question: choice.id, answer: 'a' } }, false],
  ['contact data', { contact: true }, false],
])('in an open call a question may change: %s', (_, changes, allowed) => {
  expect(refusedWhileOpen([limited], [{ ...limited, ...changes }]) === null).toBe(allowed)
})

test('limits are typed in Dutch and come back so', () => {
  const read = (type: string, min: string, max: string) => questionForm.safeParse({ code: 'X', version: '0', step: 'begroting', type, label: 'Een vraag', min, max })
  const good = [['amount', '10,00', '1.500,50'], ['number', '-2,5', '12'], ['date', '01/02/2027', '28/02/2027'], ['short', '', '80']] as const
  for (const [type, min, max] of good) {
    const { data } = read(type, min, max)
    expect(data && [limitInWords(data.type, data.min), limitInWords(data.type, data.max)]).toEqual([min, max])
    expect(data && questionValues({ ...asked(), ...data, id: 'v00000001', options: [] })).toMatchObject({ min, max })
  }
  expect([read('amount', '12.50', '').success, read('number', 'veel', '').success, read('date', '31/02/2027', '').success, read('short', '', '201').success]).toEqual([false, false, false, false])
})
