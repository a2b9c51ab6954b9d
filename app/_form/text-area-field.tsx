'use client'

import { useState } from 'react'
import { controlProps, FieldShell } from './field'
import { type FieldProps, useField } from './use-field'

type TextAreaFieldProps = FieldProps & { rows?: number; minimum?: number | undefined; maximum?: number | undefined }

/** Counts while one types. Too long is said, not cut off: a pasted text must never lose its end unseen. */
export function TextAreaField({ rows = 5, minimum, maximum, ...props }: TextAreaFieldProps) {
  const field = useField(props)
  const [typed, setTyped] = useState<{ text: string; round: string }>()
  // An answer draws the field anew: what it counted before no longer stands in it.
  const length = (typed?.round === field.round ? typed.text : field.value).trim().length
  const counter = minimum !== undefined || maximum !== undefined
  return (
    <FieldShell
      {...props}
      field={field}
      below={counter && <Counter length={length} minimum={minimum} maximum={maximum} />}
    >
      <textarea
        {...controlProps(field, props)}
        rows={rows}
        defaultValue={field.value}
        onChange={counter ? (event) => setTyped({ text: event.target.value, round: field.round }) : undefined}
      />
    </FieldShell>
  )
}

function Counter({ length, minimum = 0, maximum = Infinity }: { length: number; minimum?: number | undefined; maximum?: number | undefined }) {
  const fits = length >= minimum && length <= maximum
  return (
    <span className="field__below numeric">
      <span className={fits && length > 0 ? 'field__enough' : undefined}>{length} tekens</span>
      {minimum > 0 && `, minstens ${minimum}`}
      {maximum < Infinity && (length > maximum ? `, ${length - maximum} te veel` : `, ten hoogste ${maximum}`)}
    </span>
  )
}
