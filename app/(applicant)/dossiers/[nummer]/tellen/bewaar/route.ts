import { asResponse, notFromHere, onlyPost, ownAnswer } from '@/app/_frame/own-answer'
import { readText } from '@/app/_frame/read-text'
import { isSameOrigin } from '@/lib/access/same-origin'
import { countSession } from '@/lib/activity-log/log-session'
import { counting } from '@/lib/activity-log/schema'
import { asJson } from '@/lib/as-json'
import { currentActor } from '@/lib/auth'
import { isRefusal } from '@/lib/refusal'
import type { CountAnswer } from '../send-counts'

/** Sums of one session: some hundred bytes. */
const HIGHEST_BODY = 10_000

/** Takes in what a telephone counted, at an address that outlives a new build. */
export const POST = async (request: Request): Promise<Response> => {
  if (!isSameOrigin(request.headers)) return asResponse(notFromHere())
  const sent = counting.safeParse(asJson((await readText(request.body, HIGHEST_BODY)) ?? ''))
  if (!sent.success) return answer({ status: 'refused', message: 'Deze telling kan het loket niet lezen. Vul de aantallen in bij de activiteit.' })
  const actor = await currentActor()
  if (actor.userId === null) return asResponse(ownAnswer(401, 'Meld u aan.'))
  try {
    await countSession(actor, sent.data)
    return answer({ status: 'saved' })
  } catch (thrown) {
    if (!isRefusal(thrown)) throw thrown
    return thrown.code === 'busy' ? asResponse(ownAnswer(503, null, { 'retry-after': '5' })) : answer({ status: 'refused', message: thrown.message })
  }
}

export const GET = onlyPost

const answer = (result: CountAnswer): Response => asResponse(ownAnswer(200, JSON.stringify(result), { 'content-type': 'application/json' }))
