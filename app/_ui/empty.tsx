import type { ReactNode } from 'react'

/** An empty list says what to do, in one paragraph: "Nog geen sessies. Voeg een rij toe." */
export function Empty({ children }: { children: ReactNode }) {
  return <p className="empty">{children}</p>
}
