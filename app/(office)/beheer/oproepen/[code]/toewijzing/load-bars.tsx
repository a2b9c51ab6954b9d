import type { AssignmentView } from '@/lib/reviews/assignment-view'

/** Of each reviewer: what they have and would get, against what they take at most. */
export function LoadBars({ reviewers }: Pick<AssignmentView, 'reviewers'>) {
  const widest = Math.max(1, ...reviewers.map(({ held, added, max }) => Math.max(max, held + added)))
  const share = (count: number): string => `${(100 * count) / widest}%`
  return (
    <ul className="plain">
      {reviewers.map(({ id, name, held, added, max, elsewhere, stated }) => (
        <li className="counts__row" key={id}>
          <span>
            {name} <span className="muted small">{held + added} van hoogstens {max}{added > 0 && `, waarvan ${added} nieuw`}{elsewhere > 0 && `, en ${elsewhere} al verder in deze oproep`}{!stated && ', gaf niets op'}</span>
          </span>
          <span />
          <svg width="100%" height="10" aria-hidden="true">
            <rect className="bar__quiet" width={share(max)} height="10" />
            <rect className="bar__ink" width={share(held + added)} height="10" />
          </svg>
        </li>
      ))}
    </ul>
  )
}
