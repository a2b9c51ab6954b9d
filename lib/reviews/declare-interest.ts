import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { lockAssessment } from '@/lib/applications/eligibility-file'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { askAnother, closeFile } from './close-file'
import { concludeReviews } from './conclude-reviews'
import { requireKnowing } from './filed-reviews'
import { findDerivedConflict } from './find-derived-conflict'
import { moveReview } from './move-review'
import type { Interest } from './schema'

/**
 * The gate before the file opens: no interest, an interest, or no for another reason. An interest found later closes the file at once;
 * what was scored stays, and no longer counts. Whoever asked hears that another reviewer is needed, not who or why.
 */
export const declareInterest = (actor: Actor, input: Interest): Promise<void> =>
  asActor(actor, async (tx) => {
    const review = await tx.review.findUnique({ where: { id: input.reviewId } })
    if (!review) throw new Refusal('not-found', 'Deze beoordeling bestaat niet.')
    requirePermission(actor, 'review.declare-interest', { ownerId: review.reviewerId, applicationId: review.applicationId })
    const now = await lockAssessment(tx, review.applicationId)

    const { lostScores } = await answers[input.interest](tx, actor, review, input, now)
    await concludeReviews(tx, review.applicationId, now, { lostScores })
    if (input.interest !== 'geen') await askAnother(tx, actor, review)
    await recordEvent(tx, actor, {
      verb: 'review.declare-interest',
      subjectType: 'review',
      subjectId: review.id,
      applicationId: review.applicationId,
      payload: { ...withoutId(input), ...(lostScores ? { lostScores } : {}) },
    })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const withoutId = ({ reviewId: _review, ...said }: Interest) => (said.interest === 'belang' ? { interest: said.interest, type: said.type, reason: said.reason } : said)

type Review = { id: string; applicationId: string; reviewerId: string }
type Answer = (tx: Tx, actor: Actor, review: Review, input: Interest, now: Date) => Promise<{ lostScores: boolean }>

const none: Answer = async (tx, actor, { id, applicationId, reviewerId }, _input, now) => {
  const derived = await findDerivedConflict(tx, applicationId, reviewerId)
  if (derived) throw new Refusal('conflict', `U kunt dit dossier niet beoordelen. ${derived.sentence} Meld een belang.`)
  await moveReview(tx, actor, id, 'start', { noConflictAt: now })
  return { lostScores: false }
}

const some: Answer = async (tx, actor, { id, applicationId, reviewerId }, input, now) => {
  if (input.interest !== 'belang') return { lostScores: false }
  await requireKnowing(tx, reviewerId, [applicationId], input)
  const closed = await closeFile(tx, actor, { applicationId, userId: reviewerId, type: input.type, reason: input.reason, source: 'REVIEWER' }, now)
  if (closed?.id !== id) throw new Refusal('changed-meanwhile', 'De toestand van deze beoordeling is intussen gewijzigd. Laad de pagina opnieuw.')
  return closed
}

const no: Answer = async (tx, actor, { id }, input) => {
  if (input.interest === 'weiger') await moveReview(tx, actor, id, 'refuse', { refusedFor: input.refusedFor, reason: input.reason })
  return { lostScores: false }
}

const answers: Record<Interest['interest'], Answer> = { geen: none, belang: some, weiger: no }
