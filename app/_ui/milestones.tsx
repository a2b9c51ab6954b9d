export type Milestone = { title: string; note?: string | undefined; state: 'done' | 'current' | 'coming' }

const words = { done: 'klaar', current: 'nu', coming: 'nog te komen' }

/** Where a call stands: filled done, yellow current, hollow to come; under each its date or what still hangs. */
export function Milestones({ milestones }: { milestones: readonly Milestone[] }) {
  return (
    <ol className="milestones">
      {milestones.map(({ title, note, state }) => (
        <li className={`milestones__${state}`} key={title} aria-current={state === 'current' ? 'step' : undefined}>
          <span className="milestones__title">
            {title}
            <span className="visually-hidden"> ({words[state]})</span>
          </span>
          {note && <span className="milestones__note">{note}</span>}
        </li>
      ))}
    </ol>
  )
}
