import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { keepActivity } from '@/lib/applications/keep-activity'
import { requestToEdit } from '@/lib/applications/queries'
import { revivedIn } from '@/lib/applications/revived'
import { saveSection, type SectionChange } from '@/lib/applications/save-section'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const rowOf = async (id: string) => (await database.sql<{ draft: Record<string, unknown>; draft_version: number; draft_saved_by_id: string }>('select draft, draft_version, draft_saved_by_id from application where id = $1', [id]))[0]
const keptOf = async (id: string) => database.sql<{ user_id: string; field: string; typed: unknown }>('select user_id, field, typed from kept_text where application_id = $1 order by kept_at', [id])
/** One field of one page, from what it said to what it says. */
const typing = (basis: string, posted: string, page = randomUUID()): Omit<SectionChange, 'applicationId'> =>
  ({ step: 'doelgroepen', page, basis: { genderApproach: basis }, posted: { genderApproach: posted } })

test('one page is saved as typed, right or wrong, and the other pages stay', async () => {
  const { application, editor, draft } = await readyRequest(database)
  const saved = await saveSection(editor, { applicationId: application.id, step: 'doelgroepen', posted: { genderApproach: 'Hmm', targetGroups: [{ id: 't1', target: 'veel' }] } })
  expect(saved.version).toBe(1)
  const row = await rowOf(application.id)
  expect(row).toMatchObject({ draft_version: 1, draft_saved_by_id: editor.userId })
  expect(row?.draft).toEqual({ ...draft, genderApproach: 'Hmm', targetGroups: [{ id: 't1', target: 'veel', referralPartner: '' }], saved: { doelgroepen: 1 } })
})

describe('two at once', () => {
  test('on two pages, or in two fields of one, both get what they typed', async () => {
    const { application, editor, signatory } = await readyRequest(database, { draft: { genderApproach: 'g', accessibilityMeasures: 'a' } })
    const basis = { genderApproach: 'g', accessibilityMeasures: 'a', targetGroups: [] }
    await saveSection(editor, { applicationId: application.id, step: 'doelgroepen', basis, posted: { ...basis, genderApproach: 'van de invuller' } })
    const second = await saveSection(signatory, { applicationId: application.id, step: 'doelgroepen', basis, posted: { ...basis, accessibilityMeasures: 'van de gemachtigde' } })
    expect([second.waiting, second.news]).toEqual([[], true])
    expect((await rowOf(application.id))?.draft).toMatchObject({ genderApproach: 'van de invuller', accessibilityMeasures: 'van de gemachtigde', typedBy: { accessibilityMeasures: signatory.userId } })
  })

  test('in one field the first stands, and the other’s text waits for its writer with the name of the first', async () => {
    const { application, editor, signatory } = await readyRequest(database, { draft: { genderApproach: 'g' } })
    await saveSection(signatory, { applicationId: application.id, ...typing('g', 'hun tekst') })
    const mine = await saveSection(editor, { applicationId: application.id, ...typing('g', 'mijn tekst') })
    expect(mine).toMatchObject({ version: 1, waiting: ['genderApproach'], by: signatory.name })
    expect(await rowOf(application.id)).toMatchObject({ draft_version: 1, draft: { genderApproach: 'hun tekst' } })
    expect(await keptOf(application.id)).toEqual([{ user_id: editor.userId, field: 'genderApproach', typed: 'mijn tekst' }])
  })

  test('as long as it waits, a save of another field says so too', async () => {
    const { application, editor, signatory } = await readyRequest(database, { draft: { genderApproach: 'g', accessibilityMeasures: 'a' } })
    const page = randomUUID()
    const save = (basis: string, posted: string, measures: string) => saveSection(editor, { applicationId: application.id, step: 'doelgroepen', page, basis: { genderApproach: basis, accessibilityMeasures: 'a' }, posted: { genderApproach: posted, accessibilityMeasures: measures } })
    await saveSection(signatory, { applicationId: application.id, ...typing('g', 'hun tekst') })
    expect(await save('g', 'mijn tekst', 'a')).toMatchObject({ waiting: ['genderApproach'], unchosen: true })
    expect(await save('mijn tekst', 'mijn tekst', 'een lift')).toMatchObject({ waiting: [], unchosen: true })
    expect(await saveSection(signatory, { applicationId: application.id, step: 'partners', page: randomUUID(), basis: {}, posted: {} })).toMatchObject({ unchosen: false })
  })

  test('in one question of the call that both found empty, the second does not overwrite the first', async () => {
    const { application, editor, signatory } = await readyRequest(database)
    const answer = (text: string) => ({ applicationId: application.id, step: 'partners' as const, page: randomUUID(), basis: {}, posted: { extra: { partners: { v00000001: text } } } })
    await saveSection(signatory, answer('van de gemachtigde'))
    expect((await saveSection(editor, answer('van de invuller'))).waiting).toEqual(['extra/partners/v00000001'])
    expect((await rowOf(application.id))?.draft).toMatchObject({ extra: { partners: { v00000001: 'van de gemachtigde' } } })
  })

  test('fifty windows with fifty texts: one stands, forty-nine wait, none is lost', async () => {
    const { application, editor } = await readyRequest(database, { draft: { genderApproach: 'g' } })
    const texts = Array.from({ length: 50 }, (_, turn) => `tekst ${turn}`)
    const answers = await Promise.all(texts.map(text => saveSection(editor, { applicationId: application.id, ...typing('g', text) })))
    expect(answers.filter(({ waiting }) => waiting.length === 0)).toHaveLength(1)
    const standing = (await rowOf(application.id))?.draft['genderApproach']
    expect([standing, ...(await keptOf(application.id)).map(({ typed }) => typed)].toSorted()).toEqual(texts.toSorted())
  })

  test('what is typed further on the same page takes the place of what waited, and what goes in no longer waits', async () => {
    const { application, editor, signatory } = await readyRequest(database, { draft: { genderApproach: 'g' } })
    const page = randomUUID()
    const save = (basis: string, posted: string) => saveSection(editor, { applicationId: application.id, ...typing(basis, posted, page) })
    await saveSection(signatory, { applicationId: application.id, ...typing('g', 'hun') })
    await save('g', 'mijn')
    await save('mijn', 'mijn tekst')
    expect((await keptOf(application.id)).map(({ typed }) => typed)).toEqual(['mijn tekst'])
    await save('mijn tekst', 'hun')
    expect(await keptOf(application.id)).toEqual([])
  })

  test('a save whose answer got lost is simply sent again', async () => {
    const { application, editor } = await readyRequest(database, { draft: { genderApproach: 'g' } })
    const once = await saveSection(editor, { applicationId: application.id, ...typing('g', 'eerst') })
    const again = await saveSection(editor, { applicationId: application.id, ...typing('g', 'eerst') })
    expect([once.version, again.version, again.waiting]).toEqual([1, 1, []])
    expect((await saveSection(editor, { applicationId: application.id, ...typing('eerst', 'dan') })).version).toBe(2)
  })
})

describe('rows', () => {
  test('the page of an activity saves that activity only', async () => {
    const { application, editor } = await readyRequest(database)
    await saveSection(editor, { applicationId: application.id, step: 'activiteiten', rowId: 'a2', posted: { title: 'Nieuwe titel', themes: 'DIGI', sessions: [] } })
    expect((await rowOf(application.id))?.draft).toMatchObject({ activities: [{ id: 'a1', title: 'Bruggen die dansen' }, { id: 'a2', title: 'Nieuwe titel', themes: ['DIGI'], sessions: [] }] })
  })

  test('rows come and go with a button, and what was typed beside them is kept', async () => {
    const { application, editor } = await readyRequest(database)
    const saved = await saveSection(editor, { applicationId: application.id, step: 'partners', posted: { partners: [{ id: 'p1', name: 'Anders' }] }, rows: { add: 'partners' } })
    expect(saved.draft.partners?.map(({ name }) => name)).toEqual(['Anders', undefined])
    const fewer = await saveSection(editor, { applicationId: application.id, step: 'partners', posted: { partners: saved.draft.partners ?? [] }, rows: { remove: 'partners', id: 'p1', drawn: 1 } })
    expect(fewer.draft.partners?.map(({ name }) => name)).toEqual([undefined])
  })

  test('an activity that a colleague changed is not removed by who has not seen it', async () => {
    const { application, editor, signatory } = await readyRequest(database)
    await saveSection(signatory, { applicationId: application.id, step: 'activiteiten', rowId: 'a2', posted: { title: 'Nog uitgewerkt' } })
    const remove = (drawn: number) => saveSection(editor, { applicationId: application.id, step: 'activiteiten', posted: {}, rows: { remove: 'activities', id: 'a2', drawn } })
    expect(await refusalOf(remove(0))).toBe('changed-meanwhile')
    expect((await remove(1)).draft.activities?.map(({ id }) => id)).toEqual(['a1'])
  })

  test('an activity that a colleague removed comes back with what was typed in it, and not without', async () => {
    const { application, editor, signatory, draft } = await readyRequest(database)
    const { id: _, ...basis } = draft.activities?.[1] ?? { id: '' }
    await saveSection(signatory, { applicationId: application.id, step: 'activiteiten', posted: {}, rows: { remove: 'activities', id: 'a2', drawn: 0 } })
    const untouched = await saveSection(editor, { applicationId: application.id, step: 'activiteiten', rowId: 'a2', basis: { ...basis }, posted: { ...basis } })
    expect(untouched.draft.activities?.map(({ id }) => id)).toEqual(['a1'])
    const typed = await saveSection(editor, { applicationId: application.id, step: 'activiteiten', rowId: 'a2', basis: { ...basis }, posted: { ...basis, title: 'Toch wel' } })
    expect(typed.draft.activities?.map(({ title }) => title)).toEqual(['Bruggen die dansen', 'Toch wel'])
    expect([untouched.removedBy, typed.removedBy]).toEqual([undefined, signatory.name])
  })

  test('that somebody removed what one types in is said until one decides: kept, nothing is said any more; removed again, it is gone', async () => {
    const { application: { id: applicationId }, editor, signatory } = await readyRequest(database)
    const type = (actor: Actor, from: string, to: string) => saveSection(actor, { applicationId, step: 'activiteiten', rowId: 'a2', basis: { title: from, sessions: [] }, posted: { title: to, sessions: [] } })
    const remove = async (actor: Actor, drawn: number) => saveSection(actor, { applicationId, step: 'activiteiten', posted: {}, rows: { remove: 'activities', id: 'a2', drawn } })
    await type(editor, '', 'Eerst')
    await remove(signatory, 9)
    expect((await type(editor, 'Eerst', 'Dan')).removedBy).toBe(signatory.name)
    expect((await type(editor, 'Dan', 'Dan nog')).removedBy).toBe(signatory.name)
    expect((await type(signatory, 'Dan nog', 'En ik')).removedBy).toBe('U (in een ander venster)')
    const revived = () => asActor(editor, async (tx, now) => [...await revivedIn(tx, editor, (await requestToEdit(tx, editor, applicationId, now)).draft)])
    expect(await revived()).toEqual([['a2', signatory.name]])

    const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
    expect(await refusalOf(keepActivity(stranger, { applicationId, rowId: 'a2' }))).toBe('not-found')
    await Promise.all([editor, signatory, editor].map((actor) => keepActivity(actor, { applicationId, rowId: 'a2' })))
    expect(await revived()).toEqual([])
    const kept = await type(editor, 'En ik', 'Gehouden')
    expect([kept.removedBy, kept.draft.activities?.at(-1)?.title]).toEqual([undefined, 'Gehouden'])
    expect((await remove(editor, 99)).draft.activities?.map(({ id }) => id)).toEqual(['a1'])
    expect(await revived()).toEqual([])
  })
})

test('a character that cannot be kept is refused at its field, and the draft stays as it was', async () => {
  const { application, editor, draft } = await readyRequest(database)
  const refusal = await saveSection(editor, { applicationId: application.id, step: 'doelgroepen', posted: { genderApproach: 'a\u0000' } }).catch((thrown: unknown) => thrown)
  expect(isRefusal(refusal) && [refusal.code, refusal.problems]).toEqual(['invalid', [{ field: 'genderApproach', message: 'Dit veld bevat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.' }]])
  expect((await rowOf(application.id))?.draft).toEqual(draft)
})

test('not after the deadline, not once filed, not by a stranger', async () => {
  const change = { step: 'doelgroepen', posted: { genderApproach: 'x' } } as const
  const closed = await readyRequest(database, { call: { status: 'CLOSED' } })
  expect(await refusalOf(saveSection(closed.editor, { applicationId: closed.application.id, ...change }))).toBe('too-late')
  const filed = await readyRequest(database, { status: 'SUBMITTED' })
  expect(await refusalOf(saveSection(filed.editor, { applicationId: filed.application.id, ...change }))).toBe('changed-meanwhile')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(saveSection(stranger, { applicationId: filed.application.id, ...change }))).toBe('not-found')
})
