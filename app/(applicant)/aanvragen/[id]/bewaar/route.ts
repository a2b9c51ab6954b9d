import type { NextRequest } from 'next/server'
import { z } from 'zod'
import { onlyPost } from '@/app/_frame/own-answer'
import { keepSentPageWith, readSent } from '@/app/_form/kept-page'
import { draftRow, type DraftRow } from '@/lib/applications/draft-to-change'
import { saveSection } from '@/lib/applications/save-section'
import { markOf } from '@/lib/applications/standing-drafts'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { placeOf } from '../../_steps/activity-place'
import { changeOf, postedPage } from '../../posted-page'

const address = z.uuid()

/** Keeps one page of a request while one types. */
export const POST = async (request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  const { id } = await params
  return keepSentPageWith<DraftRow>(request, `/aanvragen/${id}/conflict`, address.safeParse(id).success ? draftRow(id, markOf(id)) : null, async (actor, { page, basis, posted }, found) => {
    const change = changeOf(readSent(postedPage, { ...fromFieldValues(posted), applicationId: id, page, basis }))
    const { removedBy, ...saved } = await saveSection(actor, change, found)
    return { ...saved, removed: removedBy === undefined ? undefined : { by: removedBy, href: `/aanvragen/${id}/${placeOf(saved.draft, change.rowId)}` } }
  })
}

export const GET = onlyPost
