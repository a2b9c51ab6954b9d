import type { ReactNode } from 'react'

/** The figures under a picture; open where they carry the page. */
export function ChartTable({ title = 'Toon als tabel', open, children }: { title?: string; open?: boolean; children: ReactNode }) {
  return (
    <details className="chart__table" open={open}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}
