import { ownAnswer } from '@/app/_frame/own-answer'
import { postAddress } from '@/app/_frame/post-address'
import { isPrepared } from '@/lib/applications/prepared-filings'
import { requestRow, standingRow, type RequestRow, type StandingRow } from '@/lib/applications/request-to-file'
import { fileApplication, filing } from '@/lib/applications/submit-application'
import { BUSY_DIGEST } from '@/lib/database-refusal'
import { isRefusal } from '@/lib/refusal'
import { senderAnd } from '@/lib/sign-in/sender'

/**
 * "Dien in", at an address and not by a server action: that costs this process a third less at a deadline, and the address outlives a new build. What it has to
 * know stands in the address itself, so the form is not read. Whatever is refused goes on to the page, with the form: the action of the page judges it once more
 * and shows what is wrong.
 */
export default postAddress(async ({ id, query, token, headers }) => {
  const page = `/aanvragen/${encodeURIComponent(id)}`
  const byScript = headers.get('accept') === 'application/json'
  const filed = () => (byScript ? ownAnswer(200, `${page}/bewijs`) : ownAnswer(303, null, { location: `${page}/bewijs` }))
  const refused = () => (byScript ? ownAnswer(409, null) : ownAnswer(307, null, { location: `${page}/nakijken` }))
  const asked = filing.safeParse({ applicationId: id, seen: query['seen'] })
  if (!asked.success) return refused()
  try {
    const { applicationId } = asked.data
    const { actor, found } = await senderAnd<RequestRow | StandingRow>(token, isPrepared(applicationId) ? standingRow(applicationId) : requestRow(applicationId))
    await fileApplication(actor, asked.data, found)
    return filed()
  } catch (thrown) {
    // Who had no turn did nothing, and reads so.
    const busy = !byScript && isRefusal(thrown) && 'digest' in thrown && thrown.digest === BUSY_DIGEST
    if (!isRefusal(thrown) || busy) throw thrown
    return refused()
  }
})

export const config = { api: { bodyParser: false } }
