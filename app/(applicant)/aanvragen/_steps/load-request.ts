import 'server-only'
import { cache } from 'react'
import { readPage } from '@/app/_frame/read-page'
import { requestToEdit } from '@/lib/applications/queries'
import { requireActor } from '@/lib/auth'

/** The request of this page, read once however many parts of the page ask. */
export const loadRequest = cache(async (id: string) => {
  const actor = await requireActor()
  return { actor, ...await readPage(actor, (tx, now) => requestToEdit(tx, actor, id, now)) }
})

export type LoadedRequest = Awaited<ReturnType<typeof loadRequest>>
