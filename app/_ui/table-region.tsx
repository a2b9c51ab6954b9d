import type { ReactNode } from 'react'

/** A wide table scrolls inside this region, never the page; it takes focus so that arrow keys reach every column. */
export function TableRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className="table-region" aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
