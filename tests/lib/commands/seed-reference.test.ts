import { expect, test } from 'vitest'
import { seedReference } from '@/lib/commands/seed-reference'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const count = async (table: string) => (await database.sql<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n

test('the reference tables hold what the files say, also after a second time', async () => {
  await seedReference(database.ownerUrl)
  await seedReference(database.ownerUrl)
  expect(await count('municipality')).toBe(304)
  expect(await database.sql(`select region, count(*)::int as n from municipality group by region order by region`)).toEqual([{ region: 'BRU', n: 19 }, { region: 'VLG', n: 285 }])
  expect(await database.sql(`select count(distinct postcode)::int as n from postcode join municipality using (nis) where region = 'VLG'`)).toEqual([{ n: 519 }])
  expect(await count('municipality_merger')).toBe(42)
  expect(await count('rubric_version')).toBe(1)
  expect(await count('indicator_version')).toBe(1)
  expect(await database.sql(`select code, jsonb_array_length(content -> 'figures') as figures from monitor_edition`)).toEqual([{ code: 'STEM-MONITOR-BASELINE', figures: 14 }])
  expect(await database.sql(`select nl from code_list_entry where list = 'gender' order by position`)).toHaveLength(4)
  expect(await database.sql(`select name, checked_at from school_holiday where code = 'KERST' order by start_day limit 1`)).toEqual([{ name: 'Kerstvakantie', checked_at: null }])
})

test('a published rubric with another content is refused', async () => {
  await database.sql('alter table rubric_version disable trigger all')
  await database.sql(`update rubric_version set content = '{}'`)
  await expect(seedReference(database.ownerUrl)).rejects.toThrow(
    'Version 1.0 of STEM-ACT-CRIT is published with another content: a published version never changes, so give the file a new version number.',
  )
})
