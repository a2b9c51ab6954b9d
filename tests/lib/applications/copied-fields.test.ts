import { beforeAll, expect, test } from 'vitest'
import { confirmCopied } from '@/lib/applications/confirm-copied'
import { copyActivity } from '@/lib/applications/copy-activity'
import type { Draft } from '@/lib/applications/form'
import { startApplication } from '@/lib/applications/start-application'
import { submitApplication } from '@/lib/applications/submit-application'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { createCall } from '@/tests/support/factories'
import { eventsOf } from '@/tests/support/traces'
import { readyRequest, seedReference } from './ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => isRefusal(thrown) ? thrown.code : String(thrown))
type Mark = { field: string; rows?: string; row?: string; from: string }
const rowOf = async (id: string) => {
  const [row] = await database.sql<{ draft: Draft; copied: Mark[]; left_out: string[]; draft_version: number }>('select draft, copied, left_out, draft_version from application where id = $1', [id])
  if (!row) throw new Error('no such request')
  return row
}
/** Stands for whatever saves a draft: the mark is the database's. */
const put = (id: string, draft: Draft) => database.sql('update application set draft = $2, draft_version = draft_version + 1 where id = $1', [id, JSON.stringify(draft)])

/** Filed last year, with a new draft begun from it this year. */
const secondYear = async (given: Partial<Draft> = {}) => {
  const filed = await readyRequest(database, { draft: given })
  const { number } = await submitApplication(filed.signatory, { applicationId: filed.application.id })
  const call = await createCall(database, { periodStart: new Date('2027-01-01'), periodEnd: new Date('2027-12-31'), stateAidBasis: 'DE_MINIMIS' })
  const { applicationId } = await startApplication(filed.editor, { callCode: call.code, organisationId: filed.organisation.id, begin: filed.application.id })
  return { ...filed, number, call, applicationId }
}

test('a draft begins with the frozen copy of an earlier request and what the organisation tells today, all of it marked', async () => {
  const { applicationId, number, organisation, draft: last } = await secondYear()
  const { draft, copied, left_out } = await rowOf(applicationId)
  expect(draft).toMatchObject({ legalName: organisation.legalName, genderApproach: last.genderApproach, activities: [{ title: 'Bruggen die dansen' }, {}] })
  expect([draft.declarations, draft.requestedCents, draft.activities?.[0]?.sessions]).toEqual([undefined, undefined, undefined])
  expect(new Set(copied.map(({ from }) => from))).toEqual(new Set(['de gegevens van uw organisatie', number]))
  expect(left_out).toEqual([])
  expect((await eventsOf(database, applicationId))[0]?.payload).toMatchObject({ from: number })
})

test('a call that does not ask for de-minimis aid gets none of it: it would have no place to be looked over', async () => {
  const { editor, organisation, application } = await secondYear()
  const call = await createCall(database, { stateAidBasis: 'NO_AID' })
  const { applicationId } = await startApplication(editor, { callCode: call.code, organisationId: organisation.id, begin: application.id })
  const { draft, copied } = await rowOf(applicationId)
  expect([draft.deMinimis, copied.filter(({ rows }) => rows === 'deMinimis'), draft.activities?.length]).toEqual([undefined, [], 2])
})

test('empty is empty; and without an earlier request of this very organisation nothing starts', async () => {
  const { editor, organisation, application } = await readyRequest(database)
  const other = await secondYear()
  const begin = async (what: string) => startApplication(editor, { callCode: (await createCall(database)).code, organisationId: organisation.id, begin: what })
  const { applicationId } = await begin('leeg')
  expect(await rowOf(applicationId)).toMatchObject({ draft: {}, copied: [], left_out: [] })
  expect(await refusalOf(begin(other.application.id))).toBe('invalid')
  expect(await refusalOf(begin(application.id))).toBe('invalid')
})

test('an edit of a copied field takes its mark away, once: typing the old text again does not bring it back', async () => {
  const { applicationId } = await secondYear()
  const { draft, copied } = await rowOf(applicationId)
  const named = (marks: Mark[]) => marks.map(({ rows, row, field }) => [rows, row, field].filter(Boolean).join('/'))
  const [first, second] = draft.activities ?? []
  if (!first || !second) throw new Error('no activities')
  // Another field, the same text again, and rows that changed places: no mark goes.
  await put(applicationId, { ...draft, noOtherGrants: 'ja', activities: [second, first] })
  expect(named((await rowOf(applicationId)).copied)).toEqual(named(copied))
  await put(applicationId, { ...draft, genderApproach: 'Iets anders', activities: [{ ...first, title: 'Torens' }, second] })
  const without = named(copied).filter((name) => name !== 'genderApproach' && name !== `activities/${first.id}/title`)
  expect(named((await rowOf(applicationId)).copied)).toEqual(without)
  await put(applicationId, draft)
  expect(named((await rowOf(applicationId)).copied)).toEqual(without)
  await put(applicationId, { ...draft, activities: [second] })
  expect(named((await rowOf(applicationId)).copied).filter((name) => name.includes(first.id))).toEqual([])
})

test('"Alles klopt nog" ends the marks of that page only; a second time changes nothing, and the draft keeps its version', async () => {
  const { applicationId, editor } = await secondYear()
  const { copied, draft, draft_version } = await rowOf(applicationId)
  const rowId = draft.activities?.[1]?.id
  const here = copied.filter(({ row }) => row === rowId).length
  expect(await confirmCopied(editor, { applicationId, step: 'activiteiten', rowId })).toEqual({ confirmed: here })
  expect(await confirmCopied(editor, { applicationId, step: 'activiteiten', rowId })).toEqual({ confirmed: 0 })
  const after = await rowOf(applicationId)
  expect(after.copied).toEqual(copied.filter(({ row }) => row !== rowId))
  expect(after.draft_version).toBe(draft_version)
  const both = await Promise.all([confirmCopied(editor, { applicationId, step: 'begroting' }), confirmCopied(editor, { applicationId, step: 'begroting' })])
  expect(both.map(({ confirmed }) => confirmed).toSorted((a, b) => a - b)[0]).toBe(0)
})

test('neither confirming nor copying is for another organisation, a closed call or a filed request', async () => {
  const { applicationId, application, editor, call, draft } = await secondYear()
  const stranger = await readyRequest(database)
  const rowId = draft.activities?.[0]?.id ?? ''
  expect(await refusalOf(confirmCopied(stranger.editor, { applicationId, step: 'partners' }))).toBe('not-found')
  expect(await refusalOf(copyActivity(stranger.editor, { applicationId, source: application.id, rowId }))).toBe('not-found')
  expect(await refusalOf(copyActivity(stranger.editor, { applicationId: stranger.application.id, source: application.id, rowId }))).toBe('not-found')
  expect(await refusalOf(confirmCopied(editor, { applicationId: application.id, step: 'partners' }))).toBe('changed-meanwhile')
  await database.sql(`update call set deadline_at = portal_now() where id = $1`, [call.id])
  expect(await refusalOf(confirmCopied(editor, { applicationId, step: 'partners' }))).toBe('too-late')
  expect(await refusalOf(copyActivity(editor, { applicationId, source: application.id, rowId }))).toBe('too-late')
})

test('an activity comes in from an earlier request or from this one, at the end, marked; two colleagues at once both get theirs', async () => {
  const { applicationId, application, editor, signatory, draft, number } = await secondYear()
  const own = (await rowOf(applicationId)).draft.activities?.[0]
  const copies = await Promise.all([copyActivity(editor, { applicationId, source: application.id, rowId: draft.activities?.[1]?.id ?? '' }), copyActivity(signatory, { applicationId, rowId: own?.id ?? '' })])
  expect(copies.map(({ position }) => position).toSorted()).toEqual([3, 4])
  const after = await rowOf(applicationId)
  const added = (after.draft.activities ?? []).slice(2)
  expect(added.map(({ title }) => title).toSorted()).toEqual([`${draft.activities?.[0]?.title} (2)`, `${draft.activities?.[1]?.title} (2)`].toSorted())
  // A copy of a copy too, and none of them is told that its title is another's.
  await copyActivity(editor, { applicationId, rowId: own?.id ?? '' })
  expect((await rowOf(applicationId)).draft.activities?.at(-1)?.title).toBe(`${draft.activities?.[0]?.title} (3)`)
  expect(new Set(after.copied.filter(({ row }) => added.some(({ id }) => id === row)).map(({ from }) => from))).toEqual(new Set([number, 'activiteit 1 van deze aanvraag']))
  expect(after.draft_version).toBe(2)
  expect(await refusalOf(copyActivity(editor, { applicationId, rowId: 'bestaat-niet' }))).toBe('not-found')
})

test('copied support of other authorities stops the filing until it is confirmed; other marks do not, and none reaches the frozen copy', async () => {
  const { applicationId, application, editor, signatory, draft } = await secondYear({ noOtherGrants: '', otherGrants: [{ id: 'g', authority: 'Stad Genk', reason: 'Kamp', amount: '100,00', year: '2026' }] })
  const begun = (await rowOf(applicationId)).draft
  const sessions = draft.activities?.[0]?.sessions ?? []
  await put(applicationId, { ...begun, ...draft, activities: (begun.activities ?? []).map((row) => ({ ...row, sessions })), otherGrants: begun.otherGrants ?? [], deMinimis: begun.deMinimis ?? [] })
  expect(await submitApplication(signatory, { applicationId }).then(() => [], (thrown: unknown) => isRefusal(thrown) ? thrown.problems.map(({ field }) => field) : [String(thrown)])).toEqual(['otherGrants.0.authority', 'deMinimis.0.authority'])
  await confirmCopied(editor, { applicationId, step: 'andere-steun' })
  expect((await rowOf(applicationId)).copied.length).toBeGreaterThan(0)
  await submitApplication(signatory, { applicationId })
  expect((await rowOf(applicationId)).copied).toEqual([])
  const [copy] = await database.sql<{ content: string }>('select content from submission where application_id = $1', [applicationId])
  const [before] = await database.sql<{ number: string }>('select number from application where id = $1', [application.id])
  expect(copy?.content.includes(before?.number ?? '')).toBe(false)
})
