'use client'

import type { ReactNode } from 'react'
import { FieldError } from './field-error'
import type { Field, FieldProps } from './use-field'

type FieldShellProps = Pick<FieldProps, 'label' | 'hint' | 'optional'> & {
  field: Field
  children: ReactNode
  below?: ReactNode
}

/** Label above, hint under the label, the control, then what is wrong with it. */
export function FieldShell({ field, label, hint, optional, children, below }: FieldShellProps) {
  return (
    <div className={wrongClass(field)}>
      <label className="field__label" htmlFor={field.id}>
        <Label label={label} optional={field.inForm && optional} />
      </label>
      <Hint id={field.hintId} hint={hint} />
      {children}
      {below}
      <FieldError id={field.errorId} problem={field.problem} />
    </div>
  )
}

/** The same for a set of radios or ticks, which have a legend instead of a label. */
export function ChoiceShell({ field, label, hint, optional, children }: FieldShellProps) {
  return (
    <fieldset className={wrongClass(field)} aria-describedby={field.describedBy}>
      <legend className="field__label">
        <Label label={label} optional={field.inForm && optional} />
      </legend>
      <Hint id={field.hintId} hint={hint} />
      {children}
      <FieldError id={field.errorId} problem={field.problem} />
    </fieldset>
  )
}

function Label({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  return (
    <>
      {label}
      {optional && <span className="field__optional"> (niet verplicht)</span>}
    </>
  )
}

function Hint({ id, hint }: { id: string | undefined; hint: string | undefined }) {
  return hint ? (
    <span className="field__hint" id={id}>
      {hint}
    </span>
  ) : null
}

export const wrongClass = (field: Field) => (field.problem ? 'field field--wrong' : 'field')

/** What every single control of a field carries. */
export const controlProps = (field: Field, { name, width = 'full', optional, readOnly, autoComplete }: Omit<FieldProps, 'label'>) => ({
  id: field.id,
  name,
  className: width === 'full' ? 'field__input' : `field__input field__input--${width}`,
  autoComplete,
  readOnly,
  'aria-describedby': field.describedBy,
  'aria-invalid': field.problem ? true : undefined,
  'aria-required': optional || readOnly || !field.inForm ? undefined : true,
})
