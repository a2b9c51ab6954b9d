import type { ReactNode } from 'react'

export function Split({ children, aside }: { children: ReactNode; aside: ReactNode }) {
  return (
    <div className="columns">
      <div>{children}</div>
      <aside className="columns__aside">{aside}</aside>
    </div>
  )
}
