'use client'

import { type RefObject, useEffect, useState } from 'react'

export type Pane = 'file' | 'score'

/** Which criterion one is at, and which pane a narrow screen shows. Between file and score one loses nothing: the page stays. */
export function useDeskPlace(form: RefObject<HTMLFormElement | null>, asked: { pane: Pane; first: string }) {
  const [current, setCurrent] = useState(asked.first)
  const [pane, setPane] = useState<Pane>(asked.pane)

  useEffect(() => {
    const follow = () => setCurrent((before) => /^#(C\d{2})$/.exec(window.location.hash)?.[1] ?? before)
    follow()
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])

  useEffect(() => {
    const page = form.current
    const turn = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('.desk__tabs a') : null
      if (!link) return
      event.preventDefault()
      setPane(link.href.includes('deel=score') ? 'score' : 'file')
    }
    const follow = (event: FocusEvent) => {
      const panel = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-criterion]') : null
      if (panel) setCurrent(panel.dataset['criterion'] ?? '')
    }
    page?.addEventListener('click', turn)
    page?.addEventListener('focusin', follow)
    return () => {
      page?.removeEventListener('click', turn)
      page?.removeEventListener('focusin', follow)
    }
  }, [form])

  return { current, setCurrent, pane, setPane }
}
