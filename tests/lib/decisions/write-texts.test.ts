import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideApplication, decideCall } from '@/lib/decisions/decide-application'
import { decisionTextsOf } from '@/lib/decisions/queries'
import { writeTexts } from '@/lib/decisions/write-texts'
import { declareOwnConflict } from '@/lib/reviews/declare-conflicts'
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
const generated = (code: string) => `Motivering van ${code} na overleg, in voldoende woorden om iets te zeggen.`

const proposed = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n })
  const file = await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  const texts = async (actor: Actor = chair) => (await asActor(actor, (tx) => decisionTextsOf(tx, actor, file.number ?? '')))?.texts ?? []
  const typed = async (changes: Record<string, string>, whole?: string) => {
    const [first, ...rest] = await texts()
    return { applicationId: file.id, motivation: whole ?? first?.text ?? '', criteria: { ...Object.fromEntries(rest.map(({ code, text }) => [code, text])), ...changes } }
  }
  const decidedText = async (code: string) => (await database.sql<{ text: string }>('select m.text from decision_motivation m join decision d on d.id = m.decision_id where d.application_id = $1 and m.criterion = $2', [file.id, code]))[0]?.text
  return { call, file, texts, typed, decidedText }
}
const own = 'De kinderen ontwerpen zelf; dat stond in elke beoordeling.'

test('what chair and officer write goes to the deciders and into the letter, and what was generated stays beside it', async () => {
  const { call, file, texts, typed, decidedText } = await proposed()
  expect(await writeTexts(officer, await typed({ C03: own }))).toEqual({ changed: 1 })
  expect(await writeTexts(chair, await typed({ C03: `${own} Ook de partners.` }, 'Deze aanvraag overtuigt op elk punt.'))).toEqual({ changed: 2 })
  expect((await texts()).filter(({ history }) => history.length > 0).map(({ code, generated: from, text, history }) => [code, code === '' ? '' : from, text, history.map((one) => one.text)])).toEqual([
    ['', '', 'Deze aanvraag overtuigt op elk punt.', ['Deze aanvraag overtuigt op elk punt.']],
    ['C03', generated('C03'), `${own} Ook de partners.`, [`${own} Ook de partners.`, own]],
  ])
  expect((await eventsOf(database, file.id)).at(-1)).toMatchObject({ verb: 'decision.write', actorId: chair.userId, payload: { texts: ['', 'C03'] } })
  await decideCall(decider, { callId: call.id })
  expect([await decidedText('C03'), await decidedText('C04')]).toEqual([`${own} Ook de partners.`, generated('C04')])
  await confirmCall(confirmer, { callId: call.id })
  const [letter] = await database.sql<{ text: string }>('select content::text as text from letter where application_id = $1', [file.id])
  expect(letter?.text).toContain('Deze aanvraag overtuigt op elk punt.')
})

test('an empty criterion is refused with its code, by who writes and by who decides', async () => {
  const { call, file, typed } = await proposed()
  const refused = { code: 'incomplete', problems: [{ field: 'criteria.C02', message: expect.stringMatching(/^Motiveer criterium C02 /) }] }
  await expect(writeTexts(chair, await typed({ C02: '  ' }))).rejects.toMatchObject(refused)
  await expect(decideApplication(decider, await typed({ C02: '' }))).rejects.toMatchObject(refused)
  await database.sql(`update consensus_motivation set motivation = '' where application_id = $1 and criterion = 'C02'`, [file.id])
  await expect(decideCall(decider, { callId: call.id })).rejects.toMatchObject({ code: 'incomplete', problems: [{ field: '', message: expect.stringMatching(new RegExp(`^${file.number}: Motiveer criterium C02 `)) }] })
  // Past the acts: a decision with an empty motivation is not confirmed.
  await writeTexts(chair, await typed({ C02: own }))
  await decideCall(decider, { callId: call.id })
  await database.sql(`update decision_motivation set text = '' where criterion = 'C02' and decision_id in (select id from decision where application_id = $1)`, [file.id])
  expect(await answered(confirmCall(confirmer, { callId: call.id }))).toBe('incomplete')
})

test('not once somebody decided, not by another, not with an interest, and nothing when nothing changed', async () => {
  const { call, file, typed } = await proposed()
  expect(await writeTexts(chair, await typed({}))).toEqual({ changed: 0 })
  expect(await database.sql('select 1 from decision_text where application_id = $1', [file.id])).toEqual([])
  const conflicted = await staffActor(database, 'VLAIO_OFFICER')
  await declareOwnConflict(conflicted, { applicationId: file.id, type: 'FAMILY', reason: '' })
  const input = await typed({ C03: own })
  expect([await answered(writeTexts(await actorOf(database, { id: conflicted.userId ?? '' }), input)), await answered(writeTexts(await staffActor(database, 'VLAIO_REVIEWER'), input)), await answered(writeTexts(decider, input))]).toEqual(['not-found', 'not-found', 'forbidden'])
  await decideCall(decider, { callId: call.id })
  expect(await answered(writeTexts(chair, input))).toBe('too-late')
  // The decider still may, and what they write is kept beside the generated text too.
  await decideApplication(decider, input)
  expect(await database.sql('select criterion, generated, text, written_by_id as by from decision_text where application_id = $1', [file.id])).toEqual([{ criterion: 'C03', generated: generated('C03'), text: own, by: decider.userId }])
  await expect(database.sql('update decision_text set text = $1', ['anders'])).rejects.toThrow('append-only')
})

test('two at once write after each other, and a decision of the same moment has the texts of before or after', async () => {
  const { call, texts, typed, decidedText } = await proposed()
  const [one, other] = [await typed({ C03: own }), await typed({ C03: `${own} Anders.` })]
  const [, , decided] = await Promise.all([answered(writeTexts(chair, one)), answered(writeTexts(officer, other)), answered(decideCall(decider, { callId: call.id }))])
  expect(decided).toBe('done')
  expect([generated('C03'), own, `${own} Anders.`]).toContain(await decidedText('C03'))
  expect((await texts(decider)).find(({ code }) => code === 'C03')?.text).toBe(await decidedText('C03'))
})

test('who saved from an older page writes over nothing, and hears who was first', async () => {
  const { file, texts, typed } = await proposed()
  const shown = async () => (await asActor(chair, (tx) => decisionTextsOf(tx, chair, file.number ?? '')))?.seenTexts ?? ''
  const [old, stale] = [await shown(), await typed({ C04: own })]
  expect(await writeTexts(officer, await typed({ C03: own }), old)).toEqual({ changed: 1 })
  await expect(writeTexts(chair, stale, old)).rejects.toMatchObject({ code: 'unseen', problems: [{ message: expect.stringMatching(new RegExp(`^${officer.name} wijzigde de teksten intussen`)) }] })
  await expect(decideApplication(decider, stale, old)).rejects.toMatchObject({ code: 'unseen' })
  expect((await texts()).map(({ code, history }) => [code, history.length]).filter(([, count]) => count !== 0)).toEqual([['C03', 1]])
  expect(await writeTexts(chair, await typed({ C04: own }), await shown())).toEqual({ changed: 1 })
})
