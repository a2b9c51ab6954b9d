'use client'

import { wrongClass } from './field'
import { FieldError } from './field-error'
import { type FieldProps, useField } from './use-field'

/** One statement to agree with. The posted value is "ja"; nothing is posted when it is not ticked. */
export function TickField(props: FieldProps) {
  const field = useField(props)
  return (
    <div className={wrongClass(field)}>
      <label className="choice" htmlFor={field.id}>
        <input
          type="checkbox"
          id={field.id}
          name={props.name}
          value="ja"
          defaultChecked={field.value === 'ja'}
          aria-describedby={field.describedBy}
          aria-invalid={field.problem ? true : undefined}
          aria-required={props.optional ? undefined : true}
        />
        <span>{props.label}</span>
        {props.hint && (
          <span className="field__hint" id={field.hintId}>
            {props.hint}
          </span>
        )}
      </label>
      <FieldError id={field.errorId} problem={field.problem} />
    </div>
  )
}
