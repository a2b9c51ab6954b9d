import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { loadGrant, tellMembers, type LoadedGrant } from '@/lib/grants/load-grant'
import { moveGrant } from '@/lib/grants/move-grant'
import { formatCents } from '@/lib/money'
import { Refusal, type Problem } from '@/lib/refusal'
import { formatDay, localDay } from '@/lib/time'
import type { Prisma, Repayment } from '@/prisma/generated/client'
import { receivedCents, unnotedCents } from './repaid'
import type { NotingRepayment } from './schema'

/** Money came in on the account of a claim, all of it or a part: noted with its amount and its day. It counts once somebody else confirms it. */
export const recordRepayment = (actor: Actor, { grantId, amountCents, receivedOn }: NotingRepayment): Promise<void> =>
  asActor(actor, (tx, now) => noteRepayment(tx, actor, { grantId, amountCents, receivedOn }, now)).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** The same, of a line of a statement. */
export const noteRepayment = async (tx: Tx, actor: Actor, { grantId, amountCents, receivedOn }: NotingRepayment, now: Date, from: { bankReportId?: string } = {}): Promise<void> => {
  const { grant, recovery } = await lockedCase(tx, grantId)
  requirePermission(actor, 'recovery.record-repayment', grant, 'payment.read')
  if (!recovery.claimedAt) throw new Refusal('too-early', 'Vorder het bedrag eerst terug.')
  if (recovery.paidAt) throw new Refusal('changed-meanwhile', 'Dit bedrag is al volledig terugbetaald.')
  const problems = [...amountProblems(recovery, { amountCents, receivedOn }), ...dayProblems(grant, receivedOn, localDay(now))]
  if (problems.length > 0) throw new Refusal('invalid', problems)

  const { id } = await tx.repayment.create({ data: { grantId, amountCents, receivedOn: new Date(receivedOn), notedById: actor.userId ?? '', notedAt: now } })
  await recordEvent(tx, actor, { verb: 'recovery.record-repayment', subjectType: 'grant', subjectId: grantId, applicationId: grant.applicationId, payload: { repaymentId: id, amountCents, receivedOn, ...from } })
}

/** Somebody else of finance saw the same money on the account. The beneficiary hears of it; when all of the claim is back, the file closes. */
export const confirmRepayment = (actor: Actor, { repaymentId }: { repaymentId: string }): Promise<{ openCents: bigint }> =>
  asActor(actor, async (tx, now) => {
    const { repayment, grant, recovery } = await waitingRepayment(tx, actor, repaymentId)
    if (!can(actor, 'recovery.confirm-repayment', { takenBy: [repayment.notedById] })) throw new Refusal('forbidden', 'Wie de terugbetaling noteerde, bevestigt ze niet. Dat doet iemand anders van financiën.')

    await tx.repayment.update({ where: { id: repayment.id }, data: { confirmedById: actor.userId, confirmedAt: now } })
    const openCents = recovery.amountCents - receivedCents(recovery.repayments) - repayment.amountCents
    if (openCents === 0n) {
      await tx.recovery.update({ where: { grantId: grant.id }, data: { paidAt: now } })
      if (grant.status !== 'REVOKED') await moveGrant(tx, actor, grant, 'close', { closedAt: now })
    }
    await tellMembers(tx, grant, 'repayment-received', repayment.id)
    await recordEvent(tx, actor, { verb: 'recovery.confirm-repayment', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: { ...told(repayment), openCents } })
    return { openCents }
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

/** Noted by mistake: it stays in the trail and counts for nothing. */
export const dropRepayment = (actor: Actor, { repaymentId }: { repaymentId: string }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { repayment, grant } = await waitingRepayment(tx, actor, repaymentId)
    requirePermission(actor, 'recovery.drop-repayment', grant, 'payment.read')
    await tx.repayment.update({ where: { id: repayment.id }, data: { droppedById: actor.userId, droppedAt: now } })
    await recordEvent(tx, actor, { verb: 'recovery.drop-repayment', subjectType: 'grant', subjectId: grant.id, applicationId: grant.applicationId, payload: told(repayment) })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

type Case = { grant: LoadedGrant; recovery: Prisma.RecoveryGetPayload<{ include: { repayments: true } }> }

/** Whoever works on the same claim waits here, so that the sum is never of a moment ago. */
const lockedCase = async (tx: Tx, grantId: string): Promise<Case> => {
  await tx.$queryRaw`select grant_id from recovery where grant_id = ${grantId}::uuid for update`
  const recovery = await tx.recovery.findUnique({ where: { grantId }, include: { repayments: true } })
  if (!recovery) throw new Refusal('not-found', 'Voor dit dossier loopt geen terugvordering.')
  return { grant: await loadGrant(tx, grantId), recovery }
}

const waitingRepayment = async (tx: Tx, actor: Actor, repaymentId: string): Promise<Case & { repayment: Repayment }> => {
  const known = await tx.repayment.findUnique({ where: { id: repaymentId }, select: { grantId: true } })
  if (!known) throw new Refusal('not-found', 'Deze terugbetaling bestaat niet.')
  const found = await lockedCase(tx, known.grantId)
  requirePermission(actor, 'payment.read', found.grant)
  const repayment = found.recovery.repayments.find(({ id, confirmedAt, droppedAt }) => id === repaymentId && confirmedAt === null && droppedAt === null)
  if (!repayment) throw new Refusal('changed-meanwhile', 'Deze terugbetaling is intussen bevestigd of geschrapt.')
  return { ...found, repayment }
}

const amountProblems = ({ amountCents: claimed, repayments }: Case['recovery'], { amountCents, receivedOn }: { amountCents: bigint; receivedOn: string }): Problem[] => {
  const refused = (message: string): Problem[] => [{ field: 'amount', message }]
  if (repayments.some((other) => other.droppedAt === null && other.amountCents === amountCents && dayOf(other) === receivedOn)) return refused(`Dit bedrag is voor ${formatDay(receivedOn)} al genoteerd.`)
  const open = unnotedCents(claimed, repayments)
  return amountCents > open ? refused(`Er staat nog ${formatCents(open)} euro open. Noteer niet meer dan dat.`) : []
}

const dayProblems = ({ settledAt }: LoadedGrant, receivedOn: string, today: string): Problem[] => {
  if (receivedOn > today) return [{ field: 'receivedOn', message: 'Deze dag is nog niet voorbij. Noteer de dag waarop het geld op de rekening kwam.' }]
  const settled = settledAt ? localDay(settledAt) : null
  return settled !== null && receivedOn < settled ? [{ field: 'receivedOn', message: `De afrekening is van ${formatDay(settled)}: daarvoor kan er niets terugbetaald zijn.` }] : []
}

const dayOf = ({ receivedOn }: Repayment): string => receivedOn.toISOString().slice(0, 10)
const told = (repayment: Repayment) => ({ repaymentId: repayment.id, amountCents: repayment.amountCents, receivedOn: dayOf(repayment) })
