import type { ReactNode } from 'react'

/** A block of the side column: deadline, amount, people, documents. `big` is the one line to read first. */
export function SideBlock({ title, big, children }: { title: string; big?: ReactNode; children?: ReactNode }) {
  return (
    <section className="side">
      <h2 className="side__title">{title}</h2>
      {big && <p className="side__big">{big}</p>}
      {children}
    </section>
  )
}
