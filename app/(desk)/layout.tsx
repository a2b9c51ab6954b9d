import type { ReactNode } from 'react'
import { SessionNotice } from '@/app/_frame/session-notice'

/** The review desk fills the screen: its own top bar stands in the place of header, menu and footer. */
export default function DeskLayout({ children }: { children: ReactNode }) {
  return (
    <main id="inhoud" tabIndex={-1}>
      {children}
      <SessionNotice />
    </main>
  )
}
