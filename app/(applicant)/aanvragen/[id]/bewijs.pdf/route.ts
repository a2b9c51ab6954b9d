import { answerFile } from '@/app/_frame/answer-file'
import { receiptOf } from '@/lib/applications/queries'
import { receiptPdf } from '@/lib/applications/receipt-content'
import { attachmentHeader } from '@/lib/files/read-file'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => receiptOf(tx, actor, id), async (receipt) =>
    new Response(new Uint8Array(await receiptPdf(receipt)), {
      headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`bewijs-${receipt.number}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
