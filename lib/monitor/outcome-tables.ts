import type { Figure } from './outcome-figures'

/** One picture's table: `cells` are what the page says; `figures` are the same numbers as they are taken along in CSV, a line each. */
export type OutcomeTable = {
  code: OutcomeTableCode
  title: string
  /** What the picture shows, in one sentence. */
  finding: string
  columns: readonly { head: string; unit?: string; numeric?: boolean }[]
  /** Of a list: the columns of its CSV, a line for each row (`line`). */
  lineHead?: readonly string[]
  rows: readonly { key: string; name: string; href?: string | undefined; cells: readonly string[]; figures: readonly Figure[]; line?: readonly string[] }[]
}

export const outcomeTableCodes = ['kerncijfers', 'doelen', 'gemeenten', 'woongemeenten', 'provincies', 'kwartalen', 'verdeling', 'kosten', 'spreiding', 'oproepen', 'partnerschappen', 'dossiers'] as const
export type OutcomeTableCode = (typeof outcomeTableCodes)[number]
