import type { Actor } from '@/lib/access/actor'
import { takeToken } from '@/lib/access/rate-limit'
import { asActor } from '@/lib/db'
import { fileProblems } from '@/lib/files/file-problems'
import { Refusal } from '@/lib/refusal'

/** Two full requests an hour, and some that went wrong. */
const uploads = { capacity: 60, seconds: 3600 }

/** One of the files that a person may begin to send in an hour, whether whole or in parts. */
export const requireUploadTurn = async (actor: Actor): Promise<void> => {
  const wait = await asActor(actor, (tx) => takeToken(tx, `upload:${actor.userId}`, uploads))
  if (wait > 0) throw new Refusal('rate-limited', fileProblems.often)
}
