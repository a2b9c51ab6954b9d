import type { NextRequest } from 'next/server'
import { onlyPost } from '@/app/_frame/own-answer'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { saveCompletion } from '@/lib/applications/save-completion'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { changeOf, postedCompletion } from '../posted-completion'

/** Keeps the answers of a completion while one types. */
export const POST = async (request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return keepSentPage(request, `/aanvragen/${id}/conflict`, (actor, { page, basis, posted }) =>
    saveCompletion(actor, changeOf(readSent(postedCompletion, { ...fromFieldValues(posted), applicationId: id, page, basis }))))
}

export const GET = onlyPost
