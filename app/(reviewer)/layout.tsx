import type { ReactNode } from 'react'
import { Area } from '@/app/_frame/area'

export default function ReviewerLayout({ children }: { children: ReactNode }) {
  return <Area density="office">{children}</Area>
}
