import 'server-only'
import { cache } from 'react'
import { readPage } from '@/app/_frame/read-page'
import { requireActor } from '@/lib/auth'
import { partsOf } from '@/lib/reports/parts'
import { reportToEdit } from '@/lib/reports/queries'

/** The report of this page, read once however many parts of the page ask. */
export const loadReportPage = cache(async (id: string) => {
  const actor = await requireActor()
  const view = await readPage(actor, async (tx, now) => ({ ...await reportToEdit(tx, actor, id), now }))
  return { actor, ...view, parts: partsOf(view.draft, view.context, view) }
})

export type ReportPageView = Awaited<ReturnType<typeof loadReportPage>>
