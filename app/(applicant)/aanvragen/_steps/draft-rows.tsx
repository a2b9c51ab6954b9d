import { RepeatRows } from '@/app/_form/repeat-rows'
import type { RowColumn } from '@/app/_form/repeat-row'
import type { Reference } from '@/lib/applications/call-rules'
import type { Field, Fields } from '@/lib/applications/fields/field'
import { options } from '@/lib/applications/read-field'
import type { Problem } from '@/lib/refusal'

type DraftRowsProps = {
  name: string
  one: string
  fields: Fields
  rows: readonly object[]
  maximum: number
  reference: Reference
  warnings?: readonly Problem[]
  computed?: { head: string; values: readonly string[] }
}

/** Rows of the form as a table of inputs. */
export function DraftRows({ name, one, fields, rows, maximum, reference, warnings = [], computed }: DraftRowsProps) {
  const columns = Object.entries(fields).map(([column, field]): RowColumn => ({
    name: column,
    label: field.label,
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
      warnings={Object.fromEntries(warnings.flatMap(({ field, message }) => {
        const row = field.startsWith(`${name}.`) ? field.slice(name.length + 1).split('.')[0] : undefined
        return row === undefined ? [] : [[Number(row), message]]
      }))}
      computed={computed}
    />
  )
}

const kindOf = ({ type }: Field): RowColumn['kind'] =>
  type === 'euro' ? 'amount'
  : type === 'whole' || type === 'decimal' ? 'number'
  : type === 'choice' ? 'select'
  : type === 'date' || type === 'time' || type === 'email' ? type
  : 'text'
