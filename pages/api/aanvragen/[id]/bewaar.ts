import { z } from 'zod'
import { placeOf } from '@/app/(applicant)/aanvragen/_steps/activity-place'
import { changeOf, postedPage } from '@/app/(applicant)/aanvragen/posted-page'
import { keepSentPageWith, readSent } from '@/app/_form/kept-page'
import { postAddress } from '@/app/_frame/post-address'
import { draftRow, type DraftRow } from '@/lib/applications/draft-to-change'
import { saveSection } from '@/lib/applications/save-section'
import { markOf } from '@/lib/applications/standing-drafts'
import { fromFieldValues } from '@/lib/filings/from-form-data'

const address = z.uuid()

/** Keeps one page of a request while one types. */
export default postAddress(async (sent) => {
  const { id } = sent
  return keepSentPageWith<DraftRow>(sent, `/aanvragen/${id}/conflict`, address.safeParse(id).success ? draftRow(id, markOf(id)) : null, async (actor, { page, basis, posted }, found) => {
    const change = changeOf(readSent(postedPage, { ...fromFieldValues(posted), applicationId: id, page, basis }))
    const { removedBy, ...saved } = await saveSection(actor, change, found)
    return { ...saved, removed: removedBy === undefined ? undefined : { by: removedBy, href: `/aanvragen/${id}/${placeOf(saved.draft, change.rowId)}` } }
  })
})

export const config = { api: { bodyParser: false } }
