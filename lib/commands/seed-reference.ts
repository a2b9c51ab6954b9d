import { readFileSync } from 'node:fs'
import { isDeepStrictEqual } from 'node:util'
import pg from 'pg'
import { loadEnvFile, runCommand } from '@/lib/commands/run-command'

/**
 * Brings the reference tables to what the files in prisma/seed/reference say. Rows are replaced by their key and never removed: files may refer to them.
 * Published versions of rubric and indicators are only added. Connect as the owner: the portal itself may only read these tables.
 */
export const seedReference = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'stem-loket seed' })
  await client.connect()
  try {
    await client.query('begin')
    await seedMunicipalities(client)
    await seedCalendar(client)
    await seedCodeLists(client)
    await addVersion(client, 'rubric_version', read('rubric-v1'))
    await addVersion(client, 'indicator_version', read('indicators-v1'))
    await seedMonitor(client)
    await client.query('commit')
  } catch (thrown) {
    await client.query('rollback')
    throw thrown
  } finally {
    await client.end()
  }
}

const read = <T>(name: string): T => JSON.parse(readFileSync(`prisma/seed/reference/${name}.json`, 'utf8'))

type Row = Record<string, unknown>

/** Table, key and column names come from this file only, never from input. */
const upsert = async (client: pg.Client, table: string, key: string[], rows: Row[]): Promise<void> => {
  const columns = Object.keys(rows[0] ?? {})
  const kept = columns.filter((column) => !key.includes(column))
  await client.query(
    `insert into ${table} (${columns.join(', ')})
     select ${columns.join(', ')} from jsonb_populate_recordset(null::${table}, $1)
     on conflict (${key.join(', ')}) do ${kept.length === 0 ? 'nothing' : `update set ${kept.map((column) => `${column} = excluded.${column}`).join(', ')}`}`,
    [JSON.stringify(rows)],
  )
}

type Municipality = {
  nis: string; name: string; provinceNis: string | null; province: string | null; arrondissementNis: string; arrondissement: string; region: string
  facilityMunicipality: boolean; lat: number; lon: number; mergedOn: string | null; postcodes: string[]
}
type Merger = { oldNis: string; oldName: string; newNis: string; newName: string; validFrom: string }

/** Brussels lies in no province. */
const seedMunicipalities = async (client: pg.Client): Promise<void> => {
  const municipalities = read<Municipality[]>('municipalities')
  await upsert(client, 'municipality', ['nis'], municipalities.map((m) => ({
    nis: m.nis, name: m.name, province_nis: m.provinceNis ?? '', province: m.province ?? '', arrondissement_nis: m.arrondissementNis, arrondissement: m.arrondissement,
    region: m.region, facility: m.facilityMunicipality, lat: m.lat, lon: m.lon, merged_on: m.mergedOn,
  })))
  await upsert(client, 'postcode', ['postcode', 'nis'], municipalities.flatMap((m) => m.postcodes.map((postcode) => ({ postcode, nis: m.nis }))))
  await upsert(client, 'municipality_merger', ['old_nis', 'valid_from'], read<Merger[]>('municipality-mergers').map((m) => ({
    old_nis: m.oldNis, old_name: m.oldName, new_nis: m.newNis, new_name: m.newName, valid_from: m.validFrom,
  })))
}

/** An administrator may have corrected a school holiday: what is there, even with another first day, stays. */
const seedCalendar = async (client: pg.Client): Promise<void> => {
  await upsert(client, 'holiday', ['day'], read<{ day: string; name: string }[]>('extra-holidays'))
  await client.query(
    `insert into school_holiday (code, start_day, end_day, name)
     select new.code, new.start_day, new.end_day, new.name from jsonb_to_recordset($1) as new(code text, start_day date, end_day date, name text)
      where not exists (select from school_holiday old where old.code = new.code and abs(old.start_day - new.start_day) < 60)`,
    [JSON.stringify(read<{ code: string; name: string; startDay: string; endDay: string }[]>('school-holidays').map(({ code, name, startDay, endDay }) => ({ code, name, start_day: startDay, end_day: endDay })))],
  )
}

const seedCodeLists = async (client: pg.Client): Promise<void> => {
  const lists = Object.entries(read<Record<string, { code: string; nl: string; en: string }[]>>('codelists'))
  await upsert(client, 'code_list_entry', ['list', 'code'], lists.flatMap(([list, entries]) => entries.map(({ code, nl, en }, position) => ({ list, code, nl, en, position }))))
}

type Version = { code: string; version: string }

const addVersion = async (client: pg.Client, table: 'rubric_version' | 'indicator_version', version: Version): Promise<void> => {
  const { rows } = await client.query<{ content: unknown }>(`select content from ${table} where code = $1 and version = $2`, [version.code, version.version])
  const published = rows[0]
  if (!published) {
    await client.query(`insert into ${table} (code, version, content) values ($1, $2, $3)`, [version.code, version.version, JSON.stringify(version)])
  } else if (!isDeepStrictEqual(published.content, version)) {
    throw new Error(`Version ${version.version} of ${version.code} is published with another content: a published version never changes, so give the file a new version number.`)
  }
}

/** The edition that ships is version 1; what an administrator published since stays beside it. */
const seedMonitor = async (client: pg.Client): Promise<void> => {
  const edition = read<{ code: string; referenceYear: string }>('stem-monitor-baseline')
  await client.query('insert into monitor_edition (code, version, reference_year, content) values ($1, 1, $2, $3) on conflict (code, version) do nothing', [edition.code, edition.referenceYear, JSON.stringify(edition)])
}

await runCommand(import.meta.url, async () => {
  loadEnvFile()
  const ownerUrl = process.env['DATABASE_URL_OWNER'] ?? process.env['DATABASE_URL']
  if (!ownerUrl) throw new Error('DATABASE_URL_OWNER is missing: set it to the login that owns the database.')
  await seedReference(ownerUrl)
  console.log('The reference tables are up to date.')
})
