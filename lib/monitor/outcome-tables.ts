/** One picture's table: shown on the page and taken along as CSV from the same rows, so that both say the same. */
export type OutcomeTable = {
  code: OutcomeTableCode
  title: string
  /** What the picture shows, in one sentence. */
  finding: string
  columns: readonly { head: string; unit?: string; numeric?: boolean }[]
  rows: readonly { key: string; href?: string | undefined; cells: readonly string[] }[]
}

export const outcomeTableCodes = ['kerncijfers', 'doelen', 'gemeenten', 'provincies', 'kwartalen', 'verdeling', 'kosten', 'spreiding', 'oproepen', 'partnerschappen', 'dossiers'] as const
export type OutcomeTableCode = (typeof outcomeTableCodes)[number]
