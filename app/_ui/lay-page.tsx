import type { ReactNode } from 'react'
import { Split } from './split'

/** Text on the left; deadline, amount and people in the side column, after the text on a phone. */
export function LayPage({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return aside ? <Split aside={aside}>{children}</Split> : <div className="page">{children}</div>
}
