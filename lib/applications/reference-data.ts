import type { Statements } from '@/lib/db'
import type { Reference } from './call-rules'

/**
 * Code lists, municipalities, partnerships and school holidays: hundreds of rows that change a few times a year, so they are kept as long as their
 * stamp in the database is the same. A change that is not committed has a stamp that nobody else will ever see.
 * @param stamp what the caller's own statement read from reference_stamp; without it, it is asked
 */
export const referenceData = async (database: Statements, stamp?: string): Promise<Reference> => {
  const current = stamp ?? (await stampOf(database))
  if (kept?.stamp === current) return kept.reference
  const reference = await readReference(database)
  kept = { stamp: current, reference }
  return reference
}

let kept: { stamp: string; reference: Reference } | undefined

const stampOf = async (database: Statements): Promise<string> => {
  const rows = await database.$queryRaw<{ stamp: string }[]>`select stamp::text as stamp from reference_stamp`
  if (!rows[0]) throw new Error('The reference data has no stamp.')
  return rows[0].stamp
}

/** In one statement, as JSON: row by row through the ORM these hundreds of municipalities cost more than all the rest of a form. */
const readReference = async (database: Statements): Promise<Reference> => {
  const rows = await database.$queryRaw<{ entries: (Reference['codeLists'][string][number] & { list: string })[]; municipalities: Reference['municipalities']; partnerships: Reference['partnerships']; holidays: Reference['schoolHolidays'] }[]>`
    select
      (select coalesce(json_agg(json_build_object('list', list, 'code', code, 'nl', nl) order by list, position), '[]') from code_list_entry) as entries,
      (select coalesce(json_agg(json_build_object('nis', m.nis, 'name', m.name, 'region', case when m.region = 'BRU' then 'BRU' else 'VLG' end, 'postcodes', coalesce(p.postcodes, '[]')) order by m.name), '[]')
         from municipality m left join (select nis, json_agg(postcode) as postcodes from postcode group by nis) p on p.nis = m.nis) as municipalities,
      (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'periodStart', period_start, 'periodEnd', period_end) order by name), '[]')
         from partnership where period_start is not null and period_end is not null) as partnerships,
      (select coalesce(json_agg(json_build_object('startDay', start_day, 'endDay', end_day)), '[]') from school_holiday) as holidays`
  const { entries = [], municipalities = [], partnerships = [], holidays = [] } = rows[0] ?? {}
  const codeLists: Record<string, Reference['codeLists'][string][number][]> = {}
  for (const { list, code, nl } of entries) (codeLists[list] ??= []).push({ code, nl })
  return { codeLists, municipalities, partnerships, schoolHolidays: holidays }
}
