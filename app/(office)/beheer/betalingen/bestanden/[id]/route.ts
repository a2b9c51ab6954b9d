import { z } from 'zod'
import { plain } from '@/app/_file/stored-file'
import { currentActor } from '@/lib/auth'
import { readPaymentFile } from '@/lib/payments/read-payment-file'
import { isRefusal } from '@/lib/refusal'

/** The payment file for the bank, for finance alone; the reading is in the trail. To anyone else it does not exist. */
export const GET = async (_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const fileId = z.uuid().safeParse((await params).id)
  if (!fileId.success) return plain(404, ABSENT)
  try {
    const { name, content } = await readPaymentFile(await currentActor(), { fileId: fileId.data })
    return new Response(content, { headers: { 'content-type': 'application/xml; charset=utf-8', 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'private, no-store' } })
  } catch (thrown) {
    if (isRefusal(thrown)) return plain(404, ABSENT)
    throw thrown
  }
}

const ABSENT = 'Dit bestand bestaat niet.'
