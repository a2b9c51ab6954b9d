'use client'

import { use, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Icon } from '@/app/_ui/icon'
import { FieldError } from './field-error'
import { FormContext } from './form-context'
import { fieldId } from './form-state'
import { cellLook, RepeatRow, tellForm, type RowColumn } from './repeat-row'
import { ROW_BUTTON, rowCount } from './row-command'

export type RepeatRowsProps = {
  /** inputs are named `sessions.0.date` */
  name: string
  /** "Sessie" */
  rowLabel: string
  columns: readonly RowColumn[]
  rows: readonly Record<string, string>[]
  /** asks for attention, does not block; by row */
  warnings?: Record<number, string> | undefined
  /** what the server computed of each row ("2,5 uur") */
  computed?: { head: string; values: readonly string[] } | undefined
  minimum?: number | undefined
  maximum?: number | undefined
  /** each row posts its `id` too */
  identified?: boolean | undefined
}

/** Rows of the same fields. The buttons work in place; without JavaScript they post the form and the server changes the rows. */
export function RepeatRows(props: RepeatRowsProps) {
  const { name, rowLabel, columns, rows, warnings = {}, computed, minimum = 0, maximum = Infinity, identified = false } = props
  const { values, problems, state } = use(FormContext)
  const answered = state !== null && state.status !== 'idle'
  const drawn = Math.max(minimum, answered ? rowCount(values, name) : rows.length)
  const [shown, setShown] = useState({ state, rows: numbered(drawn) })
  // A new answer of the server draws the rows anew; until then a row keeps its key, and with it what was typed in it.
  if (shown.state !== state) setShown({ state, rows: numbered(drawn) })

  const add = () => setShown({ state, rows: [...shown.rows, 1 + Math.max(-1, ...shown.rows)] })
  const remove = (row: number) => setShown({ state, rows: shown.rows.filter((other) => other !== row) })

  return (
    <div className="rows" id={fieldId(name)} tabIndex={-1}>
      <div className="rows__head" aria-hidden="true">
        <span className="rows__name" />
        {columns.map((column) => (
          <span key={column.name} className={cellLook(column)}>
            {column.label}
          </span>
        ))}
        {computed && <span className="rows__computed">{computed.head}</span>}
        <span className="rows__remove" />
      </div>
      {shown.rows.map((origin, index) => (
        <RepeatRow
          key={`${state?.at ?? ''} ${origin}`}
          name={name}
          rowLabel={rowLabel}
          index={index}
          origin={origin}
          columns={columns}
          given={answered ? {} : (rows[origin] ?? {})}
          identified={identified}
          warning={warnings[origin]}
          computed={computed && { head: computed.head, value: computed.values[origin] ?? '' }}
          remove={() => remove(origin)}
        />
      ))}
      <FieldError id={`${fieldId(name)}-fout`} problem={problems.find(({ field }) => field === name)?.message} />
      {shown.rows.length < maximum && (
        <div className="rows__add">
          <Button
            kind="secondary"
            small
            name={ROW_BUTTON}
            value={`add:${name}`}
            onClick={(event) => {
              event.preventDefault()
              add()
              tellForm(event.currentTarget.form)
            }}
          >
            <Icon shape="plus" /> Voeg rij toe
          </Button>
        </div>
      )}
    </div>
  )
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index)
