'use client'

import { use } from 'react'
import { FormContext } from '@/app/_form/form-context'
import { SelectField } from '@/app/_form/select-field'
import { TextField } from '@/app/_form/text-field'
import { activityKey } from '@/lib/reviews/review-answers'

/** Where an activity gets a score of its own. Open once something is filled in or asked here. */
export function Deviations({ code, activities }: { code: string; activities: readonly { rowId: string; title: string }[] }) {
  const { values, problems } = use(FormContext)
  const here = (name: string) => name.startsWith(`scores.${code}.`) || name.startsWith(`remarks.${code}.`)
  const open = problems.some(({ field }) => here(field)) || Object.entries(values).some(([name, value]) => here(name) && value !== '')
  const single = activities.length === 1
  return (
    <details open={open} className="deviations">
      <summary>{single ? 'Opmerking bij de activiteit' : 'Geef een activiteit een andere score of een opmerking'}<span className="visually-hidden"> bij {code}</span></summary>
      {activities.map(({ rowId, title }, index) => (
        <div className="deviations__row" key={rowId}>
          {!single && <SelectField name={`scores.${code}.${activityKey(index)}`} label={`${code}, ${title}`} options={scores} optional />}
          <TextField name={`remarks.${code}.${activityKey(index)}`} label={`Opmerking bij ${code}, ${title}`} optional />
        </div>
      ))}
    </details>
  )
}

const scores = [{ value: '', label: 'zelfde score' }, ...['0', '1', '2', '3', '4', '5'].map((value) => ({ value, label: value }))]
