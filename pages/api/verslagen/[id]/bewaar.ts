import { changeOf, postedReport } from '@/app/(applicant)/verslagen/posted-report'
import { keepSentPage, readSent } from '@/app/_form/kept-page'
import { postAddress } from '@/app/_frame/post-address'
import { saveReport } from '@/lib/reports/save-report'

/** Keeps one page of a report while one types. */
export default postAddress(async (sent) => {
  const { id } = sent
  return keepSentPage(sent, `/verslagen/${id}/conflict`, (actor, { page, basis, posted }) =>
    saveReport(actor, changeOf(readSent(postedReport, { ...posted, reportId: id, page, basis }), posted)))
})

export const config = { api: { bodyParser: false } }
