import 'server-only'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { requestToEdit } from '@/lib/applications/queries'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'

/** The request of this page, once per page; what this person may not see does not exist. */
export const loadRequest = cache(async (id: string) => {
  const actor = await requireActor()
  try {
    const request = await asActor(actor, (tx, now) => requestToEdit(tx, actor, id, now))
    return { actor, ...request }
  } catch (thrown) {
    if (isRefusal(thrown) && thrown.code === 'not-found') notFound()
    throw thrown
  }
})

export type LoadedRequest = Awaited<ReturnType<typeof loadRequest>>
