import { receiptJson } from '@/lib/applications/receipt-content'
import { loadReceipt } from '../../_steps/load-receipt'

export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const receipt = await loadReceipt((await params).id)
  return Response.json(receiptJson(receipt), { headers: { 'cache-control': 'private, no-store' } })
}
