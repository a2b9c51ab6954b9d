import type { Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { eligibilityFile, lockAssessment, type EligibilityFile } from './eligibility-file'
import type { Conclusion } from './eligibility-schema'
import { moveApplication } from './move-application'

/**
 * The end of the check. The answers decide, the officer says it: eligible takes effect at once, ineligible is a proposal that another
 * officer confirms (lib/decisions/confirm-ineligibility.ts).
 */
export const concludeEligibility = (actor: Actor, { applicationId, eligible, motivation }: Conclusion): Promise<{ waitsForSecond: boolean }> =>
  asActor(actor, async (tx) => {
    const now = await lockAssessment(tx, applicationId)
    const file = await eligibilityFile(tx, applicationId)
    requirePermission(actor, 'eligibility.conclude', applicationFacts(file), 'eligibility.read')

    if (file.assessment.status !== 'ELIGIBILITY_CHECK') throw new Refusal('changed-meanwhile', 'Het ontvankelijkheidsonderzoek van dit dossier is afgesloten.')
    requireAnswers(file, eligible)

    await writeOutcome(tx, { applicationId, eligible, motivation, proposedById: actor.userId ?? '', proposedAt: now })
    if (eligible) await moveApplication(tx, actor, file, 'declareEligible')
    await recordEvent(tx, actor, {
      verb: 'eligibility.conclude',
      subjectType: 'application',
      subjectId: applicationId,
      applicationId,
      payload: { eligible, motivation, struck: file.result.struck, grounds: file.result.grounds.map(({ code, activityRowId }) => ({ code, activityRowId })) },
    })
    return { waitsForSecond: !eligible }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const requireAnswers = ({ result }: EligibilityFile, eligible: boolean): void => {
  if (result.eligible === null) {
    const codes = [...new Set(result.unanswered.map(({ code }) => code))].join(', ')
    throw new Refusal('incomplete', `Nog ${result.unanswered.length} vragen zonder antwoord: ${codes}.`)
  }
  if (eligible && !result.eligible)
    throw new Refusal('invalid', `Volgens uw antwoorden is deze aanvraag onontvankelijk: ${[...new Set(result.grounds.map(({ code }) => code))].join(', ')}.`)
  if (!eligible && result.eligible) throw new Refusal('invalid', 'Volgens uw antwoorden is deze aanvraag ontvankelijk. Pas eerst het antwoord aan waarop u steunt.')
}

/** A proposal that nobody confirmed yet is replaced. */
const writeOutcome = async (tx: Tx, { applicationId, ...outcome }: { applicationId: string; eligible: boolean; motivation: string; proposedById: string; proposedAt: Date }): Promise<void> => {
  await tx.eligibilityOutcome.upsert({ where: { applicationId }, create: { applicationId, ...outcome }, update: outcome })
}
