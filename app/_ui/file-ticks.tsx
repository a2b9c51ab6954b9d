export type FileTick = 'done' | 'abstained' | 'current' | 'to-do'

/** One tick per file of a reviewer's queue; the words beside it say the same ("Dossier 12 van 45"). */
export function FileTicks({ ticks }: { ticks: readonly FileTick[] }) {
  return (
    <span className="ticks" aria-hidden="true">
      {ticks.map((tick, index) => (
        <svg key={index}>
          <rect className={`ticks__${tick}`} x="1" y="1" width="6" height="18" />
          {tick === 'abstained' && <path className="bar__hatch" d="M1 11l6-6M1 18l6-6" />}
        </svg>
      ))}
    </span>
  )
}
