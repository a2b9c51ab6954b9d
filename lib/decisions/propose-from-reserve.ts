import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import { asActor, type Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import type { Condition } from './schema'

type FromReserve = { callId: string; conditions?: Record<string, Condition[]>; /** Only the first so many of the list, when money is kept apart. */ atMost?: number }

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
    if (await waitsForDecision(tx, callId)) throw new Refusal('too-early', 'Het vorige voorstel wacht nog op een beslissing of een bevestiging.')
    const waiting = await tx.$queryRaw<{ application_id: string; requested: bigint }[]>`
      select r.application_id, (elem ->> 'requestedCents')::bigint as requested
      from ranking_row r join assessment s on s.application_id = r.application_id
      join lateral jsonb_array_elements((select content::jsonb from ranking where id = r.ranking_id) -> 'input' -> 'applications') elem on elem ->> 'id' = r.application_id::text
      where r.ranking_id = ${ranking.id}::uuid and s.status = 'RESERVE'
      order by r.rank`
    const fitting = fit(waiting.slice(0, atMost), commitment.envelopeCents - commitment.committedCents)
    if (fitting.length === 0) throw new Refusal('over-budget', 'Het eerste dossier van de reservelijst past niet in wat vrij is.')

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
            grantedCents: row.requested,
            conditions: conditions[row.application_id] ?? [],
          })),
        },
      },
    })
    await recordEvent(tx, actor, { verb: 'decision.propose', subjectType: 'call', subjectId: callId, payload: { proposalId: proposal.id, fromReserve: fitting.map((row) => row.application_id) } })
    return { proposalId: proposal.id }
  })

/** A file of the latest proposal that is still in the running and has no confirmed decision of that round. */
const waitsForDecision = async (tx: Tx, callId: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ waits: boolean }[]>`
    select exists (
      select from proposal p join proposal_item i on i.proposal_id = p.id join assessment s on s.application_id = i.application_id
      where p.call_id = ${callId}::uuid and p.round = (select max(round) from proposal where call_id = p.call_id) and s.status in ('PROPOSED', 'RESERVE')
        and not exists (select from decision d where d.application_id = i.application_id and d.round = p.round and d.confirmed_at is not null)
    ) as waits`
  return row?.waits ?? false
}

const fit = <Row extends { requested: bigint }>(rows: readonly Row[], freeCents: bigint): Row[] => {
  let left = freeCents
  const fitting: Row[] = []
  for (const row of rows) {
    if (row.requested > left) break
    left -= row.requested
    fitting.push(row)
  }
  return fitting
}
