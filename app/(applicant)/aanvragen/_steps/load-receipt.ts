import 'server-only'
import { notFound } from 'next/navigation'
import { receiptOf } from '@/lib/applications/queries'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'

export const loadReceipt = async (id: string) => {
  const actor = await requireActor()
  try {
    return await asActor(actor, tx => receiptOf(tx, actor, id))
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'not-found') notFound()
    throw thrown
  }
}
