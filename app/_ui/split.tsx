import type { ReactNode } from 'react'

type SplitProps = { children: ReactNode; aside: ReactNode; heading?: ReactNode; act?: ReactNode }

export function Split({ children, aside, heading, act }: SplitProps) {
  return (
    <div className={act ? 'columns columns--act' : 'columns'}>
      {act && (
        <>
          <div>{heading}</div>
          <div className="columns__act">{act}</div>
        </>
      )}
      <div className="columns__text">{children}</div>
      <aside className="columns__aside">{aside}</aside>
    </div>
  )
}
