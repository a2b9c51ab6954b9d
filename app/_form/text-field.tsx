'use client'

import type { HTMLAttributes } from 'react'
import { controlProps, FieldShell } from './field'
import { type FieldProps, useField } from './use-field'

export type TextFieldProps = FieldProps & {
  kind?: 'text' | 'email' | 'tel' | 'url' | 'search' | undefined
  inputMode?: HTMLAttributes<HTMLInputElement>['inputMode']
  maxLength?: number | undefined
  /** a unit after the field: "euro", "kinderen" */
  suffix?: string | undefined
  list?: string | undefined
}

export function TextField({ kind = 'text', inputMode, maxLength, suffix, list, ...props }: TextFieldProps) {
  const field = useField(props)
  const input = (
    <input
      {...controlProps(field, props)}
      type={kind}
      inputMode={inputMode}
      maxLength={maxLength}
      list={list}
      defaultValue={field.value}
    />
  )
  return (
    <FieldShell {...props} field={field}>
      {suffix ? (
        <div className="field__with-suffix">
          {input}
          <span>{suffix}</span>
        </div>
      ) : (
        input
      )}
    </FieldShell>
  )
}
