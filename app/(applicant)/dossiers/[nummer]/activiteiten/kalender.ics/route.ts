import { answerFile } from '@/app/_frame/answer-file'
import type { Actor } from '@/lib/access/actor'
import { logCalendar } from '@/lib/activity-log/log-calendar'
import { logChanges } from '@/lib/activity-log/log-changes'
import { logOf } from '@/lib/activity-log/queries'
import type { Tx } from '@/lib/db'
import { settings } from '@/lib/env'

/** All sessions of a grant, for one's own calendar. */
export const GET = async (_request: Request, { params }: { params: Promise<{ nummer: string }> }): Promise<Response> => {
  const { nummer } = await params
  const read = async (tx: Tx, actor: Actor) => {
    const { page, now } = await logOf(tx, actor, nummer)
    return { page, now, changes: await logChanges(tx, page.grant.id) }
  }
  return answerFile(read, ({ page, now, changes }) =>
    new Response(logCalendar(page, changes, settings().appUrl, now), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="sessies-${nummer}.ics"`, 'cache-control': 'private, no-store' } }))
}
