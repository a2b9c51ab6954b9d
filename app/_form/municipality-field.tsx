'use client'

import { fieldId } from './form-state'
import type { Option } from './select-field'
import { TextField } from './text-field'
import type { FieldProps } from './use-field'

/** Type a few letters, choose from the browser's own list. What is posted is the typed name; the server finds its code. */
export function MunicipalityField({ options, ...props }: FieldProps & { options: readonly Option[] }) {
  const list = `${fieldId(props.name)}-lijst`
  return (
    <>
      <TextField width="medium" {...props} list={list} autoComplete="off" />
      <datalist id={list}>
        {options.map(({ value, label }) => (
          <option key={value} value={label}>
            {label}
          </option>
        ))}
      </datalist>
    </>
  )
}
