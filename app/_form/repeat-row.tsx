'use client'

import { use, useState, type HTMLAttributes } from 'react'
import { Button } from '@/app/_ui/button'
import { classNames } from '@/app/_ui/class-names'
import { Warning } from '@/app/_ui/warning'
import { FieldError } from './field-error'
import { FormContext } from './form-context'
import { fieldId } from './form-state'
import { ROW_BUTTON } from './row-command'
import type { Option } from './select-field'

export type RowColumn = {
  name: string
  label: string
  /** shown beside the label */
  unit?: string | undefined
  kind?: 'text' | 'date' | 'time' | 'number' | 'amount' | 'email' | 'select' | undefined
  options?: readonly Option[] | undefined
  wide?: boolean | undefined
}

type RepeatRowProps = {
  name: string
  rowLabel: string
  /** where the row stands now */
  index: number
  /** where it stood when the server drew it; its values and problems carry that number */
  origin: number
  columns: readonly RowColumn[]
  given: Record<string, string>
  /** the row carries its id, so that it stays itself wherever a colleague moves it */
  identified: boolean
  /** of a row added in the browser */
  newId: string | undefined
  warning: string | undefined
  computed: { head: string; value: string } | undefined
  remove: () => void
}

const inputModes: Record<string, HTMLAttributes<HTMLInputElement>['inputMode']> = {
  date: 'numeric',
  time: 'decimal',
  number: 'decimal',
  amount: 'decimal',
  email: 'email',
}

export function RepeatRow(props: RepeatRowProps) {
  const { name, rowLabel, index, origin, columns, given, identified, newId, warning, computed, remove } = props
  const { values, problems } = use(FormContext)
  const label = `${rowLabel} ${index + 1}`
  // For as long as the row stands on the page, also when the server draws other rows around it.
  const [id] = useState(asText(values[`${name}.${origin}.id`]) || given['id'] || newId || '')
  const wrong = columns.flatMap((column) => {
    const problem = problems.find(({ field }) => field === `${name}.${origin}.${column.name}`)
    return problem ? [{ column, message: problem.message }] : []
  })
  return (
    <fieldset className={classNames('rows__row', wrong.length > 0 && 'rows__row--wrong')} aria-label={label}>
      {identified && <input type="hidden" name={`${name}.${index}.id`} value={id} />}
      <div className="rows__fields">
        <span className="rows__name" aria-hidden="true">
          <span className="rows__word">{rowLabel} </span>
          {index + 1}
        </span>
        {columns.map((column) => {
          const field = `${name}.${index}.${column.name}`
          const problem = wrong.find((found) => found.column === column)
          const control = {
            id: fieldId(field),
            name: field,
            className: 'field__input',
            'aria-label': `${column.label}, ${label.toLowerCase()}`,
            'aria-invalid': problem ? true : undefined,
            'aria-describedby': problem ? `${fieldId(field)}-fout` : undefined,
            defaultValue: asText(values[`${name}.${origin}.${column.name}`]) ?? given[column.name] ?? '',
          }
          return (
            <div key={column.name} className={cellLook(column)}>
              <span className="rows__label" aria-hidden="true">
                <ColumnLabel column={column} />
              </span>
              {column.kind === 'select' ? (
                <select {...control}>
                  <option value="">Kies</option>
                  {column.options?.map((option) => (
                    <option key={option.value} value={option.value}>
                      {option.label}
                    </option>
                  ))}
                </select>
              ) : (
                <input {...control} inputMode={inputModes[column.kind ?? 'text']} />
              )}
            </div>
          )
        })}
        {computed && (
          <span className="rows__computed numeric">
            <span className="rows__label">{computed.head}</span>
            {computed.value}
          </span>
        )}
        <span className="rows__remove">
          <Button
            kind="danger"
            small
            name={ROW_BUTTON}
            value={`remove:${name}:${index}`}
            onClick={(event) => {
              event.preventDefault()
              remove()
              tellForm(event.currentTarget.form)
            }}
          >
            Verwijder<span className="visually-hidden"> {label.toLowerCase()}</span>
          </Button>
        </span>
      </div>
      {wrong.map(({ column, message }) => (
        <FieldError key={column.name} id={`${fieldId(`${name}.${index}.${column.name}`)}-fout`} problem={message} />
      ))}
      {warning && <Warning>{warning}</Warning>}
    </fieldset>
  )
}

export function ColumnLabel({ column: { label, unit } }: { column: RowColumn }) {
  return unit === undefined ? label : `${label} (${unit})`
}

/** How much room a column takes, in the head as in the rows. */
export const cellLook = ({ kind = 'text', wide }: RowColumn): string => classNames('rows__cell', wide ? 'rows__cell--wide' : `rows__cell--${kind}`)

/** A row more or less is an edit too: what saves the form listens for input. */
export const tellForm = (form: HTMLFormElement | null) => form?.dispatchEvent(new Event('input', { bubbles: true }))

const asText = (value: string | string[] | undefined) => (typeof value === 'string' ? value : value?.[0])
