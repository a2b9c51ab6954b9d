'use client'

import { useId, useState, type ReactNode } from 'react'

/** A field that was copied: says from where, until it is edited. The server takes the mark away by the same rule. */
export function CopiedMark({ from, children }: { from: string; children: ReactNode }) {
  const [edited, setEdited] = useState(false)
  const id = useId()
  return (
    <div className={edited ? undefined : 'copied'} role={edited ? undefined : 'group'} aria-labelledby={edited ? undefined : id} onInput={() => setEdited(true)}>
      {!edited && <p className="copied__from" id={id}>Overgenomen uit {from}: kijk na</p>}
      {children}
    </div>
  )
}
