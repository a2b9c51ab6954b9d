import { expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { referenceData } from '@/lib/applications/reference-data'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { createOrganisation, createPartnershipRow } from '@/tests/support/factories'

const database = await testDatabase()
await database.sql(`insert into municipality (nis, name, province_nis, province, arrondissement_nis, arrondissement, region, lat, lon) values ('11001', 'Aartselaar', '10000', 'Antwerpen', '11000', 'Antwerpen', 'VLG', 51.13, 4.38)`)
await database.sql(`insert into postcode (postcode, nis) values ('2630', '11001')`)
await database.sql(`insert into code_list_entry (list, code, nl, en, position) values ('soort', 'A', 'eerste', 'first', 1)`)
await database.sql(`insert into school_holiday (code, name, start_day, end_day) values ('HERFST', 'Herfstvakantie', '2026-11-02', '2026-11-08')`)
const lead = await createOrganisation(database)
await createPartnershipRow(database, { leadOrganisationId: lead.id })

const read = () => asActor(systemActor('test'), (tx) => referenceData(tx))
const stamp = async () => (await database.sql<{ stamp: string }>('select stamp::text from reference_stamp'))[0]?.stamp

test('what is kept is the same object, as long as nothing changed', async () => {
  expect(await read()).toBe(await read())
})

test.each([
  ['code_list_entry', `update code_list_entry set nl = 'gewijzigd' where code = 'A'`],
  ['municipality', `update municipality set name = 'Aartselaar (nieuw)' where nis = '11001'`],
  ['postcode', `delete from postcode where postcode = '2630'`],
  ['partnership', `update partnership set name = 'Een andere naam', period_start = '2026-01-01', period_end = '2028-12-31'`],
  ['school_holiday', `update school_holiday set end_day = '2026-11-09'`],
])('a change of %s gives a new stamp, and every process reads anew', async (_table, change) => {
  const [before, kept] = [await stamp(), await read()]
  await database.sql(change)
  expect(await stamp()).not.toBe(before)
  const anew = await read()
  expect(anew).not.toBe(kept)
  expect(anew).not.toEqual(kept)
})

test('a change that is rolled back leaves what is kept', async () => {
  const kept = await read()
  await expect(database.sql(`do $$ begin update municipality set name = 'x'; raise exception 'no'; end $$`)).rejects.toThrow('no')
  expect(await read()).toBe(kept)
})
