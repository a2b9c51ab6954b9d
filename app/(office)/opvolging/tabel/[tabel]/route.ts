import { z } from 'zod'
import { answerFile } from '@/app/_frame/answer-file'
import { downloadOutcomes } from '@/lib/monitor/download-outcomes'
import { outcomeFilter } from '@/lib/monitor/outcome-filter'
import { outcomeTableCodes } from '@/lib/monitor/outcome-tables'
import { Refusal } from '@/lib/refusal'

const asked = z.object({ tabel: z.enum(outcomeTableCodes), filter: outcomeFilter })

/** A table of a dashboard, exactly as it stands on the page. */
export const GET = async (request: Request, { params }: { params: Promise<{ tabel: string }> }): Promise<Response> => {
  const { tabel } = await params
  const read = asked.safeParse({ tabel, filter: Object.fromEntries(new URL(request.url).searchParams) })
  return answerFile(
    (tx, actor) => {
      if (!read.success) throw new Refusal('not-found', 'Deze tabel bestaat niet.')
      return downloadOutcomes(tx, actor, read.data.tabel, read.data.filter)
    },
    (csv) => new Response(csv, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="opvolging-${tabel}.csv"`, 'cache-control': 'private, no-store' } }),
  )
}
