'use client'

import { use } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { SelectField } from '@/app/_form/select-field'
import { activityKey } from '@/lib/reviews/review-answers'
import { halfPoints } from './half-points'

/** Where the panel gives an activity a score of its own. Open once something is filled in or asked here. */
export function OwnScores({ code, activities }: { code: string; activities: readonly { rowId: string; title: string }[] }) {
  const { values, problems } = use(FormContext)
  const here = `scores.${code}.`
  const open = problems.some(({ field }) => field.startsWith(here)) || Object.entries(values).some(([name, value]) => name.startsWith(here) && value !== '')
  return (
    <details open={open}>
      <summary>Geef een activiteit een andere score<span className="visually-hidden"> bij {code}</span></summary>
      {activities.map(({ rowId, title }, index) => (
        <div className="deviations__row" key={rowId}>
          <SelectField name={`${here}${activityKey(index)}`} label={`${code}: score voor ${title}`} placeholder="zelfde score" options={halfPoints} optional />
        </div>
      ))}
    </details>
  )
}
