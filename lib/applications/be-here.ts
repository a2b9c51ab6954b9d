import type { z } from 'zod'
import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { requirePermission } from '@/lib/access/require-permission'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { othersHere, type Here } from './together'
import type { whereabouts } from './together-schema'

/**
 * Says in which section of a draft somebody works now, and answers who else is in the request. One row, overwritten at most every thirty seconds
 * by the clock of the database, or when the section changes; no trail, nothing else.
 */
export const beHere = (actor: Actor, { applicationId, step }: z.output<typeof whereabouts>): Promise<Here[]> =>
  asActor(actor, async (tx) => {
    const application = await tx.application.findUnique({ where: { id: applicationId }, select: { ...factColumns, status: true, discardedAt: true } })
    if (!application || application.discardedAt) throw new Refusal('not-found', 'Deze aanvraag bestaat niet.')
    requirePermission(actor, 'application.edit', applicationFacts(application), 'application.read')
    if (application.status !== 'DRAFT') return []
    await tx.$executeRaw`
      insert into presence as p (application_id, user_id, step) values (${applicationId}::uuid, ${actor.userId}::uuid, ${step})
      on conflict (application_id, user_id) do update set step = excluded.step, seen_at = portal_now() where p.step <> excluded.step or p.seen_at <= portal_now() - interval '30 seconds'`
    return othersHere(tx, actor, applicationId)
  })
