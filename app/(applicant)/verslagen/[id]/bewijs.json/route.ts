import { answerFile } from '@/app/_frame/answer-file'
import { attachmentHeader } from '@/lib/files/read-file'
import { receiptText } from '@/lib/filings/receipt'
import { reportReceiptJson, reportReceiptOf } from '@/lib/reports/report-receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => reportReceiptOf(tx, actor, id), (receipt) =>
    new Response(receiptText(reportReceiptJson(receipt)), {
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachmentHeader(`bewijs-verslag-${receipt.report.grant.number}.json`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
