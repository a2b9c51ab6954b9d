'use client'

import { useEffect } from 'react'

const RELATIONS: Readonly<Record<string, string>> = { n: 'next', p: 'prev' }

/** N and P go to the next and the previous item, but not while somebody types. */
export function AgendaKeys() {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      const relation = RELATIONS[event.key]
      if (!relation || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return
      document.querySelector<HTMLAnchorElement>(`nav a[rel="${relation}"]`)?.click()
    }
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  return <p className="fine muted">Toets N: volgend punt. Toets P: vorig punt.</p>
}
