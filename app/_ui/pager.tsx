type PagerProps = {
  page: number
  pageCount: number
  total: number
  /** What there is one or more of: "dossier", "dossiers". */
  unit: readonly [one: string, more: string]
  hrefFor: (page: number) => string
  /** How many there are stands above the list, so one page of them needs no line below. */
  counted?: boolean
}

export function Pager({ page, pageCount, total, unit, hrefFor, counted = false }: PagerProps) {
  if (counted && (total === 0 || (pageCount === 1 && page === 1))) return null
  if (page > Math.max(1, pageCount)) return <p className="muted">Deze bladzijde bestaat niet. <a href={hrefFor(1)}>Ga naar de eerste bladzijde.</a></p>
  return (
    <nav className="pager" aria-label="Bladzijden">
      <p className="muted numeric">
        {total.toLocaleString('nl-BE')} {unit[total === 1 ? 0 : 1]}, bladzijde {page} van {Math.max(1, pageCount)}
      </p>
      {pageCount > 1 && (
        <ul className="pager__list">
          {page > 1 && (
            <li>
              <a href={hrefFor(page - 1)}>Vorige</a>
            </li>
          )}
          {shownPages(page, pageCount).map((number) => (
            <li key={number}>
              <a
                href={hrefFor(number)}
                aria-current={number === page ? 'page' : undefined}
                aria-label={`Bladzijde ${number}`}
              >
                {number}
              </a>
            </li>
          ))}
          {page < pageCount && (
            <li>
              <a href={hrefFor(page + 1)}>Volgende</a>
            </li>
          )}
        </ul>
      )}
    </nav>
  )
}

/** The first, the last and those around the current one. */
const shownPages = (page: number, pageCount: number) =>
  Array.from({ length: pageCount }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pageCount || Math.abs(number - page) <= 2,
  )
