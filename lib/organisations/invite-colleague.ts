import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { enqueueEmail } from '@/lib/mail/enqueue-email'
import type { colleagueInvitation } from '@/lib/organisations/schema'
import { Refusal } from '@/lib/refusal'
import { sha256 } from '@/lib/sign-in/secrets'
import { endOfDay, addDays, localDay } from '@/lib/time'

const VALID_DAYS = 14

/** A gemachtigde lets a colleague in. Only the hash of the link is kept; an earlier link for the same address stops working. */
export const inviteColleague = (actor: Actor, { organisationId, email, role }: z.output<typeof colleagueInvitation>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'organisation.invite', { organisationId }, 'organisation.read')
    const organisation = await tx.organisation.findUniqueOrThrow({ where: { id: organisationId }, include: { partnerships: { select: { id: true } } } })
    if (role === 'PARTNERSHIP_COORDINATOR' && organisation.partnerships.length === 0)
      throw new Refusal('invalid', [{ field: 'role', message: 'Alleen de penhouder van een STEM-partnerschap heeft een coördinator.' }])
    const member = await tx.membership.findFirst({ where: { organisationId, role, endedAt: null, user: { email } } })
    if (member) throw new Refusal('invalid', [{ field: 'email', message: 'Deze collega heeft die rol al.' }])
    const token = randomBytes(32).toString('base64url')
    const expiresAt = endOfDay(addDays(localDay(now), VALID_DAYS))
    await tx.invitation.updateMany({ where: { organisationId, email, acceptedAt: null, revokedAt: null }, data: { revokedAt: now } })
    const { id } = await tx.invitation.create({
      data: { organisationId, email, role, tokenHash: sha256(token), invitedById: actor.userId ?? '', expiresAt },
      select: { id: true },
    })
    await enqueueEmail(tx, {
      template: 'invitation',
      to: { address: email },
      dedupeKey: `invitation:${id}`,
      params: { token, organisation: organisation.legalName, invitedBy: actor.name, expiresAt: expiresAt.toISOString() },
    })
    await recordEvent(tx, actor, { verb: 'organisation.invite', subjectType: 'organisation', subjectId: organisationId, payload: { invitationId: id, email, role } })
  })
