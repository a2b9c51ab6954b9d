import { randomBytes } from 'node:crypto'
import type { NextRequest } from 'next/server'
import { busyPage, RETRY_AFTER } from '@/app/_frame/busy-page'
import { onlyPost, ownAnswer } from '@/app/_frame/own-answer'
import { readForm } from '@/app/_frame/read-form'
import { isSameOrigin } from '@/lib/access/same-origin'
import { isPrepared } from '@/lib/applications/prepared-filings'
import { requestRow, standingRow, type RequestRow, type StandingRow } from '@/lib/applications/request-to-file'
import { fileApplication, filing } from '@/lib/applications/submit-application'
import { senderAnd } from '@/lib/auth'
import { BUSY_DIGEST } from '@/lib/database-refusal'
import { isRefusal } from '@/lib/refusal'

/** A few short fields, and the names that the framework adds. */
const HIGHEST_BODY = 64 * 1024

/**
 * "Dien in", at an address and not by a server action: that costs this process about a fifth less at a deadline, and the address outlives a new build. Whatever is
 * refused goes on to the page, with the form: the action of the page judges it once more and shows what is wrong. proxy.ts leaves this address alone,
 * so its checks are here.
 */
export const POST = async (request: NextRequest, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return ownAnswer(403, 'Deze aanvraag kwam niet van het loket.')
  const { id } = await params
  const page = `/aanvragen/${encodeURIComponent(id)}`
  const byScript = request.headers.get('accept') === 'application/json'
  const filed = () => (byScript ? ownAnswer(200, `${page}/bewijs`) : ownAnswer(303, null, { location: `${page}/bewijs` }))
  const refused = () => (byScript ? ownAnswer(409, null) : ownAnswer(307, null, { location: `${page}/nakijken` }))
  const form = await readForm(request, HIGHEST_BODY)
  if (!form) return ownAnswer(413, 'Dit formulier is te groot.')
  const asked = filing.safeParse({ applicationId: id, seen: form.get('seen') })
  if (!asked.success) return refused()
  try {
    const { applicationId } = asked.data
    const { actor, found } = await senderAnd<RequestRow | StandingRow>(request, isPrepared(applicationId) ? standingRow(applicationId) : requestRow(applicationId))
    await fileApplication(actor, asked.data, found)
    return filed()
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return !byScript && 'digest' in thrown && thrown.digest === BUSY_DIGEST ? busy() : refused()
  }
}

/** No turn, so nothing was done. */
const busy = (): Response => {
  const nonce = randomBytes(16).toString('base64')
  return ownAnswer(503, busyPage({ nonce, why: 'busy', posted: true }), { 'content-type': 'text/html; charset=utf-8', 'retry-after': RETRY_AFTER }, nonce)
}

export const GET = onlyPost
