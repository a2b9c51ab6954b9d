import { answerFile } from '@/app/_frame/answer-file'
import { receiptOf } from '@/lib/applications/queries'
import { receiptJson } from '@/lib/applications/receipt-content'
import { attachmentHeader } from '@/lib/files/read-file'
import { receiptText } from '@/lib/filings/receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return answerFile((tx, actor) => receiptOf(tx, actor, id), (receipt) =>
    new Response(receiptText(receiptJson(receipt)), {
      headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': attachmentHeader(`bewijs-${receipt.number}.json`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
    }))
}
