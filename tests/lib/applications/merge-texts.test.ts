import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { systemActor, type Actor } from '@/lib/access/actor'
import { mergeInput, mergeTexts } from '@/lib/applications/merge-texts'
import { saveSection } from '@/lib/applications/save-section'
import { textsToChoose } from '@/lib/applications/texts-to-choose'
import { asActor } from '@/lib/db'
import { seenAs } from '@/lib/filings/waiting-texts'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, memberActor } from '@/tests/support/factories'
import { readyRequest, seedReference, type Ready } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? [thrown.code, ...thrown.problems.map(({ field }) => field)] : String(thrown))
const draftOf = async (id: string) => (await database.sql<{ draft: Record<string, unknown> }>('select draft from application where id = $1', [id]))[0]?.draft
const left = async (id: string) => (await database.sql('select from kept_text where application_id = $1', [id])).length
const shownTo = async (actor: Actor, applicationId: string) => (await asActor(actor, (tx, now) => textsToChoose(tx, actor, applicationId, now))).texts

/** The signatory's text stands in the first activity, the editor's waits. */
const disputed = async (): Promise<Ready> => {
  const ready = await readyRequest(database)
  const { id: _, ...basis } = ready.draft.activities?.[0] ?? { id: '' }
  const save = (actor: Actor, title: string) =>
    saveSection(actor, { applicationId: ready.application.id, page: randomUUID(), step: 'activiteiten', rowId: 'a1', basis: { ...basis }, posted: { ...basis, title } })
  await save(ready.signatory, 'Hun titel')
  await save(ready.editor, 'Mijn titel')
  return ready
}
const seenOf = async (applicationId: string) => (await database.sql<{ id: string; keptAt: Date }>('select id, kept_at as "keptAt" from kept_text where application_id = $1', [applicationId])).map(seenAs).join(' ')
const choice = async (applicationId: string, keep: string, standing = 'Hun titel') =>
  mergeInput.parse({ applicationId, texts: [{ field: 'activities/a1/title', standing: JSON.stringify(standing), seen: await seenOf(applicationId), keep }] })

test('both texts are shown to whose text waits, with the label and the name, and to nobody else', async () => {
  const { application, editor, signatory } = await disputed()
  const [text] = await shownTo(editor, application.id)
  expect(text).toMatchObject({ name: 'activities.0.title', standing: 'Hun titel', theirs: { label: `Tekst van ${signatory.name}`, text: 'Hun titel' }, mine: [{ text: 'Mijn titel' }] })
  expect(text?.label).toMatch(/^Activiteit 1: /)
  expect(await shownTo(signatory, application.id)).toEqual([])
  // Not even by a query that forgets whose it is.
  const seenBy = (actor: Actor) => asActor(actor, tx => tx.keptText.count({ where: { applicationId: application.id } }))
  expect([await seenBy(editor), await seenBy(signatory), await seenBy(systemActor('tests'))]).toEqual([1, 0, 0])
})

test('who chooses his own text puts it in the draft, with a line in the trail', async () => {
  const { application, editor } = await disputed()
  const [text] = await shownTo(editor, application.id)
  expect(await mergeTexts(editor, await choice(application.id, text?.mine[0]?.id ?? ''))).toEqual({ left: 0, completing: false })
  expect(await draftOf(application.id)).toMatchObject({ activities: [{ title: 'Mijn titel' }, {}] })
  expect(await left(application.id)).toBe(0)
  const [event] = await database.sql<{ verb: string; actor_id: string }>('select verb, actor_id from audit_event where application_id = $1 order by seq desc limit 1', [application.id])
  expect(event).toEqual({ verb: 'application.merge', actor_id: editor.userId })
})

test('who chooses the other’s text leaves it as it stands', async () => {
  const { application, editor } = await disputed()
  await mergeTexts(editor, await choice(application.id, 'THEIRS'))
  expect([(await draftOf(application.id))?.['activities'], await left(application.id)]).toMatchObject([[{ title: 'Hun titel' }, {}], 0])
})

test('a text that changed again while one chose is asked again, and nothing is overwritten', async () => {
  const { application, editor, signatory } = await disputed()
  const [text] = await shownTo(editor, application.id)
  await saveSection(signatory, { applicationId: application.id, step: 'activiteiten', rowId: 'a1', posted: { title: 'Nog beter' } })
  expect(await refusalOf(mergeTexts(editor, await choice(application.id, text?.mine[0]?.id ?? '')))).toEqual(['changed-meanwhile', 'texts.0.keep'])
  expect([(await draftOf(application.id))?.['activities'], await left(application.id)]).toMatchObject([[{ title: 'Nog beter' }, {}], 1])
})

test('a text of mine that came since I looked is not thrown away unseen', async () => {
  const { application, editor, draft } = await disputed()
  const old = await choice(application.id, 'THEIRS')
  const { id: _, ...basis } = draft.activities?.[0] ?? { id: '' }
  await saveSection(editor, { applicationId: application.id, page: randomUUID(), step: 'activiteiten', rowId: 'a1', basis: { ...basis }, posted: { ...basis, title: 'Een uur werk' } })
  expect(await refusalOf(mergeTexts(editor, old))).toEqual(['changed-meanwhile', 'texts.0.keep'])
  expect((await shownTo(editor, application.id))[0]?.mine.map(({ text }) => text)).toEqual(['Mijn titel', 'Een uur werk'])
})

test('a choice of a text that is none of mine throws nothing away', async () => {
  const { application, editor } = await disputed()
  expect(await refusalOf(mergeTexts(editor, await choice(application.id, randomUUID())))).toEqual(['changed-meanwhile', 'texts.0.keep'])
  expect([(await draftOf(application.id))?.['activities'], await left(application.id)]).toMatchObject([[{ title: 'Hun titel' }, {}], 1])
})

test('my text of an activity that a colleague removed brings it back', async () => {
  const { application, editor, signatory } = await disputed()
  const [text] = await shownTo(editor, application.id)
  await saveSection(signatory, { applicationId: application.id, step: 'activiteiten', posted: {}, rows: { remove: 'activities', id: 'a1', drawn: 9 } })
  await mergeTexts(editor, await choice(application.id, text?.mine[0]?.id ?? '', ''))
  expect(await draftOf(application.id)).toMatchObject({ activities: [{ id: 'a2' }, { id: 'a1', title: 'Mijn titel' }] })
})

test('nothing chosen, chosen twice at once, not one’s own, too late', async () => {
  const { application, editor } = await disputed()
  expect(await refusalOf(mergeTexts(editor, mergeInput.parse({ applicationId: application.id, texts: [{ field: 'activities/a1/title', standing: '"Hun titel"', seen: '' }] })))).toEqual(['invalid', 'texts.0.keep'])
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(mergeTexts(stranger, await choice(application.id, 'THEIRS')))).toEqual(['not-found', ''])
  const theirs = await choice(application.id, 'THEIRS')
  const twice = await Promise.all([1, 2].map(() => refusalOf(mergeTexts(editor, theirs))))
  expect(twice).toContain('accepted')
  expect(twice).toContainEqual(['invalid', 'texts.0.keep'])
  const late = await disputed()
  await database.sql(`update call set status = 'CLOSED' where id = $1`, [late.call.id])
  expect(await refusalOf(mergeTexts(late.editor, await choice(late.application.id, 'THEIRS')))).toEqual(['too-late', ''])
})
