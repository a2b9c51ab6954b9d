import { changeOf, postedCompletion } from '@/app/(applicant)/aanvragen/[id]/aanvulling/posted-completion'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { postAddress } from '@/app/_frame/post-address'
import { saveCompletion } from '@/lib/applications/save-completion'
import { fromFieldValues } from '@/lib/filings/from-form-data'

/** Keeps the answers of a completion while one types. */
export default postAddress(async (sent) => {
  const { id } = sent
  return keepSentPage(sent, `/aanvragen/${id}/conflict`, (actor, { page, basis, posted }) =>
    saveCompletion(actor, changeOf(readSent(postedCompletion, { ...fromFieldValues(posted), applicationId: id, page, basis }))))
})

export const config = { api: { bodyParser: false } }
