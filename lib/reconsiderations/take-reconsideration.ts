import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asRefusal } from '@/lib/database-refusal'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'

export const INVOLVED = 'U had een hand in de eerste beslissing of in haar voorbereiding. Iemand anders behandelt dit verzoek.'

/** Somebody who had no hand in the first decision takes the request, or takes it over `from` who had it, until it is answered. Of this the applicant hears nothing. */
export const takeReconsideration = (actor: Actor, { reconsiderationId, from }: { reconsiderationId: string; from?: string | undefined }): Promise<void> =>
  asActor(actor, async (tx, now) => {
    const { applicationId, application, status, handling } = await loadReconsideration(tx, reconsiderationId)
    const facts = applicationFacts(application)
    requirePermission(actor, 'reconsideration.read', facts)
    if (!can(actor, 'reconsideration.take', { ...facts, takenBy: await involved(tx, actor, applicationId) })) throw new Refusal('forbidden', INVOLVED)
    if (status !== 'RECEIVED') throw new Refusal('changed-meanwhile', 'Dit verzoek is al beantwoord.')

    if (handling && (from !== handling.handlerId || from === actor.userId)) throw changedHands()
    const mine = { handlerId: actor.userId ?? '', takenAt: now }
    const { count } = handling
      ? await tx.reconsiderationHandling.updateMany({ where: { reconsiderationId, status: 'IN_HANDLING', handlerId: handling.handlerId }, data: mine })
      : await tx.reconsiderationHandling.createMany({ data: [{ reconsiderationId, applicationId, ...mine }], skipDuplicates: true })
    if (count === 0) throw changedHands()
    await recordEvent(tx, actor, { verb: 'reconsideration.take', subjectType: 'application', subjectId: applicationId, applicationId, payload: { reconsiderationId, ...(handling ? { from: handling.handlerId } : {}) } })
  }).catch((thrown: unknown) => { throw asRefusal(thrown) })

const changedHands = (): Refusal => new Refusal('changed-meanwhile', 'Iemand nam dit verzoek al in behandeling. Laad de pagina opnieuw.')

export const loadReconsideration = async (tx: Tx, id: string) => {
  const found = await tx.reconsideration.findUnique({ where: { id }, include: { handling: true, letter: { select: { kind: true, decisionId: true, releasedAt: true } }, application: { select: { ...factColumns, number: true, status: true } } } })
  if (!found) throw new Refusal('not-found', 'Dit verzoek bestaat niet.')
  return found
}

/** This person, when they reviewed, judged, led, proposed or decided anything of the file, or have an interest in it; else nobody. */
export const involved = async (tx: Tx, { userId }: Actor, applicationId: string): Promise<(string | null)[]> => {
  const [row] = await tx.$queryRaw<{ is: boolean }[]>`select involved_in(${applicationId}::uuid, ${userId}::uuid) as is`
  return row?.is ? [userId] : []
}
