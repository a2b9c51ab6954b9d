'use client'

import { controlProps, FieldShell } from './field'
import { type FieldProps, useField } from './use-field'

type FileFieldProps = Omit<FieldProps, 'defaultValue'> & { accept?: string | undefined; multiple?: boolean | undefined }

export function FileField({ accept, multiple, ...props }: FileFieldProps) {
  const field = useField(props)
  return (
    <FieldShell {...props} field={field}>
      <input {...controlProps(field, props)} type="file" accept={accept} multiple={multiple} />
    </FieldShell>
  )
}
