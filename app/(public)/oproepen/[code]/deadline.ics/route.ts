import { currentActor } from '@/lib/auth'
import { deadlineCalendar } from '@/lib/calls/deadline-calendar'
import { datedCall } from '@/lib/calls/queries'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'

/** The deadline for one's own calendar. */
export const GET = async (_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
  const { code } = await params
  const actor = await currentActor()
  const call = await asActor(actor, (tx) => datedCall(tx, actor, code))
  if (!call) return new Response('Deze oproep bestaat niet.', { status: 404 })
  return new Response(deadlineCalendar({ ...call, path: `/oproepen/${encodeURIComponent(call.code)}` }, settings().appUrl), {
    headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="deadline-${call.code}.ics"` },
  })
}
