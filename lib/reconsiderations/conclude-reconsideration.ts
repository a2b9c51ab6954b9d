import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { moveApplication } from '@/lib/applications/move-application'
import { tellApplicants } from '@/lib/applications/tell-applicants'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { agreedScoring } from '@/lib/decisions/agreed-scoring'
import type { ScoreCorrection } from '@/lib/decisions/corrected-scores'
import { requireMover } from '@/lib/lifecycle'
import { Refusal, type Problem } from '@/lib/refusal'
import { createReconsiderationLetter } from './reconsideration-letter'
import { handlingLifecycle } from './lifecycle'
import type { Concluding } from './schema'
import { involved, loadReconsideration } from './take-reconsideration'
import type { ReconsiderationAnswer } from './words'

/**
 * The answer, by whoever handles the request, and told in the same act. Upheld is no grant yet: a refused or reserved file can be proposed anew (proposeAnew)
 * and is decided by two others; an ineligible one goes back to its check. The first decision stays as it was.
 */
export const concludeReconsideration = (actor: Actor, { reconsiderationId, outcome, answer, corrections: typed }: Concluding): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const request = await loadReconsideration(tx, reconsiderationId)
    const { applicationId, application, handling } = request
    requirePermission(actor, 'reconsideration.conclude', { ...applicationFacts(application), ownerId: handling?.handlerId, takenBy: await involved(tx, actor, applicationId) }, 'reconsideration.read')

    const corrections = correctionsOf(typed)
    const problems = [...incomplete(typed), ...(await unfit(tx, request, outcome, corrections))]
    if (problems.length > 0) throw new Refusal('invalid', problems)

    const { to, by } = handlingLifecycle[verbs[outcome]]
    requireMover(actor, by)
    const concluded = await tx.reconsiderationHandling.updateMany({ where: { reconsiderationId, status: 'IN_HANDLING' }, data: { status: to, concludedAt: now, corrections } })
    if (concluded.count === 0) throw new Refusal('changed-meanwhile', 'Dit verzoek is al beantwoord.')
    await tx.reconsideration.update({ where: { id: reconsiderationId }, data: { status: to, answer, answeredAt: now } })
    if (outcome === 'UPHELD' && request.letter.kind === 'INELIGIBLE') await checkAgain(tx, actor, application)
    await createReconsiderationLetter(tx, { request, outcome, answer }, now)
    await tellApplicants(tx, application, 'reconsideration-answered', reconsiderationId)
    await recordEvent(tx, actor, { verb: 'reconsideration.conclude', subjectType: 'application', subjectId: applicationId, applicationId, payload: { reconsiderationId, outcome, answer, corrections } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const verbs = { UPHELD: 'uphold', DISMISSED: 'dismiss', INADMISSIBLE: 'declareInadmissible' } as const satisfies Record<ReconsiderationAnswer, keyof typeof handlingLifecycle>

const correctionsOf = (typed: Concluding['corrections']): ScoreCorrection[] =>
  Object.entries(typed).flatMap(([code, { points, motivation }]) => (points === null ? [] : [{ code, halves: points, motivation }]))

const incomplete = (typed: Concluding['corrections']): Problem[] =>
  Object.entries(typed).flatMap(([code, { points, motivation }]) => [
    ...(points !== null && motivation.trim().length < 60 ? [{ field: `corrections.${code}.motivation`, message: `Motiveer de nieuwe punten voor ${code} in minstens 60 tekens.` }] : []),
    ...(points === null && motivation.trim() !== '' ? [{ field: `corrections.${code}.points`, message: `Geef de nieuwe punten voor ${code}, of wis de motivering.` }] : []),
  ])

type Loaded = Awaited<ReturnType<typeof loadReconsideration>>

/** New points go with an upheld request about a decision; and a new decision must be able to differ from the first. */
const unfit = async (tx: Tx, { applicationId, application, letter }: Loaded, outcome: ReconsiderationAnswer, corrections: readonly ScoreCorrection[]): Promise<Problem[]> => {
  if (outcome !== 'UPHELD' || letter.kind === 'INELIGIBLE') return corrections.length > 0 ? [{ field: 'outcome', message: 'Nieuwe punten geeft u alleen als het verzoek tegen een beslissing over de punten gegrond is.' }] : []
  if (application.status !== 'REJECTED' && application.status !== 'RESERVE')
    return [{ field: 'outcome', message: 'Deze aanvraag is niet geweigerd en staat niet op de reservelijst. Een toekenning wijzigt u met een wijziging in het dossier.' }]
  const scoring = await agreedScoring(tx, applicationId, corrections)
  return scoring.fundable ? [] : [{ field: 'outcome', message: `Met deze punten haalt de aanvraag de drempels niet: ${scoring.belowThreshold.join(', ') || 'geen volwaardige activiteit'}. Geef de nieuwe punten per criterium.` }]
}

/** What the first check found is set aside by the database (check_reconsidered); the check begins anew. */
const checkAgain = (tx: Tx, actor: Actor, application: Loaded['application']): Promise<unknown> =>
  moveApplication(tx, actor, { ...application, assessment: { status: 'INELIGIBLE' } }, 'checkAgain')
