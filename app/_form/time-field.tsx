'use client'

import { TextField, type TextFieldProps } from './text-field'

export function TimeField({ hint = 'uu.mm, bijvoorbeeld 14.30', ...props }: TextFieldProps) {
  return <TextField inputMode="decimal" width="short" hint={hint} {...props} />
}
