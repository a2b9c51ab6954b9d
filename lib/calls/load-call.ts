import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { Call } from '@/prisma/generated/client'

/** The call of an act; one that does not exist answers as one that may not be seen. */
export const loadCall = async (tx: Tx, code: string): Promise<Call> => {
  const call = await tx.call.findUnique({ where: { code } })
  if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
  return call
}
