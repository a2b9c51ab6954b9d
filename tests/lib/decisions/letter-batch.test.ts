import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { letterBatch, letterToPreview } from '@/lib/decisions/letter-batch'
import { remakeLetters } from '@/lib/decisions/remake-letters'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { letterContent } from '@/lib/letters/letter-content'
import { letterFaults } from '@/lib/letters/letter-faults'
import { outgoingLetters } from '@/lib/letters/outgoing'
import { letterPreview, produceLetter } from '@/lib/letters/produce-letter'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const officer = await staffActor(database, 'VLAIO_OFFICER')
const [decider, confirmer] = [await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))

const confirmed = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await createRankedFile(database, call)
  const other = await createRankedFile(database, call, { score: 5 })
  await proposeOfficialList(database, chair, call.id)
  await decideCall(decider, { callId: call.id })
  await database.sql(`update organisation set street = '', house_number = '' where id = $1`, [file.organisationId])
  await confirmCall(confirmer, { callId: call.id })
  const batch = async (actor = officer) => (await asActor(actor, (tx) => letterBatch(tx, actor, call.code)))?.letters.map(({ number, faults }) => [number, faults])
  return { call, file, other, batch }
}

test('the letters stand in a list with what is blocked first, and nothing goes out while one is; made anew it does', async () => {
  const { call, file, other, batch } = await confirmed()
  expect(await batch()).toEqual([[file.number, ['zonder volledig adres van de aanvrager']], [other.number, []]])
  await expect(publishDecisions(decider, { callId: call.id })).rejects.toMatchObject({ code: 'incomplete', problems: [{ field: '', message: `Deze brief kan niet vertrekken: ${file.number} zonder volledig adres van de aanvrager.` }] })
  expect(await database.sql('select 1 from publication where call_id = $1', [call.id])).toEqual([])
  await database.sql(`update organisation set street = 'Zakstraat', house_number = '41' where id = $1`, [file.organisationId])
  expect(await remakeLetters(officer, { callId: call.id })).toEqual({ letters: 2 })
  expect((await verbsOf(database, call.id)).at(-1)).toBe('decision.remake-letters')
  expect(await batch()).toEqual([[file.number, []], [other.number, []]])
  expect(await publishDecisions(decider, { callId: call.id })).toEqual({ published: 2 })
  expect(await answered(remakeLetters(officer, { callId: call.id }))).toBe('changed-meanwhile')
})

test('outgoing shows each letter before it goes out and after, made once, and tells no outcome', async () => {
  const { call, file, other } = await confirmed()
  const seen = async (actor = officer) => (await asActor(actor, (tx) => outgoingLetters(tx, actor, { state: null, page: 1 }))).lines.filter(({ number }) => [file.number, other.number].includes(number)).map(({ number, what, state }) => [number, what, state]).toSorted()
  const each = (state: string) => [[file.number, 'Beslissing', state], [other.number, 'Beslissing', state]].toSorted()
  expect(await seen()).toEqual(each('HELD'))
  await database.sql(`update organisation set street = 'Zakstraat', house_number = '41' where id = $1`, [file.organisationId])
  await remakeLetters(officer, { callId: call.id })
  await publishDecisions(decider, { callId: call.id })
  expect(await seen()).toEqual(each('MAKING'))
  const letters = await database.sql<{ id: string }>('select id from letter where application_id = any($1)', [[file.id, other.id]])
  for (const { id } of letters) await Promise.all([produceLetter({ id }), produceLetter({ id })])
  expect(await seen()).toEqual(each('READY'))
  const made = () => database.sql('select sha256, produced_at from letter where application_id = any($1) order by id', [[file.id, other.id]])
  const once = await made()
  for (const { id } of letters) await produceLetter({ id })
  expect(await made()).toEqual(once)
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  await declareOwnConflict(conflicted, { applicationId: file.id, type: 'FAMILY', reason: '' })
  expect(await seen(await actorOf(database, { id: conflicted.userId ?? '' }))).toEqual([[other.number, 'Beslissing', 'READY']])
  expect(await answered(seen(decider))).toBe('not-found')
})

test('each fault is found by itself', async () => {
  const { other } = await confirmed()
  const [row] = await database.sql<{ content: object }>('select content from letter where application_id = $1', [other.id])
  const sound = letterContent.parse(row?.content)
  const [first, ...rest] = sound.sections
  if (!first) throw new Error('a letter has sections')
  expect(letterFaults(sound)).toEqual([])
  expect(letterFaults({ ...sound, appeal: { heading: 'Beroep', paragraphs: [' '] } })).toEqual(['zonder woorden over beroep'])
  expect(letterFaults({ ...sound, contact: { ...sound.contact, phone: '' } })).toEqual(['zonder volledig contact bij VLAIO'])
  expect(letterFaults({ ...sound, sections: [{ ...first, table: [{ name: 'C01 STEM centraal', score: '4,0', text: ' ' }] }, ...rest] })).toEqual(['zonder motivering voor C01 STEM centraal'])
  expect(letterFaults({ ...sound, sections: [{ ...first, paragraphs: [''] }, ...rest] })).toEqual(['met een leeg deel'])
  expect(letterFaults({ ...sound, sections: [{ ...first, paragraphs: ['Op grond van {wet}.'] }, ...rest] })).toEqual(['met {wet} dat niet is ingevuld'])
})

test('each is opened as a PDF by who decides or prepares, not by an applicant, nor by somebody with an interest', async () => {
  const { call, file, other } = await confirmed()
  const open = (actor: typeof officer, number = file.number ?? '') => asActor(actor, (tx) => letterToPreview(tx, actor, call.code, number))
  const { content, createdAt } = await open(officer)
  expect(content.title).toBe(`Beslissing over uw aanvraag ${file.number}`)
  expect((await letterPreview(content, createdAt)).subarray(0, 5).toString()).toBe('%PDF-')
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  await declareOwnConflict(conflicted, { applicationId: file.id, type: 'FAMILY', reason: '' })
  const loaded = await actorOf(database, { id: conflicted.userId ?? '' })
  const [member] = await database.sql<{ id: string }>('select user_id as id from membership where organisation_id = $1', [file.organisationId])
  const applicant = await actorOf(database, { id: member?.id ?? '' })
  expect([await answered(open(loaded)), await answered(open(applicant)), await answered(open(await staffActor(database, 'VLAIO_REVIEWER')))]).toEqual(['not-found', 'not-found', 'not-found'])
  expect(await asActor(loaded, async (tx) => (await letterBatch(tx, loaded, call.code))?.letters.map(({ number }) => number))).toEqual([other.number])
  expect([await answered(remakeLetters(chair, { callId: call.id })), await answered(remakeLetters(applicant, { callId: call.id }))]).toEqual(['forbidden', 'not-found'])
})
