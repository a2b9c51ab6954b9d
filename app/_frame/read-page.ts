import 'server-only'
import { notFound } from 'next/navigation'
import type { Actor } from '@/lib/access/actor'
import { asActor, type Tx } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'

/** What a page shows, read in one transaction. What this person may not see, or what is not there, is the same page that does not exist. */
export const readPage = async <T>(actor: Actor, read: (tx: Tx, now: Date) => Promise<T | null>): Promise<T> => {
  let view: T | null
  try {
    view = await asActor(actor, read)
  } catch (thrown) {
    if (!isRefusal(thrown) || thrown.code !== 'not-found') throw thrown
    view = null
  }
  return view ?? notFound()
}
