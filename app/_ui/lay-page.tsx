import type { ReactNode } from 'react'
import { Split } from './split'

type LayPageProps = {
  children: ReactNode
  aside?: ReactNode
  /** with `act`: what the page begins with */
  heading?: ReactNode
  /** what one comes for: above the side column, and on a phone directly under the heading */
  act?: ReactNode
}

/** Text on the left; deadline, amount and people in the side column, after the text on a phone. */
export function LayPage({ children, aside, heading, act }: LayPageProps) {
  return aside ? <Split aside={aside} heading={heading} act={act}>{children}</Split> : <div className="page">{children}</div>
}
