import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { heldBack } from '@/lib/decisions/letter-batch'
import { publishRanking } from '@/lib/decisions/publish-ranking'
import { lockProposed, standing } from '@/lib/decisions/standing-proposal'
import { releaseLetters } from '@/lib/letters/create-letter'
import { Refusal } from '@/lib/refusal'
import { awardGrant } from './award-grant'
import { tellMembers } from './load-grant'

/**
 * Makes every outcome of a round public in one act: statuses, letters, grants and mails, all or none. Before it, no byte that an applicant gets
 * depends on the outcome.
 */
export const publishDecisions = (actor: Actor, { callId }: { callId: string }): Promise<{ published: number }> =>
  asActor(actor, async (tx, now) => {
    const call = await tx.call.findUnique({ where: { id: callId } })
    if (!call) throw new Refusal('not-found', 'Deze oproep bestaat niet.')
    requirePermission(actor, 'decision.publish', {}, 'ranking.read')

    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, include: { items: { select: { applicationId: true } } } })
    if (!proposal) throw new Refusal('too-early', 'Er is nog geen voorstel van beslissing.')
    const decisions = await readyDecisions(tx, proposal)

    const held = await heldBack(tx, actor, decisions)
    if (held.length > 0) throw new Refusal('incomplete', held.map((message) => ({ field: '', message: `Deze brief kan niet vertrekken: ${message}.` })))

    await tx.publication.create({ data: { callId, round: proposal.round, publishedById: actor.userId ?? '' } })
    await tx.decision.updateMany({ where: { id: { in: decisions.map(({ id }) => id) } }, data: { publishedAt: now } })
    await releaseLetters(tx, decisions.map(({ id }) => id), now)
    await publishRanking(tx, proposal.rankingId, new Set(decisions.filter(({ grantedCents }) => grantedCents > 0n).map(({ applicationId }) => applicationId)))
    await showOutcomes(tx, decisions.map(({ applicationId }) => applicationId))
    for (const decision of decisions) if (decision.grantedCents > 0n) await awardGrant(tx, decision, now)
    if (call.status === 'ASSESSMENT') await moveCallOn(tx, callId)

    for (const decision of decisions) await tellMembers(tx, { ...decision.assessment.application, id: decision.id, applicationId: decision.applicationId }, 'decision-published')
    await recordEvent(tx, actor, { verb: 'decision.publish', subjectType: 'call', subjectId: callId, payload: { round: proposal.round, files: decisions.map(({ applicationId, outcome, grantedCents }) => ({ applicationId, outcome, grantedCents })) } })
    return { published: decisions.length }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Every file of the proposal, decided and confirmed by two people; those withdrawn or lapsed meanwhile fall away. */
const readyDecisions = async (tx: Tx, proposal: { round: number; items: { applicationId: string }[] }) => {
  const files = proposal.items.map(({ applicationId }) => applicationId)
  // Who withdraws at this moment locks in the same order: the application, then its assessment. What is read after it stands until this act is over.
  await tx.$queryRaw`select 1 from application where id = any(${files}::uuid[]) order by id for no key update`
  await lockProposed(tx, files)
  const alive = await tx.assessment.findMany({ where: { applicationId: { in: files }, status: { notIn: ['WITHDRAWN', 'LAPSED'] } }, select: { applicationId: true } })
  const decisions = await tx.decision.findMany({
    where: { round: proposal.round, applicationId: { in: alive.map(({ applicationId }) => applicationId) }, confirmedAt: { not: null } },
    include: { assessment: { select: { application: { select: { number: true, organisationId: true } } } } },
    orderBy: { applicationId: 'asc' },
  })
  if (decisions.length < alive.length) throw new Refusal('too-early', `Nog ${alive.length - decisions.length} dossiers wachten op een bevestigde beslissing.`)
  if (decisions.some(({ publishedAt }) => publishedAt)) throw new Refusal('changed-meanwhile', 'Deze beslissingen zijn al bekendgemaakt.')
  return decisions
}

/** The applicant's status takes over the assessment's, for all files in one statement. */
const showOutcomes = async (tx: Tx, applicationIds: string[]): Promise<void> => {
  const shown = await tx.$executeRaw`
    update application a set status = s.status from assessment s where s.application_id = a.id and a.id = any(${applicationIds}::uuid[])`
  if (shown !== applicationIds.length) throw new Refusal('changed-meanwhile', 'Een dossier is intussen gewijzigd. Laad de pagina opnieuw.')
}

/** ASSESSMENT → DECIDED by the decider, → EXECUTION by the system (domain 5.1): one act here, because nothing can come between. */
const moveCallOn = async (tx: Tx, callId: string): Promise<void> => {
  await tx.call.update({ where: { id: callId }, data: { status: 'DECIDED' } })
  await tx.call.update({ where: { id: callId }, data: { status: 'EXECUTION' } })
}
