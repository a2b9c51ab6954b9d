import 'server-only'
import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { logPage, removedSession } from '@/lib/activity-log/queries'
import { requireActor } from '@/lib/auth'

/** One activity of the log, or the page that does not exist. */
export const readActivity = async (params: Promise<{ nummer: string; rij: string }>, removedId?: string) => {
  const { nummer, rij } = await params
  const actor = await requireActor()
  const page = await readPage(actor, async (tx, now) => {
    const log = await logPage(tx, actor, nummer, now)
    return log && { ...log, removed: await removedSession(tx, removedId) }
  })
  const activity = page.activities.find(({ rowId }) => rowId === decodeURIComponent(rij))
  return { page, activity: activity ?? notFound() }
}

export type ReadActivity = Awaited<ReturnType<typeof readActivity>>
