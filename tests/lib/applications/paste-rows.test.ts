import { beforeAll, expect, test } from 'vitest'
import type { Draft } from '@/lib/applications/form'
import { pasteRows, previewPaste } from '@/lib/applications/paste-rows'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
const draftOf = async (id: string) => (await database.sql<{ draft: Draft; draft_version: number }>('select draft, draft_version from application where id = $1', [id]))[0]
const SESSIONS = 'Datum\tBegin\tEinde\n06/03/2027\t13:30\t16:00\n13/03/2027\t13:30\t16:00'
const COSTS = 'Soort;Omschrijving;Aantal;Eenheid;Prijs\nMATERIAL;Hout;2;stuk;10,00'

test('looking at a paste writes nothing; adding it puts the rows under those that are there', async () => {
  const { application, editor, draft } = await readyRequest(database)
  const input = { applicationId: application.id, kind: 'sessies' as const, rowId: 'a1', pasted: SESSIONS }
  expect((await previewPaste(editor, input)).rows.map(({ line, problem }) => [line, problem])).toEqual([[2, null], [3, null]])
  expect(await draftOf(application.id)).toEqual({ draft, draft_version: 0 })
  expect(await pasteRows(editor, input)).toEqual({ added: 2 })
  const after = await draftOf(application.id)
  expect(after?.draft.activities?.map(({ sessions }) => sessions?.map(({ date, dayPart, begin, end }) => [date, dayPart, begin, end].join(' ')))).toEqual([
    ['06/02/2027 PM 13:30 16:00', '13/02/2027 PM 13:30 16:00', '06/03/2027 PM 13:30 16:00', '13/03/2027 PM 13:30 16:00'],
    ['06/02/2027 PM 13:30 16:00', '13/02/2027 PM 13:30 16:00'],
  ])
  expect(new Set(after?.draft.activities?.[0]?.sessions?.map(({ id }) => id)).size).toBe(4)
  expect(after?.draft_version).toBe(1)
})

test('one line that does not hold keeps them all out, and is named with its number', async () => {
  const { application, editor } = await readyRequest(database)
  const refused = await pasteRows(editor, { applicationId: application.id, kind: 'kosten', pasted: `${COSTS}\nFIETS;Bel;twee;stuk;1,00` }).catch((thrown: unknown) => isRefusal(thrown) ? thrown.problems : [])
  expect(refused).toEqual([{ field: 'pasted', message: 'Regel 3: Soort kost: Schrijf een van deze woorden: staff, volunteer, material, invest, overhead. Aantal: Geef een getal op, bijvoorbeeld 12 of 12,5.' }])
  expect((await draftOf(application.id))?.draft_version).toBe(0)
})

test('two who paste at once both get their rows; pasting twice adds them twice; a full list takes no more', async () => {
  const { application, editor, signatory, draft } = await readyRequest(database)
  const paste = (actor: typeof editor, pasted = COSTS) => pasteRows(actor, { applicationId: application.id, kind: 'kosten', pasted })
  await Promise.all([paste(editor), paste(signatory)])
  expect((await draftOf(application.id))?.draft.costs).toHaveLength((draft.costs?.length ?? 0) + 2)
  const many = Array.from({ length: 200 }, () => 'MATERIAL;Hout;2;stuk;10,00').join('\n')
  expect(await refusalOf(paste(editor, many))).toBe('invalid')
})

test('not for a stranger, not for an activity that is gone, not after the deadline, not in a filed request', async () => {
  const { application, editor, call } = await readyRequest(database)
  const stranger = await readyRequest(database)
  const filed = await readyRequest(database, { status: 'SUBMITTED' })
  const paste = (actor: typeof editor, applicationId = application.id, rowId = 'a1') => refusalOf(pasteRows(actor, { applicationId, kind: 'sessies', rowId, pasted: SESSIONS }))
  expect(await paste(stranger.editor)).toBe('not-found')
  expect(await paste(editor, application.id, 'weg')).toBe('not-found')
  expect(await paste(filed.editor, filed.application.id)).toBe('changed-meanwhile')
  await database.sql('update call set deadline_at = portal_now() where id = $1', [call.id])
  expect(await paste(editor)).toBe('too-late')
  expect((await draftOf(application.id))?.draft_version).toBe(0)
})
