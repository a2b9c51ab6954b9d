import { currentActor } from '@/lib/auth'
import { calendarOf } from '@/lib/calendar/queries'
import { calendarOfDates } from '@/lib/calendar/calendar-of-dates'
import { asActor } from '@/lib/db'
import { settings } from '@/lib/env'

/** Every date that this person may know, for their own calendar. */
export const GET = async (): Promise<Response> => {
  const actor = await currentActor()
  const text = await asActor(actor, async (tx, now) => calendarOfDates(await calendarOf(tx, actor), { appUrl: settings().appUrl, now }))
  return new Response(text, { headers: { 'content-type': 'text/calendar; charset=utf-8', 'content-disposition': 'attachment; filename="stem-loket.ics"' } })
}
