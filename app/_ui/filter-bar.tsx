import type { ReactNode } from 'react'
import { Button } from './button'

type FilterBarProps = {
  children: ReactNode
  action?: string | undefined
  label?: string | undefined
  submitLabel?: string | undefined
  resetHref?: string | undefined
}

/** A plain GET form, so that a filtered list has an address that can be kept and sent. */
export function FilterBar({ children, action, label = 'Filter', submitLabel = 'Filter', resetHref }: FilterBarProps) {
  return (
    <search aria-label={label}>
      <form className="filters" action={action} method="get">
        {children}
        <div className="filters__act">
          <Button kind="secondary">{submitLabel}</Button>
          {resetHref && <a href={resetHref}>Toon alles</a>}
        </div>
      </form>
    </search>
  )
}
