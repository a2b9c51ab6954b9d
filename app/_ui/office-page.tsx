import type { ReactNode } from 'react'
import { Split } from './split'

/** Everything on one page, over the full width; the optional column holds counts. */
export function OfficePage({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return aside ? <Split aside={aside}>{children}</Split> : <div className="page">{children}</div>
}
