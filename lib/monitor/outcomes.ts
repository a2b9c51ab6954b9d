import type { Tx } from '@/lib/db'
import type { OutcomeFilter } from './outcome-filter'
import { outcomeRows, outcomeWhere, type OutcomeScope } from './outcome-scope'
import { sumsAgainSql, sumsOf, sumsSql, type OutcomeSums } from './outcome-sums'

/** What was reached of the grants in view: in all, and per municipality of today, province of the day, and quarter. */
export type Outcomes = {
  total: OutcomeSums
  /** Where at least one session of a full-fledged activity was held (I06, I07); an activity online has no place. */
  municipalities: number
  postcodes: number
  byMunicipality: Map<string, OutcomeSums>
  byProvince: Map<string, OutcomeSums>
  /** By the first day of the quarter, in order of time. */
  byQuarter: Map<string, OutcomeSums>
}

/** One pass over the rows: first the places and quarters, of which there are few, then the sums of each kind over those. */
export const readOutcomes = async (tx: Tx, scope: OutcomeScope, filter: OutcomeFilter): Promise<Outcomes> => {
  const rows = await tx.$queryRaw<Row[]>`
    with places as (
      select t.municipality_nis, t.province_nis, t.postcode, t.quarter, t.source, ${sumsSql} from ${outcomeRows(scope)} where ${outcomeWhere(scope, filter)} group by 1, 2, 3, 4, 5
    )
    select grouping(municipality_nis, province_nis, quarter) as kind, municipality_nis, province_nis, quarter::text as quarter, ${sumsAgainSql},
      count(distinct postcode) filter (where full_sessions > 0 and postcode <> '') as postcodes
    from places group by grouping sets ((municipality_nis), (province_nis), (quarter), ()) order by quarter`
  const of = (kind: number, key: (row: Row) => string | null): Map<string, OutcomeSums> => new Map(rows.filter((row) => row.kind === kind).map((row) => [key(row) ?? '', sumsOf(row)]))
  const whole = rows.find(({ kind }) => kind === NOTHING)
  const byMunicipality = of(MUNICIPALITY, (row) => row.municipality_nis)
  return {
    total: sumsOf(whole ?? {}),
    municipalities: [...byMunicipality].filter(([nis, sums]) => nis !== '' && sums.full_sessions > 0).length,
    postcodes: Number(whole?.postcodes ?? 0),
    byMunicipality,
    byProvince: of(PROVINCE, (row) => row.province_nis),
    byQuarter: of(QUARTER, (row) => row.quarter),
  }
}

type Row = { kind: number; municipality_nis: string | null; province_nis: string | null; quarter: string | null; postcodes: bigint } & Record<string, unknown>

/** grouping() sets a bit for each column that a row is not grouped by. */
const [MUNICIPALITY, PROVINCE, QUARTER, NOTHING] = [0b011, 0b101, 0b110, 0b111]
