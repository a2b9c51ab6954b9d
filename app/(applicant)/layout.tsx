import type { ReactNode } from 'react'
import { WaitingNotice } from '@/app/_form/waiting-notice'
import { Area } from '@/app/_frame/area'
import { currentActor } from '@/lib/auth'

export default async function ApplicantLayout({ children }: { children: ReactNode }) {
  const { userId } = await currentActor()
  return (
    <Area>
      {children}
      {userId !== null && <WaitingNotice account={userId} />}
    </Area>
  )
}
