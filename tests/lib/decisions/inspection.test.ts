import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { adviceFile, adviceOn } from '@/lib/decisions/inspection-advice'
import { inspection } from '@/lib/decisions/inspection-schema'
import { recordInspection } from '@/lib/decisions/record-inspection'
import { takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { storeProof } from '@/lib/organisations/proof'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { formatDay, localDay, addDays } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const officer = await staffActor(database, 'VLAIO_OFFICER')
const [decider, confirmer] = [await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER')]
const answered = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const yesterday = addDays(localDay(new Date()), -1)

const decided = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n, inspectionAdviceRequired: true })
  const file = await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  await decideCall(decider, { callId: call.id })
  const typed = { callId: call.id, outcome: 'FAVOURABLE', givenOn: yesterday, reference: 'IF/2026/117', remark: '' } as const
  return { call, file, typed }
}
const formalities = async (applicationId: string) => (await database.sql<{ lines: string[] }>(`select s.section -> 'paragraphs' as lines from letter l, jsonb_array_elements(l.content -> 'sections') s(section) where l.application_id = $1 and s.section ->> 'heading' = 'Vormvereisten'`, [applicationId]))[0]?.lines

test('a call that asks the advice confirms nothing without it; with it the letter names its date and number', async () => {
  const { call, file, typed } = await decided()
  await expect(confirmCall(confirmer, { callId: call.id })).rejects.toMatchObject({ code: 'too-early', message: 'Voor deze oproep is het advies van de Inspectie van Financiën nodig. Noteer het eerst op de pagina Beslissing.' })
  expect(await answered(confirmDecision(confirmer, { applicationId: file.id }))).toBe('too-early')
  const document = await storeProof(new File(['%PDF-1.4 advies'], 'advies.pdf'), 'document')
  await recordInspection(officer, typed, document)
  expect((await eventsOf(database, call.id)).at(-1)).toMatchObject({ verb: 'inspection.record', actorId: officer.userId, payload: { outcome: 'FAVOURABLE', givenOn: yesterday, reference: 'IF/2026/117', sha256: document?.sha256 } })
  expect(await asActor(decider, (tx) => adviceFile(tx, decider, call.code))).toMatchObject({ name: 'advies.pdf', sha256: document?.sha256 })
  expect(await confirmCall(confirmer, { callId: call.id })).toEqual({ confirmed: 1 })
  expect((await formalities(file.id))?.at(-1)).toMatch(/^De Inspectie van Financiën gaf op \d+ \w+ \d{4} een advies \(nummer IF\/2026\/117\): gunstig\.$/)
})

test('the latest advice counts, until a decision rests on it; none of them changes', async () => {
  const { call, file, typed } = await decided()
  await recordInspection(officer, { ...typed, outcome: 'UNFAVOURABLE', remark: 'De enveloppe is niet vastgelegd op dit begrotingsartikel.' }, null)
  await recordInspection(chair, { ...typed, outcome: 'CONDITIONAL', reference: 'IF/2026/118', remark: 'De schijven volgen het begrotingsjaar.' }, null)
  const [ranking] = await database.sql<{ id: string }>('select id from ranking where call_id = $1', [call.id])
  expect(await asActor(decider, (tx) => adviceOn(tx, ranking?.id ?? ''))).toMatchObject({ outcome: 'CONDITIONAL', reference: 'IF/2026/118', givenOn: yesterday })
  await confirmCall(confirmer, { callId: call.id })
  expect((await formalities(file.id))?.at(-1)).toContain('(nummer IF/2026/118): gunstig onder voorwaarden.')
  expect(await answered(recordInspection(officer, typed, null))).toBe('too-late')
  await expect(database.sql('update inspection_advice set outcome = $1', ['FAVOURABLE'])).rejects.toThrow('append-only')
})

test('an advice on a proposal that went back does not count for the next', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n, inspectionAdviceRequired: true })
  await createRankedFile(database, call)
  expect(await answered(recordInspection(officer, { callId: call.id, outcome: 'FAVOURABLE', givenOn: yesterday, reference: 'IF/1', remark: '' }, null))).toBe('too-early')
  await proposeOfficialList(database, chair, call.id)
  await recordInspection(officer, { callId: call.id, outcome: 'FAVOURABLE', givenOn: yesterday, reference: 'IF/1', remark: '' }, null)
  await takeBackProposal(chair, { callId: call.id, takeBackReason: 'De enveloppe van de oproep is gewijzigd.' })
  await proposeOfficialList(database, chair, call.id)
  await decideCall(decider, { callId: call.id })
  expect(await answered(confirmCall(confirmer, { callId: call.id }))).toBe('too-early')
})

test('not by another role, not half filled in, not of a day to come; its document not for who has an interest in a file', async () => {
  const { call, file, typed } = await decided()
  expect([await answered(recordInspection(decider, typed, null)), await answered(recordInspection(await staffActor(database, 'VLAIO_REVIEWER'), typed, null))]).toEqual(['forbidden', 'not-found'])
  await expect(recordInspection(officer, { ...typed, givenOn: addDays(localDay(new Date()), 1) }, null)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'givenOn', message: `Deze dag komt nog. Vandaag is het ${formatDay(localDay(new Date()))}.` }] })
  const problems = (given: object) => (inspection.safeParse({ ...typed, ...given }).error?.issues ?? []).map(({ path, message }) => [path.join('.'), message])
  expect(problems({ outcome: '' })).toEqual([['outcome', 'Kies de strekking van het advies.']])
  expect(problems({ reference: ' ' })).toEqual([['reference', 'Geef het nummer van het advies op.']])
  expect(problems({ outcome: 'UNFAVOURABLE' })).toEqual([['remark', 'Vat in minstens 20 tekens samen wat het advies vraagt of afwijst.']])
  await recordInspection(officer, typed, await storeProof(new File(['%PDF-1.4 advies'], 'advies.pdf'), 'document'))
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  await declareOwnConflict(conflicted, { applicationId: file.id, type: 'FAMILY', reason: '' })
  const loaded = await actorOf(database, { id: conflicted.userId ?? '' })
  expect(await asActor(loaded, (tx) => adviceFile(tx, loaded, call.code))).toBeNull()
})

test('an advice and a confirmation at once: the letter names the advice, or the advice is told that it is too late', async () => {
  for (let round = 0; round < 3; round += 1) {
    const { call, file, typed } = await decided()
    await recordInspection(officer, { ...typed, reference: 'IF/eerst' }, null)
    const [recorded] = await Promise.all([answered(recordInspection(officer, { ...typed, reference: 'IF/later' }, null)), confirmCall(confirmer, { callId: call.id })])
    expect((await formalities(file.id))?.at(-1)).toContain(recorded === 'done' ? 'IF/later' : 'IF/eerst')
    expect(['done', 'too-late']).toContain(recorded)
  }
})
