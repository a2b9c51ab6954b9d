import type pg from 'pg'
import { askReconsideration } from '@/lib/reconsiderations/ask-reconsideration'
import { concludeReconsideration } from '@/lib/reconsiderations/conclude-reconsideration'
import { proposeAnew } from '@/lib/reconsiderations/propose-anew'
import { takeReconsideration } from '@/lib/reconsiderations/take-reconsideration'
import { content } from './content'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

/** Asked, taken by somebody who had no hand in the decision, upheld with other points, and proposed anew: there the story stops. */
export const tellReconsiderations = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  for (const request of content.requests) {
    if (!('reconsideration' in request) || !request.reconsideration || !('consensus' in request) || !request.consensus) continue
    const { receivedDayOffset: received, answeredDayOffset: answered, handler, newConsensus } = request.reconsideration
    const applicationId = () => idFor(known, request.code)
    const reconsiderationId = async () => (await owner.query<{ id: string }>('select id from reconsideration where application_id = $1', [applicationId()])).rows[0]?.id ?? ''
    const first: Record<string, number> = request.consensus.scores
    const corrections = Object.fromEntries(Object.entries(newConsensus.scores).flatMap(([code, score]) => (score === first[code] ? [] : [[code, { points: Math.round(score * 2), motivation: newConsensus.note }]])))
    schedule.by({ day: received, hour: 16 }, peopleOf(request).signatory.email, `${request.code} ask reconsideration`, (actor) => askReconsideration(actor, { applicationId: applicationId(), grounds: request.reconsideration.request }))
    schedule.by({ day: received + 4, hour: 9 }, handler, `${request.code} take reconsideration`, async (actor) => takeReconsideration(actor, { reconsiderationId: await reconsiderationId() }))
    schedule.by({ day: answered, hour: 15 }, handler, `${request.code} uphold`, async (actor) => concludeReconsideration(actor, { reconsiderationId: await reconsiderationId(), outcome: 'UPHELD', answer: request.reconsideration.answer, corrections }))
    if (!('proposal' in request) || !request.proposal) continue
    const { proposedDayOffset, proposedBy, proposedCents } = request.proposal
    schedule.by({ day: proposedDayOffset, hour: 10 }, proposedBy, `${request.code} propose anew`, async (actor) => proposeAnew(actor, { reconsiderationId: await reconsiderationId(), outcome: 'GRANTED', granted: BigInt(proposedCents), conditions: [] }))
  }
}
