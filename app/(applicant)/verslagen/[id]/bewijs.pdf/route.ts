import { answerFile } from '@/app/_frame/answer-file'
import { attachmentHeader } from '@/lib/files/read-file'
import { reportReceiptOf, reportReceiptPdf } from '@/lib/reports/report-receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => reportReceiptOf(tx, actor, id), async (receipt) =>
    new Response(new Uint8Array(await reportReceiptPdf(receipt)), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`bewijs-verslag-${receipt.report.grant.number}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
