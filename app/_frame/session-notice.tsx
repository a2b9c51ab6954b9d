import { SessionWarning } from '@/app/_form/session-warning'
import { currentSession } from '@/lib/auth'
import { staySignedIn } from './session-actions'

/** Says in time that one is about to be signed out. Nothing for visitors. */
export async function SessionNotice() {
  const session = await currentSession()
  if (session?.step !== 'done') return null
  return <SessionWarning idleEndsAt={session.idleEndsAt.toISOString()} absoluteEndsAt={session.endsAt.toISOString()} stay={staySignedIn} />
}
