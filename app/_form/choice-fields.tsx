'use client'

import { ChoiceShell } from './field'
import type { Option } from './select-field'
import { type Field, type FieldProps, useField } from './use-field'

export type Choice = Option & { hint?: string | undefined }

type ChoicesProps = FieldProps & { options: readonly Choice[]; inline?: boolean | undefined }

export function RadiosField({ options, inline, ...props }: ChoicesProps) {
  const field = useField(props)
  return (
    <ChoiceShell {...props} field={field}>
      <Choices kind="radio" field={field} name={props.name} options={options} inline={inline} />
    </ChoiceShell>
  )
}

/** Several answers at once; the value of the form is a list. */
export function CheckboxesField({ options, inline, ...props }: ChoicesProps) {
  const field = useField(props)
  return (
    <ChoiceShell {...props} field={field}>
      <Choices kind="checkbox" field={field} name={props.name} options={options} inline={inline} />
    </ChoiceShell>
  )
}

type ChoiceListProps = Pick<ChoicesProps, 'name' | 'options' | 'inline'> & { kind: 'radio' | 'checkbox'; field: Field }

function Choices({ kind, field, name, options, inline }: ChoiceListProps) {
  return (
    <div className={inline ? 'choices choices--inline' : 'choices'}>
      {options.map(({ value, label, hint }, index) => {
        // The first one carries the id of the field, so that an error can link to it.
        const id = index === 0 ? field.id : `${field.id}-${index}`
        return (
          <label className="choice" key={value} htmlFor={id}>
            <input
              type={kind}
              id={id}
              name={name}
              value={value}
              defaultChecked={field.all.includes(value)}
              aria-invalid={kind === 'checkbox' && field.problem ? true : undefined}
              aria-describedby={hint ? `${id}-uitleg` : undefined}
            />
            <span>{label}</span>
            {hint && (
              <span className="field__hint" id={`${id}-uitleg`}>
                {hint}
              </span>
            )}
          </label>
        )
      })}
    </div>
  )
}
