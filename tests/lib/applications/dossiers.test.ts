import { expect, test } from 'vitest'
import { dossierFilter } from '@/lib/applications/dossier-filter'
import { dossierOf } from '@/lib/applications/dossier'
import { dossiersPage } from '@/lib/applications/dossiers'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { actorOf, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import { verbsOf } from '@/tests/support/traces'
import { createFile } from '../reviews/reviewed-file'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const one = await createFile(database, { status: 'ELIGIBILITY_CHECK' })
const two = await createFile(database, { status: 'CONSENSUS' })
const draft = await createFile(database, { status: 'DRAFT', call: { status: 'OPEN' } })

const list = async (address: Record<string, string> = {}, actor = officer) => {
  const { rows, total } = await asActor(actor, (tx) => dossiersPage(tx, actor, dossierFilter.parse(address)))
  expect(total).toBe(rows.length)
  return rows.map(({ id, status }) => ({ id, status }))
}

test('the list shows every filed request with the state of the office, and no draft', async () => {
  const rows = await list()
  expect(rows).toHaveLength(2)
  expect(rows).toEqual(expect.arrayContaining([{ id: one.applicationId, status: 'ELIGIBILITY_CHECK' }, { id: two.applicationId, status: 'CONSENSUS' }]))
})

test('it filters by call, state and text', async () => {
  expect(await list({ oproep: one.application.callId === two.application.callId ? '' : 'GEEN' })).toEqual([])
  expect(await list({ toestand: 'CONSENSUS' })).toEqual([{ id: two.applicationId, status: 'CONSENSUS' }])
  expect(await list({ toestand: 'IN_REVIEW' })).toEqual([])
  expect(await list({ zoek: two.application.number?.toLowerCase() ?? '' })).toEqual([{ id: two.applicationId, status: 'CONSENSUS' }])
})

test('an address asks nothing but what is in its vocabulary', () => {
  for (const address of [{ sorteer: 'score' }, { toestand: 'DRAFT' }, { bladzijde: '0' }, { oproep: "x' or 1=1" }, { zoek: ['a', 'b'] }])
    expect(dossierFilter.safeParse(address).success).toBe(false)
  expect(dossierFilter.parse({ reviews: 'x', fbclid: '1' })).toEqual(dossierFilter.parse({}))
  expect(dossierFilter.parse({ zoek: ` ${'a'.repeat(300)}` }).zoek).toBe('a'.repeat(100))
})

test('an officer with an interest finds the file nowhere: not in the list, not in the total, not by its number', async () => {
  await insertRow(database, 'conflict', { applicationId: two.applicationId, userId: officer.userId, type: 'OTHER', source: 'OFFICE' })
  const actor = await actorOf(database, { id: officer.userId ?? '' })
  expect(await list({}, actor)).toEqual([{ id: one.applicationId, status: 'ELIGIBILITY_CHECK' }])
  await expect(asActor(actor, (tx, now) => dossierOf(tx, actor, two.application.number ?? '', now))).rejects.toMatchObject({ code: 'not-found' })
})

test('a file that the office opens is written down; a draft and an applicant see no office page', async () => {
  const dossier = await asActor(officer, (tx, now) => dossierOf(tx, officer, one.application.number ?? '', now))
  expect(dossier).toMatchObject({ status: 'ELIGIBILITY_CHECK', timeline: [] })
  expect(dossier?.prechecks.filter(({ activityRowId }) => activityRowId === '').map(({ code }) => code)).toEqual(['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08'])
  expect(await verbsOf(database, one.applicationId)).toEqual(['application.opened'])
  expect(await asActor(officer, (tx, now) => dossierOf(tx, officer, draft.application.number ?? 'geen', now))).toBe(null)
  await expect(asActor(one.applicant, (tx, now) => dossierOf(tx, one.applicant, one.application.number ?? '', now))).rejects.toMatchObject({ code: 'not-found' })
  await expect(list({}, one.applicant)).rejects.toMatchObject({ code: 'not-found' })
})

test('another living file of the organisation with the same place is named, unless the officer has an interest in it', async () => {
  const period = { periodStart: new Date('2027-01-01'), periodEnd: new Date('2027-12-31') }
  const file = await createFile(database, { status: 'ELIGIBILITY_CHECK', call: period, rowIds: ['r8'] })
  const other = await createFile(database, { status: 'IN_REVIEW', call: { ...period, name: 'Trajecten' }, rowIds: ['r9'] })
  await database.sql('update application set organisation_id = $1 where id = $2', [file.organisation.id, other.applicationId])
  const doubleFunding = async () => {
    const actor = await actorOf(database, { id: file.officer.userId ?? '' })
    const dossier = await asActor(actor, (tx, now) => dossierOf(tx, actor, file.application.number ?? '', now))
    return dossier?.prechecks.find(({ code }) => code === 'E05')
  }
  expect(await doubleFunding()).toMatchObject({ finding: 'attention', sentence: `Overlapt met een ander dossier van deze organisatie. ${other.application.number} (Trajecten): postcode 2800.` })
  await insertRow(database, 'conflict', { applicationId: other.applicationId, userId: file.officer.userId, type: 'OTHER', source: 'OFFICE' })
  expect((await doubleFunding())?.finding).toBe('ok')
})

test('of what was granted the list tells what became of it', async () => {
  const { number } = await createGrant(database, { status: 'SUSPENDED' })
  const { rows } = await asActor(officer, (tx) => dossiersPage(tx, officer, dossierFilter.parse({ zoek: number })))
  expect(rows).toMatchObject([{ number, grant: { status: 'SUSPENDED' } }])
})
