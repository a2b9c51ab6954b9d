import type { NextRequest } from 'next/server'
import { onlyPost } from '@/app/_frame/own-answer'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { saveReport } from '@/lib/reports/save-report'
import { changeOf, postedReport } from '../../posted-report'

/** Keeps one page of a report while one types. */
export const POST = async (request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return keepSentPage(request, `/verslagen/${id}/conflict`, (actor, { page, basis, posted }) =>
    saveReport(actor, changeOf(readSent(postedReport, { ...posted, reportId: id, page, basis }), posted)))
}

export const GET = onlyPost
