import type { ReactNode } from 'react'
import type { ListedActor } from '@/lib/actors/queries'
import { groupWords, helixWords } from '@/lib/actors/words'

type Options = readonly { value: string; label: string }[]

/** Who it is, and the two things a partner wants to know: what is offered, what is sought. */
export function ActorList({ rows, themes, extra }: { rows: readonly ListedActor[]; themes: Options; extra?: (row: ListedActor) => ReactNode }) {
  return (
    <ul className="finder__list">
      {rows.map((row) => (
        <li key={row.id} className="finder__row">
          <h3><a href={`/actoren/${row.id}`}>{row.name}</a></h3>
          <p className="finder__what muted">{helixWords[row.helixType]}, {groupWords[row.actorGroup]}, {row.municipality} ({row.themes.map((theme) => themes.find(({ value }) => value === theme)?.label ?? theme).join(', ')})</p>
          {extra?.(row)}
          {row.offers !== '' && <p><strong>Biedt aan:</strong> {row.offers}</p>}
          {row.needs !== '' && <p><strong>Zoekt:</strong> {row.needs}</p>}
        </li>
      ))}
    </ul>
  )
}
