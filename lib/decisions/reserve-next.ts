import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { envelopeOf, type EnvelopeStanding } from '@/lib/calls/envelope'
import type { Tx } from '@/lib/db'
import { openRound } from './open-round'

/** The first of the reserve list, and whether it can be offered now: its list still counts, nothing is before the deciders, and it fits, or may have a part. */
export type ReserveNext = { number: string; rank: number; requestedCents: bigint; ready: boolean }
/** `decidedCents`: what the decisions said, before anything was given up, withdrawn or settled; `lapsedReserve`: files whose place on the reserve list ran out. */
export type CallMoney = EnvelopeStanding & { decidedCents: bigint; lapsedReserve: number; next: ReserveNext | null }

/** The money of a call for whoever may read its list; null for whoever has an interest in one of its files, because a sum would tell of it. */
export const callMoney = async (tx: Tx, actor: Actor, code: string): Promise<CallMoney | null> => {
  if (!can(actor, 'ranking.read')) return null
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, status: true, partialOfferAllowed: true, minCents: true } })
  if (!call || !['ASSESSMENT', 'DECIDED', 'EXECUTION', 'COMPLETED'].includes(call.status)) return null
  if (actor.conflictedApplicationIds.length > 0 && (await tx.application.count({ where: { callId: call.id, id: { in: [...actor.conflictedApplicationIds] } } })) > 0) return null
  const standing = { ...(await envelopeOf(tx, call.id)), decidedCents: await decidedIn(tx, call.id), lapsedReserve: await tx.assessment.count({ where: { status: 'LAPSED', application: { callId: call.id } } }) }
  const first = await firstInReserve(tx, call.id)
  if (!first) return { ...standing, next: null }
  const offered = first.requestedCents <= standing.freeCents || (call.partialOfferAllowed && standing.freeCents > 0n && standing.freeCents >= (call.minCents ?? 0n))
  const { lasts, ...next } = first
  return { ...standing, next: { ...next, ready: lasts && offered && !(await openRound(tx, call.id)) } }
}

/** Calls in which freed money waits for the next of the reserve list: a task for the chair, and for the deciders to know. */
export const freedMoney = async (tx: Tx, actor: Actor): Promise<{ code: string; freeCents: bigint; next: ReserveNext }[]> => {
  if (!can(actor, 'ranking.read')) return []
  const calls = await tx.call.findMany({ where: { applications: { some: { assessment: { status: 'RESERVE' } } } }, select: { code: true }, orderBy: { code: 'asc' } })
  const found = []
  for (const { code } of calls) {
    const money = await callMoney(tx, actor, code)
    if (money?.next?.ready) found.push({ code, freeCents: money.freeCents, next: money.next })
  }
  return found
}

/** Of each file its last confirmed decision. */
const decidedIn = async (tx: Tx, callId: string): Promise<bigint> => {
  const rows = await tx.$queryRaw<{ cents: bigint }[]>`
    select coalesce(sum(granted_cents), 0)::bigint as cents
    from (select distinct on (d.application_id) d.granted_cents from decision d join application a on a.id = d.application_id where a.call_id = ${callId}::uuid and d.confirmed_at is not null order by d.application_id, d.round desc) last`
  return rows[0]?.cents ?? 0n
}

const firstInReserve = async (tx: Tx, callId: string): Promise<(Omit<ReserveNext, 'ready'> & { lasts: boolean }) | null> => {
  const [row] = await tx.$queryRaw<{ number: string; rank: number; requestedCents: bigint; lasts: boolean }[]>`
    select a.number, r.rank, (elem ->> 'requestedCents')::bigint as "requestedCents",
      c.reserve_valid_until is null or (portal_now() at time zone 'Europe/Brussels')::date <= c.reserve_valid_until as lasts
    from ranking k join call c on c.id = k.call_id join ranking_row r on r.ranking_id = k.id join assessment s on s.application_id = r.application_id and s.status = 'RESERVE' join application a on a.id = r.application_id
      join lateral jsonb_array_elements(k.content::jsonb -> 'input' -> 'applications') elem on elem ->> 'id' = r.application_id::text
    where k.call_id = ${callId}::uuid and k.round = (select max(round) from ranking where call_id = k.call_id) order by r.rank limit 1`
  return row ?? null
}
