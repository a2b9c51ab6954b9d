'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { isTyped } from '@/app/_form/typed-controls'

/**
 * Back and Forward show a page as it was when one left it, from the memory of the browser or of the router. What was saved since is not in it, and
 * who types there meets his own words as another's. So such a page is read anew, unless something stands in it that is nowhere else.
 */
export function ReadAnew() {
  const pathname = usePathname()
  const shown = useRef(pathname)
  useEffect(() => {
    shown.current = pathname
  }, [pathname])

  useEffect(() => {
    const fromBrowser = (event: PageTransitionEvent) => {
      if (event.persisted && navigator.onLine && !holdsTyped() && mayLeave()) location.reload()
    }
    const byRouter = (event: PopStateEvent) => {
      // Another place on the same page is no other page.
      if (location.pathname === shown.current || !navigator.onLine) return
      event.stopImmediatePropagation()
      location.reload()
    }
    window.addEventListener('pageshow', fromBrowser)
    window.addEventListener('popstate', byRouter, { capture: true })
    return () => {
      window.removeEventListener('pageshow', fromBrowser)
      window.removeEventListener('popstate', byRouter, { capture: true })
    }
  }, [])
  return null
}

/** Whoever would ask before one leaves the page minds. */
const mayLeave = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

/** A form that keeps itself brings its words back by itself. */
const holdsTyped = (): boolean => [...document.querySelectorAll<HTMLFormElement>('form.form:not([data-keeps])')].some((form) => [...form.elements].some(isTyped))
