'use client'

import { useEffect, useRef, type ReactNode } from 'react'

/** What an act did, at the top of the page to which it leads: it takes focus, so that one hears it, and on a telephone sees it. */
export function DoneLine({ children }: { children: ReactNode }) {
  const line = useRef<HTMLParagraphElement>(null)
  useEffect(() => line.current?.focus(), [])
  return <p role="status" tabIndex={-1} ref={line}>{children}</p>
}
