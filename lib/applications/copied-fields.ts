import { z } from 'zod'
import type { Problem } from '@/lib/refusal'
import { labelOfField } from './field-label'
import { rowsNames, type Draft, type RowsName } from './form'
import { stepOf, type StepCode } from './steps'

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

/** Last year's state aid filed unseen would be a false statement: these must be confirmed before filing. The others are only named. */
export const unconfirmed = (draft: Draft, marks: readonly CopiedField[]): { problems: Problem[]; warnings: Problem[] } => {
  const rows = new Map<string, { mark: CopiedField; names: string[] }>()
  for (const [name, mark] of markedNames(draft, marks)) {
    const place = mark.rows === undefined ? name : `${mark.rows} ${mark.row}`
    rows.set(place, { mark, names: [...(rows.get(place)?.names ?? []), name] })
  }
  const said = [...rows.values()].map(({ mark, names }) => ({ mark, problem: { field: names[0] ?? '', message: `${labels(names, mark)}. Overgenomen uit ${mark.from}: kijk na.` } }))
  return {
    problems: said.filter(({ mark }) => isStateAid(mark.rows)).map(({ problem }) => problem),
    warnings: said.filter(({ mark }) => !isStateAid(mark.rows)).map(({ problem }) => problem),
  }
}

const isStateAid = (rows: RowsName | undefined): boolean => rows === 'otherGrants' || rows === 'deMinimis'

/** One field by its label; of a row only which row, with how many fields. */
const labels = ([first = '', ...more]: readonly string[], { rows }: CopiedField): string => {
  const label = labelOfField(first)
  if (rows === undefined) return label
  return `${label.slice(0, label.indexOf(':'))} (${more.length === 0 ? '1 antwoord' : `${more.length + 1} antwoorden`})`
}

const nameOf = (draft: Draft, { rows, row, field }: CopiedField): string | null => {
  if (rows === undefined) return field
  const index = (draft[rows] ?? []).findIndex(({ id }) => id === row)
  return index === -1 ? null : `${rows}.${index}.${field}`
}
