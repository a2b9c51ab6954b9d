import type { ReactNode } from 'react'
import { Icon } from './icon'
import { Tag } from './tag'
import type { Tone } from './tone'

/** Done is plain green text with a check; only what asks attention gets a tag. */
export function StatusWord({ tone, children }: { tone: Tone; children: ReactNode }) {
  if (tone !== 'done') return <Tag tone={tone}>{children}</Tag>
  return (
    <span className="done">
      <Icon shape="check" />
      {children}
    </span>
  )
}
