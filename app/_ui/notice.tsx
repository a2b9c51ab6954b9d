import type { ReactNode } from 'react'

/** "Your move": at most one on a page. */
export function Notice({ children, action }: { children: ReactNode; action?: ReactNode }) {
  return (
    <div className="notice">
      <div>{children}</div>
      {action && <div>{action}</div>}
    </div>
  )
}
