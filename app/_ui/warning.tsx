import type { ReactNode } from 'react'
import { Icon } from './icon'

/** Asks for attention without blocking: the word comes first, the colour is added. With an `id` it can be led to (FocusOn). */
export function Warning({ title, id, children }: { title?: string | undefined; id?: string; children: ReactNode }) {
  return (
    <div className="warning" id={id} tabIndex={id === undefined ? undefined : -1}>
      <Icon shape="warning" />
      <div>
        <span className="visually-hidden">Let op: </span>
        {title && <strong>{title} </strong>}
        {children}
      </div>
    </div>
  )
}
