import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { asActor } from '@/lib/db'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { correctAid, registerAid } from '@/lib/grants/register-aid'
import { correctingAid, registeringAid } from '@/lib/grants/schema'
import { addWorkingDays } from '@/lib/reference/holidays'
import { endOfDay, localDay } from '@/lib/time'
import { waitingWork } from '@/lib/worklist/queries'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { createCall, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { answerOf, createGrant } from '@/tests/support/running-grant'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [chair, decider, confirmer, officer, officer2, finance] = [await staffActor(database, 'VLAIO_PANEL_CHAIR'), await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_DECIDER'), await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_FINANCE')]

const awarded = async (stateAidBasis: string) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 1_000_000n, stateAidBasis })
  await createRankedFile(database, call)
  await proposeOfficialList(database, chair, call.id)
  await decideCall(decider, { callId: call.id })
  await confirmCall(confirmer, { callId: call.id })
  await publishDecisions(decider, { callId: call.id })
  return database.sql<{ grantId: string; dueAt: Date }>('select r.grant_id as "grantId", r.due_at as "dueAt" from aid_registration r join grant_award g on g.id = r.grant_id where g.call_id = $1', [call.id])
}
const task = async (dueAt = daysFromNow(5)) => {
  const grant = await createGrant(database, { status: 'AWARDED' })
  await insertRow(database, 'aid_registration', { grantId: grant.grantId, dueAt }, false)
  return grant
}
const waiting = async (actor: typeof officer) => (await asActor(actor, (tx) => waitingWork(tx, actor))).filter(({ what }) => what === 'Steun te registreren in eAIR')

test('an award of de-minimis aid is to be registered within twenty working days, by the holidays in the table; any other is not', async () => {
  const far = addWorkingDays(localDay(new Date()), 3, new Set())
  await database.sql(`insert into holiday (day, name) values ($1, 'Brugdag') on conflict do nothing`, [far])
  const holidays = new Set((await database.sql<{ day: string }>(`select day::text as day from holiday`)).map(({ day }) => day))
  expect((await awarded('DE_MINIMIS')).map(({ dueAt }) => dueAt)).toEqual([endOfDay(addWorkingDays(localDay(new Date()), 20, holidays))])
  expect(holidays.has(far)).toBe(true)
  expect(await awarded('NO_AID')).toEqual([])
  expect(await awarded('SGEI_DE_MINIMIS')).toHaveLength(1)
}, 60_000)

test('an officer notes the number once, and the work that waits for officers is one less', async () => {
  await database.sql('update grant_award set status = $1 from (select set_config($2, $3, true)) x', ['DECLINED', 'session_replication_role', 'replica'])
  const [grant, later] = [await task(daysFromNow(-1)), await task()]
  expect(await waiting(officer)).toEqual([{ count: 2, what: 'Steun te registreren in eAIR', href: `/beheer/dossiers/${grant.number}#staatssteun`, act: 'Registreer', dueAt: expect.any(Date) }])
  expect(await waiting(finance)).toEqual([])
  const act = (actor: typeof officer, registerNumber = 'BE-2026-12345') => answerOf(registerAid(actor, { grantId: grant.grantId, registerNumber }))
  expect((await Promise.all([act(officer), act(officer2, 'BE-2026-99999')])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect(await act(officer)).toBe('changed-meanwhile')
  expect(await waiting(officer)).toMatchObject([{ count: 1, href: `/beheer/dossiers/${later.number}#staatssteun` }])
  expect(await eventsOf(database, grant.grantId)).toMatchObject([{ verb: 'aid.register', payload: { registerNumber: expect.stringMatching(/^BE-2026-/) } }])
})

test('is for officers without an interest, of a call with such aid, with a number', async () => {
  const [grant, none] = [await task(), await createGrant(database)]
  const act = (actor: typeof officer, { grantId }: { grantId: string } = grant) => answerOf(registerAid(actor, { grantId, registerNumber: 'BE-1' }))
  expect(await Promise.all([act(finance), act(grant.signatory), act(grant.stranger), act({ ...officer, conflictedApplicationIds: [grant.applicationId] }), act(officer, none)])).toEqual(['forbidden', 'forbidden', 'not-found', 'not-found', 'conflict'])
  const problem = 'Geef het nummer op zoals het register het gaf: 5 tot 40 letters en cijfers, met eventueel -, / of . ertussen.'
  for (const registerNumber of [' ', 'BE-1', 'zal nog volgen 1', '<b>12345</b>', 'geen-nummer', '-12345', `1${'2'.repeat(40)}`])
    expect(registeringAid.safeParse({ grantId: grant.grantId, registerNumber }).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['registerNumber', problem]])
  for (const registerNumber of ['12345', ' TM-12345678 ', 'SA.2026/0042', '2'.repeat(40)]) expect(registeringAid.safeParse({ grantId: grant.grantId, registerNumber }).success).toBe(true)
  await expect(database.sql(`update aid_registration set due_at = now() where grant_id = $1`, [grant.grantId])).rejects.toThrow('stays as it was noted')
})

test('a wrong number is corrected with a reason; the first stays, and the latest counts', async () => {
  const grant = await task()
  const reason = 'Er stond een cijfer te weinig in het nummer.'
  const correct = (actor: typeof officer, registerNumber = 'BE-2026-12346') => answerOf(correctAid(actor, { grantId: grant.grantId, registerNumber, reason }))
  expect(await correct(officer)).toBe('too-early')
  await registerAid(officer, { grantId: grant.grantId, registerNumber: 'BE-2026-1234' })
  expect(await Promise.all([correct(finance), correct(grant.signatory), correct(grant.stranger)])).toEqual(['forbidden', 'forbidden', 'not-found'])
  expect(correctingAid.safeParse({ grantId: grant.grantId, registerNumber: 'BE-2026-12346', reason: 'kort' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['reason'])
  expect((await Promise.all([correct(officer), correct(officer2)])).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  expect(await database.sql('select r.register_number as first, c.register_number as now from aid_registration r join aid_correction c on c.grant_id = r.grant_id where r.grant_id = $1', [grant.grantId])).toEqual([{ first: 'BE-2026-1234', now: 'BE-2026-12346' }])
  expect((await eventsOf(database, grant.grantId)).at(-1)).toMatchObject({ verb: 'aid.correct', payload: { from: 'BE-2026-1234', to: 'BE-2026-12346', reason } })
  await expect(database.sql('update aid_correction set register_number = $2 where grant_id = $1', [grant.grantId, 'BE-0'])).rejects.toThrow('append-only')
})
