import type { ReactNode } from 'react'
import type { Tone } from './tone'

export function Tag({ tone = 'neutral', children }: { tone?: Tone | undefined; children: ReactNode }) {
  return <span className={`tag tag--${tone}`}>{children}</span>
}
