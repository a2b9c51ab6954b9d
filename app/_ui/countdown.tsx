'use client'

import { useEffect, useRef, useState } from 'react'
import { timeLeft } from '@/lib/time-left'

/**
 * What the server's clock said when it drew the page, counted down. A slow line must never show more time than there is: the first page counts
 * from when it was asked for, and a laptop that slept by the clock on the wall. Without a script the text of the server stands.
 */
export function Countdown({ remaining }: { remaining: number }) {
  const [left, setLeft] = useState(remaining)
  const drawnBefore = useRef(false)

  useEffect(() => {
    const [steady, wall] = drawnBefore.current ? [performance.now(), Date.now()] : [0, performance.timeOrigin]
    drawnBefore.current = true
    const count = () => setLeft(remaining - Math.max(performance.now() - steady, Date.now() - wall))
    count()
    const timer = setInterval(count, 1000)
    return () => clearInterval(timer)
  }, [remaining])

  return <strong className="countdown" role="timer">{timeLeft(left)}</strong>
}
