import { expect, test } from 'vitest'
import { envelopeOf } from '@/lib/calls/envelope'
import { raiseEnvelope } from '@/lib/calls/raise-envelope'
import { asActor } from '@/lib/db'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { proposeFromReserve } from '@/lib/decisions/propose-from-reserve'
import { callMoney, freedMoney } from '@/lib/decisions/reserve-next'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { declineGrant } from '@/lib/payments/decline-grant'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'

const database = await testDatabase()
const admin = await staffActor(database, 'VLAIO_ADMIN')
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')

const refusal = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.problems.map(({ message }) => message).join(' '); throw thrown })
const publish = async (callId: string) => {
  await decideCall(decider, { callId })
  await confirmCall(confirmer, { callId })
  await publishDecisions(decider, { callId })
}
type Given = { envelopeCents: bigint; granted: bigint; reserve: readonly bigint[]; partialOfferAllowed?: boolean; minCents?: bigint }
/** A published call: one file granted, the rest on the reserve list in this order. */
const decided = async ({ envelopeCents, granted, reserve, ...given }: Given) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: granted, ...given })
  const first = await createRankedFile(database, call, { score: 5, requestedCents: granted })
  const files = []
  for (const [index, requestedCents] of reserve.entries()) files.push(await createRankedFile(database, call, { score: 4.5 - index / 2, requestedCents }))
  await proposeOfficialList(database, chair, call.id)
  await publish(call.id)
  await database.sql('update call set envelope_cents = $2 where id = $1', [call.id, String(envelopeCents)])
  const signatory = await actorOf(database, { id: first.createdById })
  return { callId: call.id, code: call.code, signatory, reserve: files.map(({ id, number }) => ({ id, number: number ?? '' })) }
}
const grantOf = async (callId: string) => (await database.sql<{ id: string }>('select id from grant_award where call_id = $1 order by awarded_at', [callId]))[0]?.id ?? ''
const standing = (callId: string) => asActor(decider, (tx) => envelopeOf(tx, callId))
const office = (ids: readonly { id: string }[]) => database.sql('select status from assessment where application_id = any($1) order by array_position($1, application_id)', [ids.map(({ id }) => id)])

test('granted, proposed, reserved and free at every step, and what is declined is free again', async () => {
  const { callId, code, signatory, reserve } = await decided({ envelopeCents: 500_000n, granted: 400_000n, reserve: [200_000n, 100_000n] })
  expect(await standing(callId)).toEqual({ envelopeCents: 500_000n, grantedCents: 400_000n, proposedCents: 0n, reservedCents: 300_000n, freeCents: 100_000n })
  expect(await asActor(chair, (tx) => freedMoney(tx, chair))).toEqual([])
  await declineGrant(signatory, { grantId: await grantOf(callId) })
  expect(await asActor(chair, (tx) => callMoney(tx, chair, code))).toMatchObject({ grantedCents: 0n, decidedCents: 400_000n, lapsedReserve: 0 })
  expect(await standing(callId)).toEqual({ envelopeCents: 500_000n, grantedCents: 0n, proposedCents: 0n, reservedCents: 300_000n, freeCents: 500_000n })
  expect(await asActor(chair, (tx) => freedMoney(tx, chair))).toEqual([{ code, freeCents: 500_000n, next: { number: reserve[0]?.number, rank: 2, requestedCents: 200_000n, ready: true } }])
  await proposeFromReserve(chair, { callId })
  expect(await standing(callId)).toEqual({ envelopeCents: 500_000n, grantedCents: 0n, proposedCents: 300_000n, reservedCents: 0n, freeCents: 200_000n })
  expect(await asActor(chair, (tx) => freedMoney(tx, chair))).toEqual([])
  await publish(callId)
  expect(await standing(callId)).toEqual({ envelopeCents: 500_000n, grantedCents: 300_000n, proposedCents: 0n, reservedCents: 0n, freeCents: 200_000n })
})

test('who has an interest in a file of the call reads no sum of it, and no next in line', async () => {
  const { callId, code, reserve } = await decided({ envelopeCents: 600_000n, granted: 400_000n, reserve: [100_000n] })
  const person = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  expect((await asActor(person, (tx) => callMoney(tx, person, code)))?.freeCents).toBe(200_000n)
  await insertRow(database, 'conflict', { applicationId: reserve[0]?.id, userId: person.userId, type: 'FAMILY', source: 'REVIEWER' })
  const blind = await actorOf(database, { id: person.userId ?? '' })
  expect(await asActor(blind, async (tx) => [await callMoney(tx, blind, code), (await freedMoney(tx, blind)).filter((one) => one.code === code)])).toEqual([null, []])
  expect((await standing(callId)).freeCents).toBe(200_000n)
})

test('lowering under what is granted and proposed is refused with the figures; down to them it goes', async () => {
  const { callId, code } = await decided({ envelopeCents: 700_000n, granted: 400_000n, reserve: [200_000n] })
  await proposeFromReserve(chair, { callId })
  const lower = (envelopeCents: bigint) => raiseEnvelope(admin, { code, envelopeCents, reason: 'De middelen zijn elders nodig.', lowered: true })
  expect(await refusal(lower(599_999n))).toBe('Er is al 4.000,00 euro toegekend en 2.000,00 euro voorgesteld, samen 6.000,00 euro. De enveloppe kan niet lager zijn.')
  expect(await refusal(lower(600_000n))).toBe('accepted')
  expect((await standing(callId)).freeCents).toBe(0n)
})

test('the order of the reserve list holds one by one too: nobody is granted while a file above still waits', async () => {
  const { callId, reserve } = await decided({ envelopeCents: 700_000n, granted: 400_000n, reserve: [200_000n, 100_000n] })
  await proposeFromReserve(chair, { callId })
  await decideCall(decider, { callId })
  expect(await refusal(confirmDecision(confirmer, { applicationId: reserve[1]?.id ?? '' }))).toBe(`Eerst dossier ${reserve[0]?.number}, op plaats 2: dat staat hoger op de reservelijst.`)
  await confirmDecision(confirmer, { applicationId: reserve[0]?.id ?? '' })
  await confirmDecision(confirmer, { applicationId: reserve[1]?.id ?? '' })
  expect(await office(reserve)).toEqual([{ status: 'GRANTED' }, { status: 'GRANTED' }])
})

test('money that falls away between proposal and confirmation is not spent on who stands lower', async () => {
  const { callId, reserve } = await decided({ envelopeCents: 700_000n, granted: 400_000n, reserve: [200_000n, 100_000n] })
  await proposeFromReserve(chair, { callId })
  await decideCall(decider, { callId })
  await database.sql('update call set envelope_cents = 550000 where id = $1', [callId])
  expect(await refusal(confirmCall(confirmer, { callId }))).toBe('De enveloppe van de oproep is op: deze toekenning past er niet meer in.')
  expect(await refusal(confirmDecision(confirmer, { applicationId: reserve[1]?.id ?? '' }))).toContain('Eerst dossier')
  expect(await office(reserve)).toEqual([{ status: 'RESERVE' }, { status: 'RESERVE' }])
})

test.each([
  { partialOfferAllowed: true, minCents: 50_000n, expected: ['GRANTED', '60000'] },
  { partialOfferAllowed: true, minCents: 60_001n, expected: 'refused' },
  { partialOfferAllowed: false, minCents: 50_000n, expected: 'refused' },
])('a part is offered where the call allows it, and no less than its minimum: $partialOfferAllowed, $minCents', async ({ expected, ...given }) => {
  const { callId, reserve } = await decided({ envelopeCents: 460_000n, granted: 400_000n, reserve: [200_000n, 10_000n], ...given })
  const answer = await refusal(proposeFromReserve(chair, { callId }))
  const items = await database.sql<{ id: string; outcome: string; cents: string }>('select i.application_id as id, i.outcome, i.granted_cents::text as cents from proposal p join proposal_item i on i.proposal_id = p.id where p.call_id = $1 and p.round = 2', [callId])
  expect(expected === 'refused' ? [answer, items] : items).toEqual(expected === 'refused' ? ['Het eerste dossier van de reservelijst past niet in wat vrij is. Een dossier dat lager staat, gaat niet voor.', []] : [{ id: reserve[0]?.id, outcome: expected[0], cents: expected[1] }])
})

test('money freed while another decision takes some is counted once: never over the envelope, and all of it used', async () => {
  const { callId, signatory, reserve } = await decided({ envelopeCents: 500_000n, granted: 400_000n, reserve: [100_000n, 400_000n] })
  await proposeFromReserve(chair, { callId })
  await decideCall(decider, { callId })
  await Promise.all([declineGrant(signatory, { grantId: await grantOf(callId) }), confirmCall(confirmer, { callId })])
  await publishDecisions(decider, { callId })
  expect((await standing(callId)).freeCents).toBe(400_000n)
  await proposeFromReserve(chair, { callId })
  await publish(callId)
  expect(await office(reserve)).toEqual([{ status: 'GRANTED' }, { status: 'GRANTED' }])
  expect((await standing(callId)).freeCents).toBe(0n)
})
