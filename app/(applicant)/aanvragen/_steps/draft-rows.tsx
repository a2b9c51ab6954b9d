import { RepeatRows } from '@/app/_form/repeat-rows'
import type { RowColumn } from '@/app/_form/repeat-row'
import type { Reference } from '@/lib/applications/call-rules'
import type { Field, Fields } from '@/lib/applications/fields/field'
import { options } from '@/lib/applications/read-field'
import type { Problem } from '@/lib/refusal'
import type { Marks } from './draft-field'

type DraftRowsProps = {
  name: string
  one: string
  fields: Fields
  rows: readonly object[]
  maximum: number
  reference: Reference
  warnings?: readonly Problem[]
  marks?: Marks | undefined
  computed?: { head: string; values: readonly string[] }
}

/** Rows of the form as a table of inputs. */
export function DraftRows({ name, one, fields, rows, maximum, reference, warnings = [], marks, computed }: DraftRowsProps) {
  const columns = Object.entries(fields).map(([column, field]): RowColumn => ({
    name: column,
    label: field.label,
    unit: field.type === 'euro' ? 'euro' : undefined,
    kind: kindOf(field),
    wide: (field.type === 'line' && (field.max ?? 0) > 100) || (field.type === 'choice' && field.list !== 'dayPart'),
    options: options(field, reference).map(({ code, nl }) => ({ value: code, label: nl })),
  }))
  return (
    <RepeatRows
      name={name}
      rowLabel={one}
      columns={columns}
      rows={rows.map(row => Object.fromEntries(Object.entries(row).filter(([, value]) => typeof value === 'string')))}
      maximum={maximum}
      identified
      warnings={Object.fromEntries([...copiedRows(name, marks), ...warnings].flatMap(({ field, message }) => {
        const row = field.startsWith(`${name}.`) ? field.slice(name.length + 1).split('.')[0] : undefined
        return row === undefined ? [] : [[Number(row), message]]
      }))}
      computed={computed}
    />
  )
}

/** A row has no room for a mark at each field: one line says it. */
const copiedRows = (name: string, marks: Marks | undefined): Problem[] =>
  [...(marks ?? [])].filter(([field]) => field.startsWith(`${name}.`)).map(([field, { from }]) => ({ field, message: `Overgenomen uit ${from}: kijk na.` }))

const kindOf = ({ type }: Field): RowColumn['kind'] =>
  type === 'euro' ? 'amount'
  : type === 'whole' || type === 'decimal' ? 'number'
  : type === 'choice' ? 'select'
  : type === 'date' || type === 'time' || type === 'email' ? type
  : 'text'
