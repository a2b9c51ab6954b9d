'use client'

import { Button } from '@/app/_ui/button'
import type { FieldConflict } from '@/lib/reviews/merge-review'

/** What two windows of one reviewer say otherwise, side by side: nothing is overwritten before one chose. */
export function DeskConflicts({ conflicts, settle }: { conflicts: readonly FieldConflict[]; settle: (conflict: FieldConflict, takeOver: boolean) => void }) {
  if (conflicts.length === 0) return null
  return (
    <section className="errors" role="alert" aria-label="In een ander venster vulde u iets anders in">
      <h2>In een ander venster vulde u iets anders in</h2>
      {conflicts.map((conflict) => (
        <div className="note" key={conflict.field}>
          <p><strong>{labelOf(conflict.field)}</strong></p>
          <p className="prose"><strong>Hier:</strong> {conflict.mine || 'leeg'}</p>
          <p className="prose"><strong>In het andere venster, en zo bewaard:</strong> {conflict.theirs || 'leeg'}</p>
          <Button type="button" kind="secondary" small onClick={() => settle(conflict, false)}>Houd wat hier staat<span className="visually-hidden"> bij {labelOf(conflict.field)}</span></Button>{' '}
          <Button type="button" kind="secondary" small onClick={() => settle(conflict, true)}>Neem het andere over<span className="visually-hidden"> bij {labelOf(conflict.field)}</span></Button>
        </div>
      ))}
    </section>
  )
}

/** `motivations.C03` → "C03: motivering" */
const labelOf = (field: string): string => {
  const [group = '', first = '', second] = field.split('.')
  if (group === 'contests') return `Activiteit ${first.slice(1)}: betwisting van ${second ?? ''}`
  return `${first}: ${groups[group] ?? group}${second ? ` bij activiteit ${second.slice(1)}` : ''}`
}

const groups: Readonly<Record<string, string>> = { all: 'score', abstain: 'onthouding', scores: 'score', remarks: 'opmerking', motivations: 'motivering', comments: 'opmerking voor het kantoor' }
