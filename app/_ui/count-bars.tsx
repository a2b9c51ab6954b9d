export type CountBar = { label: string; count: number; href?: string | undefined; quiet?: boolean | undefined }

type CountBarsProps = { rows: readonly CountBar[]; total?: { label: string; count: number } | undefined }

/** How many per state, with a bar to the scale of the largest; `quiet` is a state that is closed. */
export function CountBars({ rows, total }: CountBarsProps) {
  const largest = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <ul className="plain">
      {rows.map(({ label, count, href, quiet }) => (
        <li className="counts__row" key={label}>
          {href ? <a href={href}>{label}</a> : <span>{label}</span>}
          <span className="counts__count numeric">{count}</span>
          <svg width="100%" height="10" aria-hidden="true">
            <rect className={quiet ? 'bar__quiet' : 'bar__ink'} width={`${(100 * count) / largest}%`} height="10" />
          </svg>
        </li>
      ))}
      {total && (
        <li className="counts__row counts__total">
          <span>{total.label}</span>
          <span className="counts__count numeric">{total.count}</span>
        </li>
      )}
    </ul>
  )
}
