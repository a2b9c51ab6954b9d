import { z } from 'zod'
import { afterFiling } from '@/app/(reviewer)/beoordelen/[id]/after-filing'
import type { DeskAnswer } from '@/app/(reviewer)/beoordelen/[id]/desk-answer'
import { ownAnswer, type OwnAnswer } from '@/app/_frame/own-answer'
import { postAddress } from '@/app/_frame/post-address'
import { readText } from '@/app/_frame/read-text'
import { asJson } from '@/lib/as-json'
import { fromFieldValues } from '@/lib/filings/from-form-data'
import { isRefusal } from '@/lib/refusal'
import { finishReview } from '@/lib/reviews/finish-review'
import { saveReview } from '@/lib/reviews/save-review'
import { reviewSaving } from '@/lib/reviews/schema'
import { senderOf } from '@/lib/sign-in/sender'

/** Ten criteria with their texts, twice over, with room. */
const HIGHEST_BODY = 1024 * 1024
const fields = z.record(z.string().max(200), z.union([z.string(), z.array(z.string())]))
const sentDesk = z.object({ account: z.uuid(), basis: fields, behind: z.boolean(), posted: fields, file: z.boolean() })

/**
 * Keeps the desk while its reviewer types, and files it: at an address and not by a server action, whose name changes with every build, so that a
 * desk that was open during a deploy still saves.
 */
export default postAddress(async ({ id, token, body: sentBody }) => {
  const body = await readText(sentBody, HIGHEST_BODY)
  if (body === null) return answer({ status: 'refused', problems: [{ field: '', message: 'Deze beoordeling is te groot om te bewaren.' }] })
  const sent = sentDesk.safeParse(asJson(body))
  if (!sent.success) return answer({ status: 'refused', problems: [{ field: '', message: 'Laad de pagina opnieuw.' }] })
  const actor = await senderOf(token)
  // Text of one account is never saved by another who signed in to the same browser since.
  if (actor.userId !== sent.data.account) return answer({ status: 'signed-out' })
  const { basis, behind, posted, file } = sent.data
  const read = reviewSaving.safeParse({ ...fromFieldValues(posted), reviewId: id })
  if (!read.success) return answer({ status: 'refused', problems: read.error.issues.map(({ path, message }) => ({ field: path.map(String).join('.'), message })) })
  try {
    const { version, savedAt, filed, fresh, conflicts } = await saveReview(actor, { ...read.data, basis, behind })
    if (conflicts.length > 0 || (file && fresh.length > 0)) return answer({ status: 'merged', version, savedAt: savedAt.toISOString(), fresh, conflicts })
    if (!file) return answer({ status: 'saved', version, savedAt: savedAt.toISOString(), fresh })
    if (!filed) await finishReview(actor, { reviewId: read.data.reviewId })
    return answer({ status: 'filed', next: await afterFiling(actor, read.data.reviewId) })
  } catch (thrown) {
    // Who gets no turn tries again (postAddress); anything else would be refused again.
    if (!isRefusal(thrown) || thrown.code === 'busy') throw thrown
    return answer({ status: 'refused', problems: thrown.problems })
  }
})

export const config = { api: { bodyParser: false } }

const answer = (result: DeskAnswer): OwnAnswer => ownAnswer(200, JSON.stringify(result), { 'content-type': 'application/json' })
