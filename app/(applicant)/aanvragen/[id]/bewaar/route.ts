import { onlyPost } from '@/app/_frame/own-answer'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { saveSection } from '@/lib/applications/save-section'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { changeOf, postedPage } from '../../posted-page'

/** Keeps one page of a request while one types. */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return keepSentPage(request, `/aanvragen/${id}/conflict`, (actor, { page, basis, posted }) =>
    saveSection(actor, changeOf(readSent(postedPage, { ...fromFieldValues(posted), applicationId: id, page, basis: JSON.stringify(basis) }))))
}

export const GET = onlyPost
