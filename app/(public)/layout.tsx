import type { ReactNode } from 'react'
import { Area } from '@/app/_frame/area'

export default function PublicLayout({ children }: { children: ReactNode }) {
  return <Area>{children}</Area>
}
