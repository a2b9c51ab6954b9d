'use client'

import { TextField, type TextFieldProps } from './text-field'

/** A text field on purpose: number inputs change under the scroll wheel and swallow what they cannot read. */
export function NumberField(props: TextFieldProps) {
  return <TextField inputMode="decimal" width="short" {...props} />
}
