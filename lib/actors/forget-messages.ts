import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'

/** What nobody confirmed within its day is erased; safe to run twice or in two workers at once. */
export const forgetMessages = (): Promise<number> =>
  asActor(systemActor('forget-messages'), async (tx, now) => (await tx.actorMessage.deleteMany({ where: { sentAt: null, expiresAt: { lte: now } } })).count)
