'use client'

import { TextField, type TextFieldProps } from './text-field'

/** An amount as it is typed in Flanders: "1.500,00". */
export function AmountField(props: TextFieldProps) {
  return <TextField inputMode="decimal" suffix="euro" width="short" {...props} />
}
