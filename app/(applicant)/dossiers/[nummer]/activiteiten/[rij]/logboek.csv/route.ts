import { answerFile } from '@/app/_frame/answer-file'
import { logCsv } from '@/lib/activity-log/log-csv'
import { activityLogOf } from '@/lib/activity-log/queries'

/** The log of one activity, as it can be pasted back. */
export const GET = async (_request: Request, { params }: { params: Promise<{ nummer: string; rij: string }> }): Promise<Response> => {
  const { nummer, rij } = await params
  return answerFile((tx, actor) => activityLogOf(tx, actor, nummer, rij), ({ logged }) =>
    new Response(logCsv(logged), { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="logboek-${nummer}.csv"`, 'cache-control': 'private, no-store' } }))
}
