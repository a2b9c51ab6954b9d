import { CsvError, parse } from 'csv-parse/sync'
import { z } from 'zod'
import { unclosedQuoteLine } from './unclosed-quote'

/** `line` counts from one, as the writer of the text does: where the row begins. */
export type PastedLine = { line: number; cells: string[] }

/** Far more than the longest list of a form. */
const MOST_LINES = 1_000

/**
 * What somebody copied in Excel or LibreOffice, or a CSV file in a text box: cells between tabs, semicolons or commas, quoted where they hold one or
 * run over several lines. Empty lines are skipped and counted.
 * Browsers send line breaks as two characters, which the parser counts as two lines inside quotes; hence one kind of break.
 */
export const readPastedTable = (pasted: string): { ok: true; lines: PastedLine[] } | { ok: false; problem: string } => {
  const text = pasted.replaceAll(/\r\n?/g, '\n')
  try {
    const records = parsed.parse(parse(text, {
      delimiter: separatorOf(text), bom: true, info: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, skip_records_with_empty_values: true, trim: true,
      to: MOST_LINES + 1,
    }))
    if (records.length > MOST_LINES) return { ok: false, problem: `Plak ten hoogste ${MOST_LINES.toLocaleString('nl-BE')} regels in één keer.` }
    return { ok: true, lines: records.map(({ record, info }) => ({ line: info.lines - heightOf(record), cells: record })) }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    return { ok: false, problem: `Er staat een aanhalingsteken dat niet gesloten is. Kijk na vanaf regel ${unclosedQuoteLine(text, separatorOf(text)) ?? 1}.` }
  }
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

/** Spreadsheets copy with tabs; a Belgian CSV has semicolons, because the comma is in its decimals. */
const separatorOf = (text: string): string => {
  const [first = ''] = text.trim().split('\n')
  return first.includes('\t') ? '\t' : first.includes(';') ? ';' : ','
}

/** Line breaks inside the cells of one row. */
const heightOf = (record: readonly string[]): number => record.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0)
