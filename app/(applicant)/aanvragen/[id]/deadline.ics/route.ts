import { answerFile } from '@/app/_frame/answer-file'
import { requestDeadline } from '@/lib/applications/request-deadline'
import { deadlineCalendar } from '@/lib/calls/deadline-calendar'
import { settings } from '@/lib/env'

/** The deadline of this request, with an extension of its own, for one's own calendar. */
export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => requestDeadline(tx, actor, id), (dated) =>
    new Response(deadlineCalendar(dated, settings().appUrl), {
      headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="deadline-${dated.code}.ics"`, 'cache-control': 'private, no-store' },
    }))
}
