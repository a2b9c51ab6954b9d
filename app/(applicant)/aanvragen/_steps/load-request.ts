import 'server-only'
import { cache } from 'react'
import { readPage } from '@/app/_frame/read-page'
import { copiedFields, markedNames } from '@/lib/applications/copied-fields'
import { requestToEdit } from '@/lib/applications/queries'
import { standingRequest } from '@/lib/applications/request-paper'
import { togetherOn } from '@/lib/applications/together'
import { revivedIn } from '@/lib/applications/revived'
import { requireActor } from '@/lib/auth'
import { waitingFields } from '@/lib/filings/waiting-texts'

/** The request of this page, read once however many parts of the page ask. */
export const loadRequest = cache(async (id: string) => {
  const actor = await requireActor()
  const request = await readPage(actor, async (tx, now) => {
    const edited = await requestToEdit(tx, actor, id, now)
    return { ...edited, waiting: await waitingFields(tx, actor, standingRequest(edited.application, edited.draft, edited.completion?.opened ?? null)), together: await togetherOn(tx, actor, edited.application), revived: await revivedIn(tx, actor, edited.draft) }
  })
  /** What was copied and not looked at yet, by the name of its field; there is nothing to look at where nothing can be changed. */
  const marks = markedNames(request.draft, request.editable ? copiedFields.parse(request.application.copied) : [])
  return { actor, ...request, marks }
})

export type LoadedRequest = Awaited<ReturnType<typeof loadRequest>>
