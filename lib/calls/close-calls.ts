import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'

const actor = systemActor('planner')

/**
 * Closes every open call whose deadline has passed by the database's clock; answers their codes. A filing that is being written holds a share
 * lock on the call, so closing waits for it; what counts for the filing is its own clock, not ours.
 */
export const closeCalls = (): Promise<string[]> =>
  asActor(actor, async (tx) => {
    const closed = await tx.$queryRaw<{ id: string; code: string }[]>`
      update call set status = 'CLOSED', version = version + 1
       where status = 'OPEN' and deadline_at <= portal_now()
      returning id, code`
    for (const { id, code } of closed) await recordEvent(tx, actor, { verb: 'call.close', subjectType: 'call', subjectId: id, payload: { code } })
    return closed.map(({ code }) => code)
  })
