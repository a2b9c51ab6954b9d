import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import { copyActivity } from '@/lib/applications/copy-activity'
import { readDraft } from '@/lib/applications/read-draft'
import { saveSection } from '@/lib/applications/save-section'
import { markOf, standingDraft } from '@/lib/applications/standing-drafts'
import { testDatabase } from '@/tests/support/database'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const rowOf = async (id: string) => (await database.sql<{ draft: unknown; mark: string; version: number }>('select draft, xmin::text as mark, draft_version as version from application where id = $1', [id]))[0]
const typing = (applicationId: string, basis: string, posted: string) => ({ applicationId, step: 'doelgroepen' as const, page: randomUUID(), basis: { genderApproach: basis }, posted: { genderApproach: posted } })

test('what is remembered of a save is what stands in the row that it wrote', async () => {
  const { application: { id }, editor, signatory } = await readyRequest(database, { draft: { genderApproach: 'g' } })
  for (const [turn, actor] of [editor, signatory, editor].entries()) {
    await saveSection(actor, typing(id, turn === 0 ? 'g' : `tekst ${turn - 1}`, `tekst ${turn}`))
    const row = await rowOf(id)
    expect(row?.mark).toBe(markOf(id))
    expect(standingDraft({ id, mark: row?.mark ?? '', draft: null })).toEqual(readDraft(row?.draft))
  }
})

test('a row that anybody else wrote is read anew: another process, or an act of this one in a transaction', async () => {
  const { application: { id }, editor, draft } = await readyRequest(database, { draft: { genderApproach: 'g' } })
  await saveSection(editor, typing(id, 'g', 'van hier'))
  await database.sql(`update application set draft = draft || '{"accessibilityMeasures":"van elders"}', draft_version = draft_version + 1 where id = $1`, [id])
  await saveSection(editor, typing(id, 'van hier', 'weer van hier'))
  expect((await rowOf(id))?.draft).toMatchObject({ genderApproach: 'weer van hier', accessibilityMeasures: 'van elders' })

  await copyActivity(editor, { applicationId: id, rowId: 'a1' })
  const saved = await saveSection(editor, typing(id, 'weer van hier', 'en nog eens'))
  expect(saved.draft.activities).toHaveLength((draft.activities?.length ?? 0) + 1)
  expect((await rowOf(id))?.draft).toMatchObject({ genderApproach: 'en nog eens', accessibilityMeasures: 'van elders' })
})

test('a row that was written back as it was has another mark all the same', async () => {
  const { application: { id }, editor } = await readyRequest(database, { draft: { genderApproach: 'g' } })
  await saveSection(editor, typing(id, 'g', 'een'))
  const mark = markOf(id)
  await database.sql('update application set draft = draft where id = $1', [id])
  expect(standingDraft({ id, mark: (await rowOf(id))?.mark ?? '', draft: null })).toBeNull()
  expect((await rowOf(id))?.mark).not.toBe(mark)
})

test('thirty windows of one person and a second process at once: every text is in the row or waits', async () => {
  const { application: { id }, editor } = await readyRequest(database, { draft: { genderApproach: 'g' } })
  await saveSection(editor, typing(id, 'g', 'begin'))
  const elsewhere = Array.from({ length: 10 }, (_, turn) => database.sql(`update application set draft = jsonb_set(draft, '{accessibilityMeasures}', to_jsonb(coalesce(draft ->> 'accessibilityMeasures', '') || $2)), draft_version = draft_version + 1 where id = $1`, [id, `[${turn}]`]))
  const windows = Array.from({ length: 30 }, (_, turn) => saveSection(editor, typing(id, 'begin', `venster ${turn}`)))
  const outcomes = await Promise.all(windows)
  await Promise.all(elsewhere)
  const row = await rowOf(id)
  const waiting = await database.sql<{ typed: string }>('select typed from kept_text where application_id = $1', [id])
  const { genderApproach, accessibilityMeasures } = readDraft(row?.draft)
  expect([genderApproach, ...waiting.map(({ typed }) => typed)].toSorted()).toEqual(Array.from({ length: 30 }, (_, turn) => `venster ${turn}`).toSorted())
  expect((accessibilityMeasures ?? '').match(/\[\d\]/g)?.toSorted()).toEqual(Array.from({ length: 10 }, (_, turn) => `[${turn}]`))
  expect(outcomes.filter(({ waiting: texts }) => texts.length === 0)).toHaveLength(1)
})
