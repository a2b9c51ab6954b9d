import { z } from 'zod'
import { onlyPost, ownAnswer } from '@/app/_frame/own-answer'
import { readText } from '@/app/_frame/read-text'
import { isSameOrigin } from '@/lib/access/same-origin'
import { asJson } from '@/lib/as-json'
import { currentActor } from '@/lib/auth'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { isRefusal } from '@/lib/refusal'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewSaving } from '@/lib/reviews/schema'
import type { DeskAnswer } from '../desk-answer'
import { afterFiling } from '../after-filing'

/** Ten criteria with their texts, twice over, with room. */
const HIGHEST_BODY = 1024 * 1024
const fields = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]))
const sentDesk = z.object({ account: z.uuid(), basis: fields, behind: z.boolean(), posted: fields, file: z.boolean() })

/**
 * Keeps the desk while its reviewer types, and files it: at an address and not by a server action, whose name changes with every build, so that a
 * desk that was open during a deploy still saves. proxy.ts leaves it alone, so its checks are here.
 */
export const POST = async (request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return ownAnswer(403, 'Deze aanvraag kwam niet van het loket.')
  const body = await readText(request, HIGHEST_BODY)
  if (body === null) return answer({ status: 'refused', problems: [{ field: '', message: 'Deze beoordeling is te groot om te bewaren.' }] })
  const sent = sentDesk.safeParse(asJson(body))
  if (!sent.success) return answer({ status: 'refused', problems: [{ field: '', message: 'Laad de pagina opnieuw.' }] })
  const actor = await currentActor()
  // Text of one account is never saved by another who signed in to the same browser since.
  if (actor.userId !== sent.data.account) return answer({ status: 'signed-out' })
  const { basis, behind, posted, file } = sent.data
  const read = reviewSaving.safeParse({ ...fromFieldValues(posted), reviewId: (await params).id })
  if (!read.success) return answer({ status: 'refused', problems: read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })) })
  try {
    const { version, savedAt, filed, fresh, conflicts } = await saveReview(actor, { ...read.data, basis, behind })
    if (conflicts.length > 0 || (file && fresh.length > 0)) return answer({ status: 'merged', version, savedAt: savedAt.toISOString(), fresh, conflicts })
    if (!file) return answer({ status: 'saved', version, savedAt: savedAt.toISOString(), fresh })
    if (!filed) await finishReview(actor, { reviewId: read.data.reviewId })
    return answer({ status: 'filed', next: await afterFiling(actor, read.data.reviewId) })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    // Who gets no turn tries again; anything else would be refused again.
    return thrown.code === 'busy' ? ownAnswer(503, null, { 'retry-after': '5' }) : answer({ status: 'refused', problems: thrown.problems })
  }
}

export const GET = onlyPost

const answer = (result: DeskAnswer): Response => ownAnswer(200, JSON.stringify(result), { 'content-type': 'application/json' })
