'use client'

import { controlProps, FieldShell } from './field'
import { type FieldProps, useField } from './use-field'

export type Option = { value: string; label: string }

type SelectFieldProps = FieldProps & { options: readonly Option[]; placeholder?: string | undefined }

export function SelectField({ options, placeholder, ...props }: SelectFieldProps) {
  const field = useField(props)
  const { readOnly, ...control } = controlProps(field, props)
  return (
    <FieldShell {...props} field={field}>
      <select key={field.round} {...control} disabled={readOnly} defaultValue={field.value}>
        {placeholder !== undefined && <option value="">{placeholder}</option>}
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </FieldShell>
  )
}
