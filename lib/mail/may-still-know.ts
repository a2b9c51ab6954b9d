import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Audience } from '@/emails/templates'
import { staffRoles, type Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { livingReviewStatuses } from '@/lib/reviews/lifecycle'

type Question = { audience: Audience; recipientId: string | null; applicationId: string | null; params: unknown }

/** Asked at the moment of sending: a right that ended since the act ends the message too. */
export const mayStillKnow = async (tx: Tx, { audience, recipientId, applicationId, params }: Question): Promise<boolean> => {
  if (audience === 'SIGNING_IN' || audience === 'INVITED') return linkLives(tx, audience, params)
  if (recipientId === null) return audience === 'ADDRESSEE'
  const recipient = await readRecipient(tx, recipientId)
  if (!recipient) return false
  if (audience === 'ADDRESSEE') return true
  if (!applicationId) return false
  const application = await tx.application.findUnique({ where: { id: applicationId }, select: factColumns })
  const resource = application ? applicationFacts(application) : { applicationId }
  if (audience === 'READER') return can(recipient.actor, 'application.read', resource)
  if (audience === 'ANSWERER') return can(recipient.actor, 'application.read', resource) && (await tx.grant.count({ where: { applicationId, status: 'AWARDED' } })) === 1
  if (audience === 'FULFILLER') return can(recipient.actor, 'application.read', resource) && (await tx.grant.count({ where: { applicationId, status: 'CONDITIONS_PENDING' } })) === 1
  if (audience === 'DRAFTER') return can(recipient.actor, 'application.edit', resource) && (await isOpenDraft(tx, applicationId))
  if (audience === 'CORRESPONDENT') return can(recipient.actor, 'message.read', resource)
  if (audience === 'COMPLETER') return can(recipient.actor, 'application.read', resource) && (await tx.completionRequest.count({ where: { applicationId, status: { in: ['OPEN', 'EXTENDED'] } } })) === 1
  if (audience === 'CHAIR') return can(recipient.actor, 'consensus.record', resource)
  if (audience === 'REVIEWER') return can(recipient.actor, 'review.score', { ...resource, ownerId: recipientId })
  return recipient.reviewedIds.has(applicationId)
}

/** Filed, thrown away or too late: then a mail about the draft only confuses. */
const isOpenDraft = async (tx: Tx, applicationId: string): Promise<boolean> => {
  const rows = await tx.$queryRaw<unknown[]>`select 1 from application a join call c on c.id = a.call_id where a.id = ${applicationId}::uuid and a.status = 'DRAFT' and a.discarded_at is null and c.status = 'OPEN' and c.deadline_at > portal_now()`
  return rows.length > 0
}

/** A link that was used, replaced, revoked or ran out while the mail waited only confuses. */
const linkLives = async (tx: Tx, audience: 'SIGNING_IN' | 'INVITED', params: unknown): Promise<boolean> => {
  const parsed = z.object({ token: z.string() }).safeParse(params)
  if (!parsed.success) return false
  const tokenHash = createHash('sha256').update(parsed.data.token).digest('hex')
  const rows =
    audience === 'SIGNING_IN'
      ? await tx.$queryRaw<unknown[]>`select 1 from sign_in_token where token_hash = ${tokenHash} and used_at is null and expires_at > portal_now()`
      : await tx.$queryRaw<unknown[]>`select 1 from invitation where token_hash = ${tokenHash} and accepted_at is null and revoked_at is null and expires_at > portal_now()`
  return rows.length > 0
}

/** The recipient as an actor, from the same facts a session would load; null for an account that is gone or suspended. */
const readRecipient = async (tx: Tx, userId: string): Promise<{ actor: Actor; reviewedIds: Set<string> } | null> => {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: {
      name: true,
      email: true,
      suspendedAt: true,
      roles: { select: { role: true } },
      memberships: { where: { endedAt: null }, select: { organisationId: true, role: true } },
      reviews: { select: { applicationId: true, status: true } },
      conflicts: { select: { applicationId: true } },
    },
  })
  if (!user || user.suspendedAt) return null
  const named = await tx.substitution.findMany({ where: { userId }, select: { applicationId: true, role: true } })
  const actor: Actor = {
    userId,
    name: user.name,
    email: user.email,
    roles: user.roles.map(({ role }) => role),
    memberships: user.memberships,
    openedApplicationIds: user.reviews.filter((review) => review.status !== 'ASSIGNED' && livingReviewStatuses.includes(review.status)).map((review) => review.applicationId),
    assignedApplicationIds: user.reviews.filter((review) => livingReviewStatuses.includes(review.status)).map((review) => review.applicationId),
    conflictedApplicationIds: user.conflicts.map((conflict) => conflict.applicationId),
    standsIn: named.flatMap(({ applicationId, role }) => staffRoles.filter((known) => known === role).map((known) => ({ applicationId, role: known }))),
    sessionId: null,
    signedInAt: null,
  }
  return { actor, reviewedIds: new Set(user.reviews.map((review) => review.applicationId)) }
}
