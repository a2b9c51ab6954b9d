import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { placedAdviser } from './schema'

/** Somebody with the role of policy domain advises for one domain; without a domain they read no question. */
export const placeAdviser = (actor: Actor, { userId, domain }: z.output<typeof placedAdviser>): Promise<void> =>
  asActor(actor, async (tx, now) => {
    requirePermission(actor, 'policy-domain.manage')
    const person = await tx.user.findFirst({ where: { id: userId, roles: { some: { role: 'POLICY_DOMAIN' } } }, select: { id: true, advisesFor: { select: { domainCode: true } } } })
    if (!person) throw new Refusal('invalid', [{ field: 'userId', message: 'Deze persoon heeft de rol beleidsdomein niet. Geef die eerst bij Gebruikers.' }])
    if (domain !== '' && (await tx.policyDomain.count({ where: { code: domain, closedAt: null } })) === 0) throw new Refusal('invalid', [{ field: 'domain', message: 'Kies een beleidsdomein.' }])
    if (domain === '') await tx.policyDomainMember.deleteMany({ where: { userId } })
    else await tx.policyDomainMember.upsert({ where: { userId }, create: { userId, domainCode: domain, placedById: actor.userId, placedAt: now }, update: { domainCode: domain, placedById: actor.userId, placedAt: now } })
    await recordEvent(tx, actor, { verb: 'policy-domain.place', subjectType: 'user', subjectId: userId, payload: { from: person.advisesFor?.domainCode ?? '', to: domain } })
  })
