import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { publicReach } from '@/lib/monitor/queries'
import { testDatabase } from '@/tests/support/database'
import { createReport } from '@/tests/support/filled-report'
import { createCall } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { createGrant } from '@/tests/support/running-grant'

const database = await testDatabase()

const municipality = (nis: string, name: string, region = 'VLG') =>
  insertRow(database, 'municipality', { nis, name, region, provinceNis: '10000', province: 'Antwerpen', arrondissementNis: '12000', arrondissement: 'Mechelen', lat: 51.03, lon: 4.48 }, false)
const place = (applicationId: string, rowId: string, nis: string) => database.sql('update activity set nis = $3 where application_id = $1 and row_id = $2', [applicationId, rowId, nis])

test('the map counts what granted files offer in each Flemish municipality, and nothing that was struck, declined, revoked, only asked for, or a test', async () => {
  await municipality('12025', 'Mechelen')
  await municipality('12021', 'Lier')
  await municipality('12014', 'Heist-op-den-Berg')
  await municipality('21004', 'Brussel', 'BRU')
  const offer = async (nis: string, given: Parameters<typeof createGrant>[1] = {}) => {
    const { applicationId } = await createGrant(database, given)
    await place(applicationId, 'a1', nis)
    return applicationId
  }
  const wide = await offer('12025', { activities: [{ rowId: 'a1' }, { rowId: 'a2' }, { rowId: 'struck' }], base: ['a1', 'a2'] })
  await place(wide, 'a2', '12021')
  await place(wide, 'struck', '12014')
  await offer('12025', { status: 'CLOSED' })
  await offer('12014', { status: 'DECLINED' })
  await offer('12014', { status: 'REVOKED' })
  await offer('12014', { call: { testMode: true } })
  await offer('21004')
  const { id: asked } = await createRankedFile(database, await createCall(database, { status: 'ASSESSMENT' }))
  await place(asked, 'a1', '12014')

  const reach = await asActor(visitor, (tx) => publicReach(tx))
  expect(reach.map(({ name, activities }) => [name, activities])).toEqual([['Heist-op-den-Berg', 0], ['Lier', 1], ['Mechelen', 2]])
  expect(reach[2]).toEqual({ nis: '12025', name: 'Mechelen', province: 'Antwerpen', lat: 51.03, lon: 4.48, activities: 2 })
})

test('what the log cancelled or an accepted final report says was cancelled is no offer that reached a municipality', async () => {
  await municipality('13008', 'Geel')
  const offered = async () => {
    const grant = await createGrant(database, { activities: [{ rowId: 'a1' }] })
    await place(grant.applicationId, 'a1', '13008')
    return grant
  }
  const geel = async () => (await asActor(visitor, (tx) => publicReach(tx))).find(({ nis }) => nis === '13008')?.activities
  const [logged, reported] = [await offered(), await offered()]
  expect(await geel()).toBe(2)
  await insertRow(database, 'grant_activity_log', { grantId: logged.grantId, activityRowId: 'a1', status: 'CANCELLED', cancelReason: 'Te weinig inschrijvingen.' }, false)
  expect(await geel()).toBe(1)
  const reportId = await createReport(database, reported, { status: 'SUBMITTED' })
  const none = { sessionsHeld: 0, contactHours: 0, childHours: 0, participants: 0, girls: 0, boys: 0, genderX: 0, genderUnknown: 0, counts: '{}' }
  await insertRow(database, 'report_activity', { reportId, rowId: 'a1', title: 'Robots', status: 'CANCELLED', ...none })
  expect(await geel()).toBe(1)
  await database.sql(`update report set status = 'ACCEPTED' where id = $1`, [reportId])
  expect(await geel()).toBe(0)
})

test('a plan that was changed to no sessions offers nothing, and one that moved offers it where it went; a change that was only asked for changes nothing', async () => {
  await municipality('24062', 'Leuven')
  await municipality('24020', 'Haacht')
  const grant = await createGrant(database, { activities: [{ rowId: 'a1' }, { rowId: 'a2' }] })
  for (const rowId of ['a1', 'a2']) await place(grant.applicationId, rowId, '24062')
  const reached = async () => Object.fromEntries((await asActor(visitor, (tx) => publicReach(tx))).flatMap(({ nis, activities }) => (nis.startsWith('24') ? [[nis, activities]] : [])))
  const changes = async () => (await database.sql<{ n: number }>('select coalesce(sum(n), 0)::int as n from open_data_change'))[0]?.n ?? 0
  const change = (position: number, status: string, activities: object[]) =>
    insertRow(database, 'grant_amendment', {
      grantId: grant.grantId, position, status, change: { activities }, before: {}, amountCents: 0, motivation: 'Minder plaatsen dan gedacht.', askedById: grant.signatory.userId,
      ...(status === 'NOTED' ? {} : { dueAt: new Date() }), ...(status === 'ASKED' ? {} : { endedAt: new Date() }), ...(status === 'APPROVED' ? { answer: 'Akkoord.', answeredById: grant.editor.userId, answeredAt: new Date(), confirmedById: grant.stranger.userId, confirmedAt: new Date() } : {}),
    })
  await change(1, 'ASKED', [{ rowId: 'a1', sessions: 0, nis: '24062' }])
  expect(await reached()).toEqual({ 24062: 2, 24020: 0 })
  const before = await changes()
  await change(2, 'NOTED', [{ rowId: 'a1', sessions: 0, nis: '24062' }, { rowId: 'a2', sessions: 2, nis: '24020' }])
  expect(await reached()).toEqual({ 24062: 0, 24020: 1 })
  // The open data leaves it out too.
  expect(await changes()).toBeGreaterThan(before)
  await change(3, 'APPROVED', [{ rowId: 'a1', sessions: 3, nis: '24062' }])
  expect(await reached()).toEqual({ 24062: 1, 24020: 1 })
})
