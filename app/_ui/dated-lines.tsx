import type { ReactNode } from 'react'

/** What happens next, in order: when, and what. */
export function DatedLines({ lines }: { lines: readonly { when: string; text: ReactNode }[] }) {
  return (
    <ol className="dated">
      {lines.map(({ when, text }) => (
        <li key={when}>
          <span className="dated__when">{when} </span>
          <span>{text}</span>
        </li>
      ))}
    </ol>
  )
}
