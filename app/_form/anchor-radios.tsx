'use client'

import { classNames } from '@/app/_ui/class-names'
import { wrongClass } from './field'
import { FieldError } from './field-error'
import { useField } from './use-field'

export type Anchor = {
  score: string
  /** "Voldoende" */
  word: string
  text: string
  /** how often this reviewer gave it before */
  earlier?: number | undefined
}

type AnchorRadiosProps = {
  name: string
  legend: string
  anchors: readonly Anchor[]
  defaultValue?: string | undefined
}

/** Six scores, each with its word and what it means; the number is the radio. */
export function AnchorRadios({ name, legend, anchors, defaultValue }: AnchorRadiosProps) {
  const field = useField({ name, defaultValue })
  const most = Math.max(1, ...anchors.map(({ earlier }) => earlier ?? 0))
  return (
    <fieldset className={classNames('anchors', wrongClass(field))} aria-describedby={field.errorId}>
      <legend className="visually-hidden">{legend}</legend>
      <div className="anchors__head" aria-hidden="true">
        <span>Score</span>
        {anchors.some(({ earlier }) => earlier !== undefined) && <span>eerder door u</span>}
      </div>
      {anchors.map(({ score, word, text, earlier = 0 }, index) => (
        <label className="anchors__row" key={score}>
          <input
            type="radio"
            id={index === 0 ? field.id : undefined}
            name={name}
            value={score}
            defaultChecked={field.value === score}
          />
          <span className="anchors__score">{score}</span>
          <span className="anchors__text">
            <strong>{word}.</strong> {text}
          </span>
          {earlier > 0 && (
            <span className="anchors__earlier">
              <svg width="40" height="10" aria-hidden="true">
                <rect className="bar__quiet" width={(40 * earlier) / most} height="10" />
              </svg>
              {earlier} <span className="visually-hidden">keer eerder door u</span>
            </span>
          )}
        </label>
      ))}
      <FieldError id={field.errorId} problem={field.problem} />
    </fieldset>
  )
}
