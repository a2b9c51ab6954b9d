import { answerFile } from '@/app/_frame/answer-file'
import { logCalendar } from '@/lib/activity-log/log-calendar'
import { logOf } from '@/lib/activity-log/queries'
import { settings } from '@/lib/env'

/** All sessions of a grant, for one's own calendar. */
export const GET = async (_request: Request, { params }: { params: Promise<{ nummer: string }> }): Promise<Response> => {
  const { nummer } = await params
  return answerFile((tx, actor) => logOf(tx, actor, nummer), ({ page, now }) =>
    new Response(logCalendar(page, settings().appUrl, now), { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="sessies-${nummer}.ics"`, 'cache-control': 'private, no-store' } }))
}
