export type StripCriterion = {
  code: string
  /** already formatted ("3,6"); null while open */
  score: string | null
  href: string
  current?: boolean | undefined
  underThreshold?: boolean | undefined
}

export function CriterionStrip({ criteria, label = 'Criteria' }: { criteria: readonly StripCriterion[]; label?: string }) {
  return (
    <nav aria-label={label}>
      <ul className="strip">
        {criteria.map(({ code, score, href, current, underThreshold }) => (
          <li key={code}>
            <a href={href} aria-current={current ? 'step' : undefined} className={underThreshold ? 'strip__below' : undefined}>
              <span className="strip__code">{code}</span>
              {score ?? <Open />}
              {underThreshold && <span className="visually-hidden"> onder drempel</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Open() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="visually-hidden"> nog geen score</span>
    </>
  )
}
