import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Asks for attention without blocking: the word comes first, the colour is added. */
export function Warning({ title, children }: { title?: string | undefined; children: ReactNode }) {
  return (
    <div className="warning">
      <Icon shape="warning" />
      <div>
        <span className="visually-hidden">Let op: </span>
        {title && <strong>{title} </strong>}
        {children}
      </div>
    </div>
  )
}
