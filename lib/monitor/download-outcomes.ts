import type { Actor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { csvText } from '@/lib/filings/csv'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { OutcomeFilter } from './outcome-filter'
import type { OutcomeTable, OutcomeTableCode } from './outcome-tables'
import { readCosts, readEveryGrant, readHomeRows, readPerCall, readPerPartnership, readPortfolio, readSpread, readTargetRows, type Portfolio } from './portfolio'
import { costPerCallTable, costTable, spreadTable } from './cost-tables'
import { FIGURE_COLUMNS, figureCells } from './outcome-figures'
import { grantTable, homeTable, keyTable, municipalityTable, perTable, provinceTable, quarterTable, targetTable } from './portfolio-tables'

/** One table as CSV, a number a line (outcome-figures.ts), and of the list of grants a grant a line, on all its pages. Taking it along is written down. */
export const downloadOutcomes = async (tx: Tx, actor: Actor, code: OutcomeTableCode, filter: OutcomeFilter): Promise<string> => {
  const portfolio = await readPortfolio(tx, actor, filter)
  const { lineHead, rows } = await tables[code](tx, portfolio)
  await recordEvent(tx, actor, { verb: 'outcome.download', subjectType: 'outcome', subjectId: code, payload: { filter, rows: rows.length, exact: portfolio.scope.exact } })
  return lineHead ? csvText(lineHead, rows.map(({ line = [] }) => line)) : csvText(FIGURE_COLUMNS, rows.flatMap(({ key, name, figures }) => figures.map((one) => figureCells(key, name, one))))
}

const tables: Record<OutcomeTableCode, (tx: Tx, portfolio: Portfolio) => Promise<OutcomeTable>> = {
  kerncijfers: async (_tx, portfolio) => keyTable(portfolio),
  doelen: async (tx, portfolio) => targetTable(await readTargetRows(tx, portfolio, await nowOf(tx))),
  gemeenten: async (_tx, portfolio) => municipalityTable(portfolio),
  woongemeenten: async (tx, portfolio) => homeTable(portfolio, await readHomeRows(tx, portfolio)),
  provincies: async (_tx, portfolio) => provinceTable(portfolio),
  kwartalen: async (tx, portfolio) => quarterTable(portfolio, localDay(await nowOf(tx))),
  verdeling: async (tx, portfolio) => spreadTable(await readSpread(tx, portfolio)),
  kosten: async (tx, portfolio) => costTable(await readSpread(tx, portfolio), portfolio),
  spreiding: async (tx, portfolio) => costPerCallTable(await readCosts(tx, portfolio)),
  oproepen: async (tx, portfolio) => perTable('oproepen', await readPerCall(tx, portfolio), portfolio),
  partnerschappen: async (tx, portfolio) => perTable('partnerschappen', await readPerPartnership(tx, portfolio), portfolio),
  dossiers: async (tx, portfolio) => {
    if (!portfolio.scope.exact) throw new Refusal('not-found', 'Deze tabel bestaat niet.')
    const { rows, total } = await readEveryGrant(tx, portfolio)
    return grantTable(rows, total)
  },
}

const nowOf = async (tx: Tx): Promise<Date> => {
  const [clock] = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  return clock?.now ?? new Date(0)
}
