import { systemActor } from '@/lib/access/actor'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'

const actor = systemActor('planner')

/** Opens every announced call whose hour has come by the database's clock; answers their codes. Running it twice, or twice at once, opens each once. */
export const openCalls = (): Promise<string[]> =>
  asActor(actor, async (tx) => {
    const opened = await tx.$queryRaw<{ id: string; code: string }[]>`
      update call set status = 'OPEN', version = version + 1
       where status = 'ANNOUNCED' and opens_at <= portal_now()
      returning id, code`
    for (const { id, code } of opened) await recordEvent(tx, actor, { verb: 'call.open', subjectType: 'call', subjectId: id, payload: { code } })
    return opened.map(({ code }) => code)
  })
