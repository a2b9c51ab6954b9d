import { readPage } from '@/app/_frame/read-page'
import { requireActor } from '@/lib/auth'
import { assignmentCsv } from '@/lib/reviews/assignment-csv'
import { assignmentView } from '@/lib/reviews/assignment-view'

/** What the tab shows, for a spreadsheet. */
export const GET = async (_request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> => {
  const { code } = await params
  const actor = await requireActor()
  const view = await readPage(actor, (tx, now) => assignmentView(tx, actor, code, now))
  return new Response(assignmentCsv(view), {
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="toewijzing-${view.call.code}.csv"`, 'cache-control': 'private, no-store' },
  })
}
