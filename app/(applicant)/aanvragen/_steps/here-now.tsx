'use client'

import { useEffect, useState } from 'react'
import { hereWords } from './here-words'

type HereNowProps = { href: string; step: string; names: readonly string[] }
type Here = { name: string; step: string }

const BEAT_MS = 30_000
const SIGNS = ['keydown', 'pointerdown', 'scroll'] as const

/**
 * Says who else works on this page now, and tells colleagues that one works here. Only who did something since the last time says so: an open page
 * that nobody touches is nobody at work, and must not keep a session alive. The line keeps its place when it is empty.
 */
export function HereNow({ href, step, names }: HereNowProps) {
  const [shown, setShown] = useState(names)

  useEffect(() => {
    let active = true
    let stopped = false
    const wake = () => {
      active = true
    }
    const beat = async () => {
      if (!active || stopped || document.visibilityState !== 'visible') return
      active = false
      const answer = await fetch(`${href}?onderdeel=${step}`, { method: 'POST' }).catch(() => null)
      if (answer?.status === 404 || answer?.status === 403) stopped = true
      if (!answer?.ok) return
      const here: Here[] = await answer.json()
      setShown(here.filter((other) => other.step === step).map(({ name }) => name))
    }
    void beat()
    const timer = setInterval(() => void beat(), BEAT_MS)
    for (const sign of SIGNS) addEventListener(sign, wake, { passive: true })
    return () => {
      clearInterval(timer)
      for (const sign of SIGNS) removeEventListener(sign, wake)
    }
  }, [href, step])

  return <p className="here small" role="status">{hereWords(shown)}</p>
}
