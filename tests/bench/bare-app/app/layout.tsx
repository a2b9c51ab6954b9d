import type { ReactNode } from 'react'

export default function Layout({ children }: { children: ReactNode }) {
  return <html lang="nl-BE"><body>{children}</body></html>
}
