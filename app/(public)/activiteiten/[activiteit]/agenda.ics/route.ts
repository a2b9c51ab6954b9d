import { currentActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'
import { readPath } from '@/lib/finder/place-words'
import { offeredActivity } from '@/lib/finder/queries'
import { sessionsCalendar } from '@/lib/finder/sessions-calendar'

/** The sessions of an activity for one's own calendar; asked again, what was cancelled since goes out of it. */
export const GET = async (_request: Request, { params }: { params: Promise<{ activiteit: string }> }): Promise<Response> => {
  const wanted = readPath((await params).activiteit)
  const file = wanted && await asActor(await currentActor(), async (tx, now) => {
    const activity = await offeredActivity(tx, wanted.number, wanted.position)
    return activity && sessionsCalendar(activity, { appUrl: settings().appUrl, now })
  })
  if (!wanted || !file) return new Response('Deze activiteit bestaat niet.', { status: 404 })
  return new Response(file, { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': `attachment; filename="activiteit-${wanted.number}-${wanted.position}.ics"` } })
}
