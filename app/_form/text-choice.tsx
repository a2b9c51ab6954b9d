'use client'

import { FieldError } from './field-error'
import { useField } from './use-field'

type TextChoiceProps = { name: string; legend: string; options: readonly { value: string; label: string; text: string }[] }

/** Two or more texts for one field, side by side; one is chosen. */
export function TextChoice({ name, legend, options }: TextChoiceProps) {
  const field = useField({ name })
  return (
    <fieldset className="field text-choice" aria-describedby={field.describedBy}>
      <legend className="field__label">{legend}</legend>
      <FieldError id={field.errorId} problem={field.problem} />
      <div className="text-choice__texts">
        {options.map(({ value, label, text }, index) => (
          <label className="text-choice__text" key={value}>
            <span className="choice">
              <input type="radio" id={index === 0 ? field.id : `${field.id}-${index}`} name={name} value={value} defaultChecked={field.all.includes(value)} />
              <span>{label}</span>
            </span>
            {text === '' ? <span className="muted">Leeg</span> : <span className="prose">{text}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
