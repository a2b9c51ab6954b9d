import type { ReactNode } from 'react'

/** "Here you are": the passage that belongs to what is open beside it ("Bewijs voor C06"). */
export function Marked({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="marked">
      <p className="marked__label">{label}</p>
      {children}
    </div>
  )
}
