import type { ReactNode } from 'react'

/** A closed box means a document: a receipt, the ways of appeal. Anything else gets rules. */
export function DocumentBox({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <section className="box">
      {title && <h2>{title}</h2>}
      {children}
    </section>
  )
}
