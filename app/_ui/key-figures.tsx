import type { ReactNode } from 'react'

type KeyFigure = { value: ReactNode; label: string; note?: string | undefined }

/** One row of large numbers, on the home page only; each note gives its goal and its source. */
export function KeyFigures({ figures }: { figures: readonly KeyFigure[] }) {
  return (
    <ul className="key-figures">
      {figures.map(({ value, label, note }) => (
        <li key={label}>
          <strong className="key-figures__value numeric">{value}</strong>
          {label}
          {note && <span className="key-figures__note">{note}</span>}
        </li>
      ))}
    </ul>
  )
}
