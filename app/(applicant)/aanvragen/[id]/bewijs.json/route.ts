import { receiptJson } from '@/lib/applications/receipt-content'
import { receiptText } from '@/lib/filings/receipt'
import { loadReceipt } from '../../_steps/load-receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const receipt = await loadReceipt((await params).id)
  return new Response(receiptText(receiptJson(receipt)), { headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'private, no-store' } })
}
