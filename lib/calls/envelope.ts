import type { Tx } from '@/lib/db'

/** How the envelope of a call stands. What the reserve list asks is no part of it: it waits for what is free. */
export type EnvelopeStanding = { envelopeCents: bigint; grantedCents: bigint; proposedCents: bigint; reservedCents: bigint; freeCents: bigint }

/**
 * Granted: confirmed decisions, less what was given up, lapsed, reduced or settled lower. Proposed: lies before the deciders and is not confirmed yet.
 * Reserved: what the files on the reserve list ask, but for those that are proposed again. Free: what is neither granted nor proposed.
 */
export const envelopeOf = async (tx: Tx, callId: string): Promise<EnvelopeStanding> => {
  const [row] = await tx.$queryRaw<{ envelope: bigint; granted: bigint; proposed: bigint; reserved: bigint }[]>`
    select c.envelope_cents as envelope, coalesce(m.committed_cents, 0) as granted,
      (select coalesce(sum(i.granted_cents), 0)::bigint from proposal_item i join proposal p on p.id = i.proposal_id join assessment s on s.application_id = i.application_id
        where p.call_id = c.id and p.taken_back_at is null and s.status in ('PROPOSED', 'RESERVE')
          and not exists (select from decision d where d.application_id = i.application_id and d.round = p.round and d.confirmed_at is not null)) as proposed,
      (select coalesce(sum(a.requested_cents), 0)::bigint from assessment s join application a on a.id = s.application_id where a.call_id = c.id and s.status = 'RESERVE'
        and not exists (select from proposal_item i join proposal p on p.id = i.proposal_id where i.application_id = a.id and i.granted_cents > 0 and p.taken_back_at is null
          and not exists (select from decision d where d.application_id = a.id and d.round = p.round and d.confirmed_at is not null))) as reserved
    from call c left join call_commitment m on m.call_id = c.id where c.id = ${callId}::uuid`
  if (!row) throw new Error('A call has an envelope.')
  const { envelope, granted, proposed, reserved } = row
  return { envelopeCents: envelope, grantedCents: granted, proposedCents: proposed, reservedCents: reserved, freeCents: envelope - granted - proposed }
}
