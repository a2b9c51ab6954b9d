import { receiptPdf } from '@/lib/applications/receipt-content'
import { attachmentHeader } from '@/lib/files/read-file'
import { loadReceipt } from '../../_steps/load-receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const receipt = await loadReceipt((await params).id)
  const pdf = await receiptPdf(receipt)
  return new Response(new Uint8Array(pdf), {
    headers: { 'content-type': 'application/pdf', 'content-disposition': attachmentHeader(`bewijs-${receipt.number}.pdf`), 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff' },
  })
}
