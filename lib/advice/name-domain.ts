import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import type { namedDomain } from './schema'

/** A new policy domain to ask, or another name for one that is there. */
export const nameDomain = (actor: Actor, { code, name }: z.output<typeof namedDomain>): Promise<void> =>
  asActor(actor, async (tx) => {
    requirePermission(actor, 'policy-domain.manage')
    const taken = await tx.policyDomain.findFirst({ where: { name: { equals: name.trim(), mode: 'insensitive' }, code: { not: code } }, select: { code: true } })
    if (taken) throw new Refusal('invalid', [{ field: 'name', message: `Deze naam heeft ${taken.code} al.` }])
    await tx.policyDomain.upsert({ where: { code }, create: { code, name: name.trim() }, update: { name: name.trim(), closedAt: null } })
    await recordEvent(tx, actor, { verb: 'policy-domain.name', subjectType: 'policy_domain', subjectId: code, payload: { name: name.trim() } })
  })
