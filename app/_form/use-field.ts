'use client'

import { use } from 'react'
import { fieldId } from './form-state'
import { FormContext } from './form-context'

export type FieldProps = {
  name: string
  label: string
  hint?: string | undefined
  /** everything else is required */
  optional?: boolean | undefined
  defaultValue?: string | undefined
  width?: 'short' | 'medium' | 'full' | undefined
  autoComplete?: string | undefined
  readOnly?: boolean | undefined
}

/** The value and the problem of one field, found by its name in the form around it. */
export function useField({ name, hint, defaultValue }: Pick<FieldProps, 'name' | 'hint' | 'defaultValue'>) {
  const { values, problems, state } = use(FormContext)
  const id = fieldId(name)
  const problem = problems.find(({ field }) => field === name)?.message
  const hintId = hint ? `${id}-hint` : undefined
  const errorId = problem ? `${id}-fout` : undefined
  const value = values[name] ?? defaultValue ?? ''
  return {
    id,
    inForm: state !== null,
    hintId,
    errorId,
    problem,
    describedBy: [hintId, errorId].filter(Boolean).join(' ') || undefined,
    value: typeof value === 'string' ? value : (value[0] ?? ''),
    all: typeof value === 'string' ? [value] : value,
    round: state?.at ?? state?.status ?? '',
  }
}

export type Field = ReturnType<typeof useField>
