import { z } from 'zod'
import type { Problem } from '@/lib/refusal'
import { labelOfField } from './field-label'
import { rowsNames, type Draft, type RowsName } from './form'
import { pathOfField, stepOf, type StepCode } from './steps'

/** A field that was copied and not looked at yet. `value` is what was put there: the mark lives as long as the draft still says so. */
export const copiedField = z.object({
  rows: z.enum(rowsNames).optional(),
  /** The stable id of the row. */
  row: z.string().optional(),
  field: z.string(),
  value: z.union([z.string(), z.array(z.string())]),
  /** "STEM-2025-ACV-001" or "de gegevens van uw organisatie". */
  from: z.string(),
})
export type CopiedField = z.infer<typeof copiedField>
export const copiedFields = z.array(copiedField)

/** The page a mark stands on: a step, or one activity. */
export const isOnPage = (mark: CopiedField, step: StepCode, rowId: string | undefined): boolean =>
  rowId === undefined ? mark.rows !== 'activities' && stepOf(mark.rows ?? mark.field) === step : mark.rows === 'activities' && mark.row === rowId

/** Where the open marks of a request stand now, by the name of the input. A row that was taken away took its marks along. */
export const markedNames = (draft: Draft, marks: readonly CopiedField[]): Map<string, CopiedField> =>
  new Map(marks.flatMap((mark) => {
    const name = nameOf(draft, mark)
    return name === null ? [] : [[name, mark]]
  }))

/**
 * What nobody looked at yet, in one line per page. Last year's state aid filed unseen would be a false statement, so it stops a filing; the rest is
 * only named.
 */
export const unconfirmed = (draft: Draft, marks: readonly CopiedField[]): { problems: Problem[]; warnings: Problem[] } => {
  const pages = Map.groupBy(markedNames(draft, marks), ([name, { rows, from }]) => `${isStateAid(rows) ? rows : pathOfField(name)} ${from}`)
  const said = [...pages.values()].map((page) => ({
    binding: page.some(([, { rows }]) => isStateAid(rows)),
    problem: { field: page[0]?.[0] ?? '', message: `Overgenomen uit ${page[0]?.[1].from ?? ''} en nog niet nagekeken: ${[...new Set(page.map(([name]) => whatOf(name)))].join(', ')}.` },
  }))
  return { problems: said.filter(({ binding }) => binding).map(({ problem }) => problem), warnings: said.filter(({ binding }) => !binding).map(({ problem }) => problem) }
}

const isStateAid = (rows: RowsName | undefined): boolean => rows === 'otherGrants' || rows === 'deMinimis'

/** A field by its label, a row as a whole. */
const whatOf = (name: string): string => {
  const label = labelOfField(name)
  return name.includes('.') ? label.slice(0, label.indexOf(':')) : label
}

const nameOf = (draft: Draft, { rows, row, field }: CopiedField): string | null => {
  if (rows === undefined) return field
  const index = (draft[rows] ?? []).findIndex(({ id }) => id === row)
  return index === -1 ? null : `${rows}.${index}.${field}`
}
