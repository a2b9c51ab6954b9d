import { answerZip } from '@/app/_file/answer-zip'
import { answerFile } from '@/app/_frame/answer-file'
import { reportToDownload, reportZip } from '@/lib/reports/report-zip'

/** A filed report with its files, to take along. */
export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => reportToDownload(tx, actor, id), (download) => answerZip(reportZip(download), `verslag-${download.receipt.report.grant.number}.zip`))
}
