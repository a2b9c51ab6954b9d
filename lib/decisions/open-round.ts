import type { Tx } from '@/lib/db'

/** A standing proposal with a file still in the running that is not public yet. Until it is, there is no next one: publication takes the latest. */
export const openRound = async (tx: Tx, callId: string): Promise<boolean> => {
  const [row] = await tx.$queryRaw<{ open: boolean }[]>`
    select exists (
      select from proposal p join proposal_item i on i.proposal_id = p.id join assessment s on s.application_id = i.application_id
      where p.call_id = ${callId}::uuid and p.taken_back_at is null and s.status not in ('WITHDRAWN', 'LAPSED')
        and not exists (select from publication u where u.call_id = p.call_id and u.round = p.round)
    ) as open`
  return row?.open ?? false
}
