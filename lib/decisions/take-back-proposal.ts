import { standingIn, type Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { moveApplication } from '@/lib/applications/move-application'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { asRefusal } from '@/lib/database-refusal'
import { Refusal } from '@/lib/refusal'
import { concludeReviews } from '@/lib/reviews/conclude-reviews'
import type { TakingBack, TakingBackAll } from './schema'
import { lockProposed, standing } from './standing-proposal'

/** The chair takes one file out of the proposal, while nobody decided on it: it may be proposed anew, on the same list. What stood there is kept. */
export const takeBackFile = (actor: Actor, { applicationId, takeBackReason: reason }: TakingBack): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'decision.take-back', { applicationId }, 'decision.read')
    const proposal = await tx.proposal.findFirst({ where: { ...standing, items: { some: { applicationId } } }, orderBy: { round: 'desc' }, ...withItems })
    if (!proposal) throw new Refusal('not-found', 'Voor dit dossier is er geen voorstel.')
    const states = await lockProposed(tx, proposal.items.map((item) => item.applicationId))
    if (proposal.reconsiderationId) throw new Refusal('conflict', 'Dit voorstel volgt op een gegronde heroverweging en kan niet terug. De beslissers kunnen de teksten nog wijzigen.')
    const item = proposal.items.find((one) => one.applicationId === applicationId)
    if (!item || states.get(applicationId) !== 'PROPOSED') throw notProposed()
    await requireUndecided(tx, proposal.round, [applicationId])

    await takeOut(tx, actor, proposal.id, item, reason, now)
    // Of the last file: nothing is left of the proposal, so the list may be frozen anew.
    const others = proposal.items.filter((one) => one.applicationId !== applicationId).map((one) => states.get(one.applicationId) ?? '')
    if (others.every((status) => status === 'RANKED' || status === 'WITHDRAWN')) await close(tx, actor, proposal.id, reason, now)
    await recordEvent(tx, actor, { verb: 'decision.take-back', subjectType: 'application', subjectId: applicationId, applicationId, payload: { proposalId: proposal.id, reason, was: was(item) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/**
 * The chair takes the whole proposal back, while nobody decided on a file of it: the list may then be frozen anew. An interest that was told since the
 * freeze counts from now on: the score of who told it falls away, and that file goes back to its reviewers first.
 */
export const takeBackProposal = (actor: Actor, { callId, takeBackReason: reason }: TakingBackAll): Promise<{ files: number; reviewedAgain: number; toReserve: boolean }> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'decision.take-back', {}, 'ranking.read')
    const proposal = await tx.proposal.findFirst({ where: { callId, ...standing }, orderBy: { round: 'desc' }, ...withItems })
    if (!proposal) throw new Refusal('not-found', 'Er is geen voorstel van beslissing.')
    const states = await lockProposed(tx, proposal.items.map((item) => item.applicationId))
    if (proposal.reconsiderationId) throw notProposed()
    const live = proposal.items.filter(({ applicationId }) => states.get(applicationId) === 'PROPOSED')
    // From the reserve list: these files keep their state while they are proposed.
    const reserve = proposal.items.filter(({ applicationId }) => states.get(applicationId) === 'RESERVE')
    const settled = proposal.items.filter(({ applicationId }) => !['PROPOSED', 'RESERVE', 'RANKED', 'WITHDRAWN'].includes(states.get(applicationId) ?? ''))
    if (live.length + reserve.length === 0 || settled.length > 0) throw notProposed()
    await requireUndecided(tx, proposal.round, [...live, ...reserve].map(({ applicationId }) => applicationId))

    // For all files at once nobody needs to stand in: what the chair does not see follows the list to the letter.
    for (const item of live) await takeOut(tx, actor, proposal.id, item, reason, now)
    for (const item of reserve) await keep(tx, actor, proposal.id, item, reason, now)
    await close(tx, actor, proposal.id, reason, now)
    const again = await losesScores(tx, proposal.ranking.frozenAt, proposal.items.map(({ applicationId }) => applicationId))
    // From here on the transaction goes on as the portal.
    for (const applicationId of again) await concludeReviews(tx, applicationId, now, { lostScores: true })
    await recordEvent(tx, actor, { verb: 'decision.take-back', subjectType: 'call', subjectId: callId, payload: { proposalId: proposal.id, round: proposal.round, reason, files: [...live, ...reserve].map(({ applicationId }) => applicationId), reviewedAgain: again } })
    return { files: live.length + reserve.length, reviewedAgain: again.length, toReserve: live.length === 0 }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const withItems = { include: { ranking: { select: { frozenAt: true } }, items: { orderBy: { applicationId: 'asc' }, include: { assessment: { select: { application: { select: { id: true, status: true } } } } } } } } as const

type Item = { applicationId: string; outcome: 'GRANTED' | 'GRANTED_CONDITIONAL' | 'RESERVE' | 'REJECTED'; grantedCents: bigint; conditions: unknown; deviationReason: string; assessment: { application: { id: string; status: Parameters<typeof moveApplication>[2]['status'] } } }

const was = ({ outcome, grantedCents, conditions, deviationReason }: Item) => ({ outcome, grantedCents: String(grantedCents), conditions: JSON.stringify(conditions), deviationReason })

const takeOut = async (tx: Tx, actor: Actor, proposalId: string, item: Item, reason: string, now: Date): Promise<void> => {
  await moveApplication(tx, standingIn(actor, item.applicationId), { ...item.assessment.application, assessment: { status: 'PROPOSED' } }, 'takeBack')
  await keep(tx, actor, proposalId, item, reason, now)
}

const keep = async (tx: Tx, actor: Actor, proposalId: string, { applicationId, outcome, grantedCents, deviationReason, ...item }: Item, reason: string, now: Date): Promise<void> => {
  await tx.takenBackItem.create({ data: { proposalId, applicationId, outcome, grantedCents, conditions: item.conditions ?? [], deviationReason, reason, takenBackById: actor.userId ?? '', takenBackAt: now } })
}

const close = async (tx: Tx, actor: Actor, id: string, reason: string, now: Date): Promise<void> => {
  const closed = await tx.proposal.updateMany({ where: { id, takenBackAt: null }, data: { takenBackAt: now, takenBackById: actor.userId, takeBackReason: reason } })
  if (closed.count === 0) throw notProposed()
}

/** Without saying how many or which: a chair may have an interest in one of them. */
const requireUndecided = async (tx: Tx, round: number, applicationIds: readonly string[]): Promise<void> => {
  const decided = await tx.decision.count({ where: { round, applicationId: { in: [...applicationIds] } } })
  if (decided > 0) throw new Refusal('too-late', applicationIds.length === 1 ? 'Over dit dossier is al beslist: het voorstel kan niet meer terug.' : 'Over een of meer dossiers is al beslist: het voorstel kan niet meer in zijn geheel terug. Per dossier kan het nog, zolang daarover niet beslist is.')
}

/** Asked as the portal, because the chair may have an interest in one of them: files of which an agreed score rests on somebody who told of an interest after the list was frozen. */
const losesScores = async (tx: Tx, frozenAt: Date, applicationIds: readonly string[]): Promise<string[]> => {
  await tx.$queryRaw`select set_config('app.roles', ',SYSTEM,', true)`
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select distinct c.application_id as id from conflict c
      join review r on r.application_id = c.application_id and r.reviewer_id = c.user_id and r.final_at is not null
      join consensus k on k.application_id = c.application_id and k.recorded_at <= c.declared_at
      join assessment s on s.application_id = c.application_id and s.status = 'RANKED'
    where c.declared_at > ${frozenAt} and c.application_id = any(${[...applicationIds]}::uuid[]) order by id`
  return rows.map(({ id }) => id)
}

const notProposed = (): Refusal => new Refusal('changed-meanwhile', 'Dit voorstel wacht niet (meer) op een beslissing. Laad de pagina opnieuw.')
