import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { openRound } from './open-round'
import type { Condition } from './schema'

type FromReserve = { callId: string; conditions?: Record<string, Condition[]>; /** Only the first so many of the list, when money is kept apart. */ atMost?: number }
type Waiting = { application_id: string; requested: bigint }

/** Freed or added money goes to the reserve list, in its order and as long as the next whole file fits; before the list lapses. */
export const proposeFromReserve = (actor: Actor, { callId, conditions = {}, atMost = Infinity }: FromReserve): Promise<{ proposalId: string }> =>
  asActor(actor, async (tx, now) => {
    // One proposal at a time per call: two at once would both count the same free money.
    await tx.$queryRaw`select 1 from call_commitment where call_id = ${callId}::uuid for update`
    const ranking = await tx.ranking.findFirst({ where: { callId }, orderBy: { round: 'desc' }, include: { call: { include: { commitment: true } } } })
    if (!ranking?.call.commitment) throw new Refusal('not-found', 'Er is nog geen bevroren rangschikking.')
    requirePermission(actor, 'decision.propose', {}, 'ranking.read')

    const { reserveValidUntil, commitment } = ranking.call
    if (reserveValidUntil && localDay(now) > reserveValidUntil.toISOString().slice(0, 10)) throw new Refusal('too-late', 'De reservelijst is vervallen.')
    if (await openRound(tx, callId)) throw new Refusal('too-early', 'Het vorige voorstel is nog niet beslist en bekendgemaakt.')
    const waiting = await tx.$queryRaw<Waiting[]>`
      select r.application_id, (elem ->> 'requestedCents')::bigint as requested
      from ranking_row r join assessment s on s.application_id = r.application_id
      join lateral jsonb_array_elements((select content::jsonb from ranking where id = r.ranking_id) -> 'input' -> 'applications') elem on elem ->> 'id' = r.application_id::text
      where r.ranking_id = ${ranking.id}::uuid and s.status = 'RESERVE'
      order by r.rank`
    const fitting = fit(waiting.slice(0, atMost), commitment.envelopeCents - commitment.committedCents, ranking.call)
    if (fitting.length === 0) throw new Refusal('over-budget', 'Het eerste dossier van de reservelijst past niet in wat vrij is. Een dossier dat lager staat, gaat niet voor.')

    const proposal = await tx.proposal.create({
      data: {
        callId,
        rankingId: ranking.id,
        round: 1 + (await tx.proposal.count({ where: { callId } })),
        proposedById: actor.userId ?? '',
        items: {
          create: fitting.map((row) => ({
            applicationId: row.application_id,
            outcome: conditions[row.application_id] ? ('GRANTED_CONDITIONAL' as const) : ('GRANTED' as const),
            grantedCents: row.grantedCents,
            conditions: conditions[row.application_id] ?? [],
          })),
        },
      },
    })
    await recordEvent(tx, actor, { verb: 'decision.propose', subjectType: 'call', subjectId: callId, payload: { proposalId: proposal.id, fromReserve: fitting.map((row) => row.application_id) } })
    return { proposalId: proposal.id }
  })

/** Down the list as long as the next whole file fits; where the call allows it, the first that does not gets what is left, when that is no less than the call's minimum. */
const fit = (rows: readonly Waiting[], freeCents: bigint, { partialOfferAllowed, minCents }: { partialOfferAllowed: boolean; minCents: bigint | null }): (Waiting & { grantedCents: bigint })[] => {
  let left = freeCents
  const fitting: (Waiting & { grantedCents: bigint })[] = []
  for (const row of rows) {
    const grantedCents = row.requested <= left ? row.requested : left
    if (grantedCents < row.requested && (!partialOfferAllowed || grantedCents <= 0n || grantedCents < (minCents ?? 0n))) break
    fitting.push({ ...row, grantedCents })
    left -= grantedCents
  }
  return fitting
}
