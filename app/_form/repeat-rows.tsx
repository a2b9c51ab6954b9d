'use client'

import { use, useState } from 'react'
import { Button } from '@/app/_ui/button'
import { Icon } from '@/app/_ui/icon'
import { FieldError } from './field-error'
import { FormContext } from './form-context'
import { fieldId, type FormState } from './form-state'
import { cellLook, ColumnLabel, RepeatRow, tellForm, type RowColumn } from './repeat-row'
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

/** `drawn`: how many rows the server drew, when this was the last answer; those added since have their ids here. */
type Shown = { state: FormState | null; rows: number[]; drawn: number; newIds: readonly string[] }

/** Rows of the same fields. The buttons work in place; without JavaScript they post the form and the server changes the rows. */
export function RepeatRows(props: RepeatRowsProps) {
  const { name, rowLabel, columns, rows, warnings = {}, computed, minimum = 0, maximum = Infinity, identified = false } = props
  const { values, problems, state } = use(FormContext)
  const answered = state !== null && state.status !== 'idle'
  const drawn = Math.max(minimum, answered ? rowCount(values, name) : rows.length)
  const [shown, setShown] = useState<Shown>({ state, rows: numbered(drawn), drawn, newIds: [] })
  // A new answer of the server draws the rows anew; until then a row keeps its key, and with it what was typed in it.
  if (shown.state !== state) setShown({ state, rows: numbered(drawn), drawn, newIds: [] })

  const { newIds } = shown
  // A row added here gets its name here, once: however often it is saved, it is one row. The number of a row that was removed is not given again.
  const add = () => setShown({ ...shown, rows: [...shown.rows, shown.drawn + newIds.length], newIds: [...newIds, crypto.randomUUID()] })
  const remove = (row: number) => setShown({ ...shown, rows: shown.rows.filter((other) => other !== row) })

  return (
    <div className="rows" id={fieldId(name)} tabIndex={-1}>
      <div className="rows__head" aria-hidden="true">
        <span className="rows__name" />
        {columns.map((column) => (
          <span key={column.name} className={cellLook(column)}>
            <ColumnLabel column={column} />
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
          newId={newIds[origin - shown.drawn]}
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
