import { beforeAll, expect, test } from 'vitest'
import { saveSection } from '@/lib/applications/save-section'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const rowOf = async (id: string) => (await database.sql<{ draft: Record<string, unknown>; draft_version: number; draft_saved_by_id: string }>('select draft, draft_version, draft_saved_by_id from application where id = $1', [id]))[0]

test('one page is saved as typed, right or wrong, and the other pages stay', async () => {
  const { application, editor, draft } = await readyRequest(database)
  const saved = await saveSection(editor, { applicationId: application.id, version: 0, step: 'doelgroepen', posted: { genderApproach: 'Hmm', targetGroups: [{ target: 'veel' }] } })
  expect(saved.version).toBe(1)
  const row = await rowOf(application.id)
  expect(row).toMatchObject({ draft_version: 1, draft_saved_by_id: editor.userId })
  expect(row?.draft).toEqual({ ...draft, genderApproach: 'Hmm', targetGroups: [{ id: 't1', target: 'veel' }], saved: { doelgroepen: 1 } })
})

test('two colleagues on two pages do not stand in each other\'s way', async () => {
  const { application, editor, signatory } = await readyRequest(database)
  const save = (actor: typeof editor, version: number, step: 'doelgroepen' | 'partners', posted: Record<string, string>) =>
    saveSection(actor, { applicationId: application.id, version, step, posted })
  const mine = await save(editor, 0, 'doelgroepen', { genderApproach: 'eerste' })
  await save(signatory, 0, 'partners', {})
  await save(editor, mine.version, 'doelgroepen', { genderApproach: 'tweede' })
  expect(await rowOf(application.id)).toMatchObject({ draft_version: 3, draft: { genderApproach: 'tweede', partners: [] } })
  expect(await refusalOf(save(signatory, 2, 'doelgroepen', { genderApproach: 'oud' }))).toBe('changed-meanwhile')
})

test('the page of an activity saves that activity only', async () => {
  const { application, editor } = await readyRequest(database)
  await saveSection(editor, { applicationId: application.id, version: 0, step: 'activiteiten', rowId: 'a2', posted: { title: 'Nieuwe titel', themes: 'DIGI', sessions: [] } })
  expect((await rowOf(application.id))?.draft).toMatchObject({ activities: [{ id: 'a1', title: 'Bruggen die dansen' }, { id: 'a2', title: 'Nieuwe titel', themes: ['DIGI'], sessions: [] }] })
})

test('of fifty who save the same version at once one wins, and the others hear so', async () => {
  const { application, editor } = await readyRequest(database)
  const save = (text: string) => refusalOf(saveSection(editor, { applicationId: application.id, version: 0, step: 'doelgroepen', posted: { genderApproach: text } }))
  const answers = await Promise.all(Array.from({ length: 50 }, (_, turn) => save(`tekst ${turn}`)))
  expect(answers.filter(answer => answer === 'accepted')).toHaveLength(1)
  expect(answers.filter(answer => answer === 'changed-meanwhile')).toHaveLength(49)
  const winner = answers.indexOf('accepted')
  expect(await rowOf(application.id)).toMatchObject({ draft_version: 1, draft: { genderApproach: `tekst ${winner}` } })
})

test('a character that cannot be kept is refused at its field, and the draft stays as it was', async () => {
  const { application, editor, draft } = await readyRequest(database)
  const refusal = await saveSection(editor, { applicationId: application.id, version: 0, step: 'doelgroepen', posted: { genderApproach: 'a\u0000' } }).catch((thrown: unknown) => thrown)
  expect(isRefusal(refusal) && [refusal.code, refusal.problems]).toEqual(['invalid', [{ field: 'genderApproach', message: 'Dit veld bevat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.' }]])
  expect((await rowOf(application.id))?.draft).toEqual(draft)
})

test('not after the deadline, not once filed, not by a stranger', async () => {
  const change = { version: 0, step: 'doelgroepen', posted: { genderApproach: 'x' } } as const
  const closed = await readyRequest(database, { call: { status: 'CLOSED' } })
  expect(await refusalOf(saveSection(closed.editor, { applicationId: closed.application.id, ...change }))).toBe('too-late')
  const filed = await readyRequest(database, { status: 'SUBMITTED' })
  expect(await refusalOf(saveSection(filed.editor, { applicationId: filed.application.id, ...change }))).toBe('changed-meanwhile')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(saveSection(stranger, { applicationId: filed.application.id, ...change }))).toBe('not-found')
})

test('rows come and go with a button, and what was typed beside them is kept', async () => {
  const { application, editor } = await readyRequest(database)
  const saved = await saveSection(editor, { applicationId: application.id, version: 0, step: 'partners', posted: { partners: [{ id: 'p1', name: 'Anders' }] }, rows: { add: 'partners' } })
  expect(saved.draft.partners?.map(({ name }) => name)).toEqual(['Anders', undefined])
  const fewer = await saveSection(editor, { applicationId: application.id, version: 1, step: 'partners', posted: { partners: saved.draft.partners ?? [] }, rows: { remove: 'partners', index: 0 } })
  expect(fewer.draft.partners).toHaveLength(1)
})
