import { onlyPost } from '@/app/_frame/own-answer'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { saveSection } from '@/lib/applications/save-section'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { placeOf } from '../../_steps/activity-place'
import { changeOf, postedPage } from '../../posted-page'

/** Keeps one page of a request while one types. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return keepSentPage(request, `/aanvragen/${id}/conflict`, async (actor, { page, basis, posted }) => {
    const change = changeOf(readSent(postedPage, { ...fromFieldValues(posted), applicationId: id, page, basis: JSON.stringify(basis) }))
    const { removedBy, ...saved } = await saveSection(actor, change)
    return { ...saved, removed: removedBy === undefined ? undefined : { by: removedBy, href: `/aanvragen/${id}/${placeOf(saved.draft, change.rowId)}` } }
  })
}

export const GET = onlyPost
