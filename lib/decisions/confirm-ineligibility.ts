import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { eligibilityFile, lockAssessment, type EligibilityFile } from '@/lib/applications/eligibility-file'
import { ineligibilityReasons } from '@/lib/applications/ineligibility-reasons'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import { Refusal } from '@/lib/refusal'
import { createIneligibleLetter } from './decision-letter'

/** A second officer confirms that a request is ineligible: final, with a motivated letter and its appeal block that the applicant can read at once. */
export const confirmIneligibility = (actor: Actor, { applicationId }: { applicationId: string }): Promise<void> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await eligibilityFile(tx, applicationId)
    const outcome = openProposal(file)
    requirePermission(actor, 'eligibility.confirm', { ...applicationFacts(file), takenBy: [outcome.proposedById] }, 'eligibility.read')
    requireUnchanged(file, outcome.proposedAt)

    const confirmed = await tx.eligibilityOutcome.updateMany({ where: { applicationId, confirmedAt: null, eligible: false }, data: { confirmedById: actor.userId, confirmedAt: now } })
    if (confirmed.count === 0) throw new Refusal('changed-meanwhile', 'Dit voorstel is intussen al bevestigd.')
    await moveApplication(tx, actor, file, 'declareIneligible')
    const activities = await tx.activity.findMany({ where: { applicationId }, select: { rowId: true, title: true } })
    await createIneligibleLetter(tx, { applicationId, motivation: ineligibilityReasons(file.rubric, file.result.grounds, activities, outcome.motivation), releasedAt: now })
    await tellApplicants(tx, file)
    await recordEvent(tx, actor, { verb: 'eligibility.confirm', subjectType: 'application', subjectId: applicationId, applicationId, payload: { proposedById: outcome.proposedById, grounds: file.result.grounds } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const openProposal = ({ outcome, assessment }: EligibilityFile): NonNullable<EligibilityFile['outcome']> => {
  if (assessment.status !== 'ELIGIBILITY_CHECK' || !outcome || outcome.eligible || outcome.confirmedAt !== null)
    throw new Refusal('not-found', 'Er wacht geen voorstel van onontvankelijkheid op bevestiging.')
  return outcome
}

/** Four eyes look at the same answers: one changed after the proposal asks for a new proposal. */
const requireUnchanged = ({ verdicts, result }: EligibilityFile, proposedAt: Date): void => {
  if (result.eligible !== false || verdicts.some(({ answeredAt }) => answeredAt > proposedAt))
    throw new Refusal('changed-meanwhile', 'Na het voorstel is een antwoord gewijzigd. Stel opnieuw voor.')
}

const tellApplicants = async (tx: Tx, { id, organisationId }: EligibilityFile): Promise<void> => {
  const members = await tx.membership.findMany({ where: { organisationId, endedAt: null }, select: { userId: true }, distinct: ['userId'] })
  const { number } = await tx.application.findUniqueOrThrow({ where: { id }, select: { number: true } })
  for (const { userId } of members)
    await enqueueEmail(tx, { template: 'ineligible-decision', to: { userId }, dedupeKey: `ineligible-decision:${id}:${userId}`, applicationId: id, fileNumber: number })
}
