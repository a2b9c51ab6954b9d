import { standingIn, type Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { agreedScoring } from '@/lib/decisions/agreed-scoring'
import { scoreCorrections } from '@/lib/decisions/corrected-scores'
import { envelopeOf } from '@/lib/calls/envelope'
import { openRound } from '@/lib/decisions/open-round'
import { lockProposed } from '@/lib/decisions/standing-proposal'
import { formatCents } from '@/lib/money'
import { Refusal, type Problem } from '@/lib/refusal'
import type { ProposingAnew } from './schema'
import { loadReconsideration } from './take-reconsideration'

/**
 * After an upheld request the chair lays a new decision on that one file before the deciders, within what is free. Two of them decide as on every file, and
 * publish it; until then the applicant reads the first decision, which stays beside the new one for ever.
 */
export const proposeAnew = (actor: Actor, { reconsiderationId, outcome, granted, conditions }: ProposingAnew): Promise<{ proposalId: string }> =>
  asActor(actor, async (tx) => {
    const { applicationId, application, status, handling } = await loadReconsideration(tx, reconsiderationId)
    requirePermission(actor, 'reconsideration.propose', applicationFacts(application), 'reconsideration.read')
    if (status !== 'UPHELD') throw new Refusal('too-early', 'Dit verzoek is niet gegrond verklaard.')

    const office = (await lockProposed(tx, [applicationId])).get(applicationId)
    const file = await proposable(tx, applicationId, office)
    await tx.$queryRaw`select 1 from call_commitment where call_id = ${file.callId}::uuid for update`
    if (await openRound(tx, file.callId)) throw new Refusal('too-early', 'Het vorige voorstel van deze oproep is nog niet bekendgemaakt. Daarna kan dit voorstel.')
    const corrections = scoreCorrections.parse(handling?.corrections ?? [])
    const problems = await unfit(tx, file, { outcome, granted, conditions }, (await agreedScoring(tx, applicationId, corrections)).fundable)
    if (problems.length > 0) throw new Refusal('invalid', problems)

    if (office === 'REJECTED' || office === 'RANKED') await moveApplication(tx, standingIn(actor, applicationId), { id: applicationId, status: file.status, assessment: { status: office } }, office === 'RANKED' ? 'propose' : 'proposeAnew')
    const proposal = await tx.proposal.create({
      data: {
        callId: file.callId, rankingId: file.rankingId, reconsiderationId, proposedById: actor.userId ?? '',
        round: 1 + (await tx.proposal.count({ where: { callId: file.callId } })),
        items: { create: [{ applicationId, outcome, grantedCents: granted, conditions }] },
      },
    })
    await recordEvent(tx, actor, { verb: 'decision.propose', subjectType: 'application', subjectId: applicationId, applicationId, payload: { proposalId: proposal.id, reconsiderationId, outcome, grantedCents: granted, conditions } })
    return { proposalId: proposal.id }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Refused, on the reserve list, or ranked again after its eligibility was: the last only once its call is decided, else it is in the list. */
const proposable = async (tx: Tx, applicationId: string, office: string | undefined) => {
  const { callId, status, requestedCents, call } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { callId: true, status: true, requestedCents: true, call: { select: { status: true } } } })
  if (office === 'RANKED' && call.status === 'ASSESSMENT') throw new Refusal('conflict', 'De oproep is nog in beoordeling: dit dossier komt mee in de rangschikking.')
  if (office !== 'REJECTED' && office !== 'RESERVE' && office !== 'RANKED') throw new Refusal('changed-meanwhile', 'Dit dossier kan nu niet opnieuw worden voorgesteld.')
  const ranking = await tx.ranking.findFirst({ where: { callId }, orderBy: { round: 'desc' }, select: { id: true } })
  if (!ranking) throw new Refusal('too-early', 'Er is nog geen bevroren rangschikking.')
  return { callId, status, requestedCents: requestedCents ?? 0n, rankingId: ranking.id }
}

const unfit = async (tx: Tx, { callId, requestedCents }: { callId: string; requestedCents: bigint }, { outcome, granted, conditions }: Pick<ProposingAnew, 'outcome' | 'granted' | 'conditions'>, fundable: boolean): Promise<Problem[]> => {
  const { freeCents } = await envelopeOf(tx, callId)
  return [
    ...(fundable ? [] : [{ field: 'outcome', message: 'Deze aanvraag haalt een drempel niet en kan geen subsidie krijgen.' }]),
    ...(granted <= 0n || granted > requestedCents ? [{ field: 'granted', message: `Geef een bedrag op van meer dan 0 en ten hoogste ${formatCents(requestedCents)} euro, wat gevraagd werd.` }] : []),
    ...(granted > freeCents ? [{ field: 'granted', message: `In de enveloppe is nog ${formatCents(freeCents)} euro vrij.` }] : []),
    ...(outcome === 'GRANTED_CONDITIONAL' && conditions.length === 0 ? [{ field: 'conditions', message: 'Omschrijf minstens één voorwaarde.' }] : []),
  ]
}
