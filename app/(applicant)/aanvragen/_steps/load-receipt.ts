import 'server-only'
import { readPage } from '@/app/_frame/read-page'
import { receiptOf } from '@/lib/applications/queries'
import { requireActor } from '@/lib/auth'

export const loadReceipt = async (id: string) => {
  const actor = await requireActor()
  return readPage(actor, tx => receiptOf(tx, actor, id))
}
