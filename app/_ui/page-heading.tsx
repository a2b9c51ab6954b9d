import type { ReactNode } from 'react'
import { classNames } from './class-names'

type PageHeadingProps = {
  title: ReactNode
  kicker?: ReactNode
  lead?: ReactNode
  display?: boolean | undefined
  action?: ReactNode
  saveState?: ReactNode
  children?: ReactNode
}

/** The only h1 of a page. `display` is for home, monitor and receipt; `action` is the one button of an office page. */
export function PageHeading({ title, kicker, lead, display, action, saveState, children }: PageHeadingProps) {
  return (
    <div className={classNames('heading', Boolean(action) && 'heading--split')}>
      <div>
        {kicker && <p className="heading__kicker">{kicker}</p>}
        <h1 className={display ? 'heading__title--display' : undefined}>{title}</h1>
        {lead && <p className="heading__lead">{lead}</p>}
        {saveState && <div className="heading__save">{saveState}</div>}
        {children}
      </div>
      {action}
    </div>
  )
}
