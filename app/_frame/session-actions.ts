'use server'

import { headers } from 'next/headers'
import { isSameOrigin } from '@/lib/access/same-origin'
import { currentSession } from '@/lib/auth'

/** Asking for the session is using it: that moves its idle end. Null when it is over. */
export const staySignedIn = async (): Promise<{ idleEndsAt: string } | null> => {
  if (!isSameOrigin(await headers())) return null
  const session = await currentSession()
  return session?.step === 'done' ? { idleEndsAt: session.idleEndsAt.toISOString() } : null
}
