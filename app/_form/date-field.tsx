'use client'

import { TextField, type TextFieldProps } from './text-field'

export function DateField({ hint = 'dd/mm/jjjj', ...props }: TextFieldProps) {
  return <TextField inputMode="numeric" width="short" hint={hint} {...props} />
}
