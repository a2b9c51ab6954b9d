import { takeInApplication } from '@/lib/applications/take-in-application'
import { submitApplication } from '@/lib/applications/submit-application'
import type { Actor } from '@/lib/access/actor'
import { readyRequest, type Ready } from '@/tests/lib/applications/ready-request'
import type { TestDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'

/** A request that was filed and taken in by an officer, with the call closed. */
export const takenInRequest = async (database: TestDatabase, given: Parameters<typeof readyRequest>[1] = {}): Promise<Ready & { officer: Actor; number: string }> => {
  const ready = await readyRequest(database, given)
  const { number } = await submitApplication(ready.signatory, { applicationId: ready.application.id })
  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [ready.call.id])
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  await takeInApplication(officer, { applicationId: ready.application.id })
  return { ...ready, officer, number }
}
