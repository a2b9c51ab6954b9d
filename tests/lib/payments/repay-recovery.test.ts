import { describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { grantToFollow } from '@/lib/grants/queries'
import { renderEmail } from '@/lib/mail/render-email'
import { paymentDesk } from '@/lib/payments/queries'
import { confirmRepayment, dropRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { notingRepayment } from '@/lib/payments/schema'
import { addDays, formatDay, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, createGrant, type RunningGrant } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [finance, finance2, controller] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_CONTROLLER')]
const today = localDay(new Date())

let messages = 0
/** 800 euro is claimed back since ten days; the settlement is of forty days ago. */
const claimed = async (given: { claimedAt?: Date } = { claimedAt: daysFromNow(-10) }): Promise<RunningGrant> => {
  const grant = await createGrant(database, { status: 'RECOVERY' })
  await database.sql('update grant_award set final_cents = 0, settled_at = $2 where id = $1', [grant.grantId, daysFromNow(-40)])
  messages += 1
  await insertRow(database, 'recovery', { grantId: grant.grantId, amountCents: 80_000n, motivation: 'Te veel betaald.', structuredMessage: `+++000/0000/${String(messages).padStart(5, '0')}+++`, hearingUntil: daysFromNow(-11), openedById: finance.userId, ...given }, false)
  return grant
}
const noted = ({ grantId }: RunningGrant, amount = '800,00', receivedOn = formatDay(today)) => notingRepayment.parse({ grantId, amount, receivedOn })
const waiting = async ({ grantId }: RunningGrant): Promise<string> =>
  (await database.sql<{ id: string }>('select id from repayment where grant_id = $1 and confirmed_at is null and dropped_at is null order by noted_at desc', [grantId]))[0]?.id ?? ''
const stateOf = async ({ grantId }: RunningGrant) =>
  (await database.sql<{ status: string; paid: boolean }>('select g.status, r.paid_at is not null as paid from grant_award g join recovery r on r.grant_id = g.id where g.id = $1', [grantId]))[0]

test('a claim stays open until all of it came in, and each part is seen by two people', async () => {
  const grant = await claimed()
  await recordRepayment(finance, noted(grant, '300,00', formatDay(addDays(today, -2))))
  expect(await confirmRepayment(finance2, { repaymentId: await waiting(grant) })).toEqual({ openCents: 50_000n })
  expect(await stateOf(grant)).toEqual({ status: 'RECOVERY', paid: false })

  await recordRepayment(finance2, noted(grant, '500,00'))
  expect(await stateOf(grant)).toEqual({ status: 'RECOVERY', paid: false })
  expect(await confirmRepayment(finance, { repaymentId: await waiting(grant) })).toEqual({ openCents: 0n })
  expect(await stateOf(grant)).toEqual({ status: 'CLOSED', paid: true })
  expect(await verbsOf(database, grant.grantId)).toEqual(['recovery.record-repayment', 'recovery.confirm-repayment', 'recovery.record-repayment', 'recovery.confirm-repayment'])
  expect((await eventsOf(database, grant.grantId))[1]).toMatchObject({ actorId: finance2.userId, payload: { amountCents: '30000', receivedOn: addDays(today, -2), openCents: '50000' } })
})

test('everybody of the beneficiary hears of each part, with what is still open when the mail goes out', async () => {
  const grant = await claimed()
  const bodyOf = async () => (await asActor(systemActor('test'), (tx) => renderEmail(tx, { template: 'repayment-received', recipientId: grant.editor.userId, applicationId: grant.applicationId, params: {} }, { sender: { name: 'loket', address: 'loket@stem.example' }, appUrl: 'https://stem.example' })))
  await recordRepayment(finance, noted(grant, '300,00'))
  expect(await mailsTo(database, grant.editor.email ?? '')).toEqual([])
  await confirmRepayment(finance2, { repaymentId: await waiting(grant) })
  expect(await bodyOf()).toMatchObject({ ok: true, message: { subject: expect.stringContaining('We ontvingen uw terugbetaling'), text: expect.stringMatching(/Teruggevraagd: 800,00 euro\nOntvangen: 300,00 euro\nNog te betalen: 500,00 euro\n/) } })
  await recordRepayment(finance, noted(grant, '500,00'))
  await confirmRepayment(finance2, { repaymentId: await waiting(grant) })
  expect(await bodyOf()).toMatchObject({ message: { text: expect.stringMatching(/We ontvingen het volledige bedrag.*\n\n.*\nTeruggevraagd: 800,00 euro\nOntvangen: 800,00 euro\n\n/s) } })
  for (const { email } of [grant.editor, grant.signatory]) expect((await mailsTo(database, email ?? '')).map(({ template }) => template)).toEqual(['repayment-received', 'repayment-received'])
})

describe('noting', () => {
  test.each([
    ['800,01', 0, [{ field: 'amount', message: 'Er staat nog 800,00 euro open. Noteer niet meer dan dat.' }]],
    ['800,00', 1, [{ field: 'receivedOn', message: 'Deze dag is nog niet voorbij. Noteer de dag waarop het geld op de rekening kwam.' }]],
    ['800,00', -60, [{ field: 'receivedOn', message: `De afrekening is van ${formatDay(addDays(today, -40))}: daarvoor kan er niets terugbetaald zijn.` }]],
  ])('of %s euro, %i days from now, is refused at its field', async (amount, days, problems) => {
    const grant = await claimed()
    await expect(recordRepayment(finance, noted(grant, amount, formatDay(addDays(today, days))))).rejects.toMatchObject({ code: 'invalid', problems })
    expect([await verbsOf(database, grant.grantId), await waiting(grant)]).toEqual([[], ''])
  })

  test('asks an amount and a day', () => {
    const read = notingRepayment.safeParse({ grantId: '0199aaaa-0000-7000-8000-000000000000', amount: '0', receivedOn: '' })
    expect(read.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['amount', 'Geef een bedrag van meer dan 0 euro op.'], ['receivedOn', 'Geef een geldige datum op (dd/mm/jjjj).']])
  })

  test('waits for the claim, and is over when all is repaid', async () => {
    expect(await answerOf(recordRepayment(finance, noted(await claimed({}))))).toBe('too-early')
    const grant = await claimed()
    await recordRepayment(finance, noted(grant))
    await confirmRepayment(finance2, { repaymentId: await waiting(grant) })
    expect(await answerOf(recordRepayment(finance, noted(grant)))).toBe('changed-meanwhile')
  })

  test('is for finance', async () => {
    const grant = await claimed()
    expect(await Promise.all([controller, grant.signatory, grant.stranger].map((actor) => answerOf(recordRepayment(actor, noted(grant)))))).toEqual(['forbidden', 'forbidden', 'not-found'])
  })

  test('the same line twice is noted once, also at the same moment; two parts never exceed the claim', async () => {
    const grant = await claimed()
    expect((await Promise.all([finance, finance2].map((actor) => answerOf(recordRepayment(actor, noted(grant, '300,00')))))).toSorted()).toEqual(['accepted', 'invalid'])
    expect((await Promise.all(['400,00', '450,00'].map((amount) => answerOf(recordRepayment(finance, noted(grant, amount)))))).toSorted()).toEqual(['accepted', 'invalid'])
  })
})

describe('confirming', () => {
  test('is for somebody else of finance, once', async () => {
    const grant = await claimed()
    await recordRepayment(finance, noted(grant))
    const repaymentId = await waiting(grant)
    expect(await Promise.all([finance, controller, grant.stranger].map((actor) => answerOf(confirmRepayment(actor, { repaymentId }))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    const finance3 = await staffActor(database, 'VLAIO_FINANCE')
    expect((await Promise.all([finance2, finance3].map((actor) => answerOf(confirmRepayment(actor, { repaymentId }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await answerOf(dropRepayment(finance, { repaymentId }))).toBe('changed-meanwhile')
  })

  test('what was noted by mistake is dropped and counts for nothing', async () => {
    const grant = await claimed()
    await recordRepayment(finance, noted(grant))
    const repaymentId = await waiting(grant)
    expect(await answerOf(dropRepayment(grant.signatory, { repaymentId }))).toBe('forbidden')
    await dropRepayment(finance, { repaymentId })
    expect(await answerOf(confirmRepayment(finance2, { repaymentId }))).toBe('changed-meanwhile')
    await recordRepayment(finance, noted(grant))
    expect(await confirmRepayment(finance2, { repaymentId: await waiting(grant) })).toEqual({ openCents: 0n })
  })
})

test('the database itself asks two people, and all of the money before a claim is met', async () => {
  const grant = await claimed()
  await recordRepayment(finance, noted(grant, '300,00'))
  const repaymentId = await waiting(grant)
  await expect(database.sql('update repayment set confirmed_by_id = noted_by_id, confirmed_at = now() where id = $1', [repaymentId])).rejects.toThrow('repayment_four_eyes')
  await expect(database.sql('update repayment set amount_cents = 80000 where id = $1', [repaymentId])).rejects.toThrow('stays as it was noted')
  await expect(database.sql('insert into repayment (grant_id, amount_cents, received_on, noted_by_id) values ($1, 50001, $2, $3)', [grant.grantId, today, finance.userId])).rejects.toThrow('more repaid than claimed')
  await expect(database.sql('update recovery set paid_at = now() where grant_id = $1', [grant.grantId])).rejects.toThrow('recovery not repaid')
})

test('the desk and the beneficiary see what was received and what is still due', async () => {
  const grant = await claimed()
  await recordRepayment(finance, noted(grant, '300,00'))
  await confirmRepayment(finance2, { repaymentId: await waiting(grant) })
  await recordRepayment(finance, noted(grant, '100,00'))
  const desk = await asActor(finance, (tx, now) => paymentDesk(tx, finance, now))
  expect(desk?.recoveries.filter(({ grantId }) => grantId === grant.grantId)).toMatchObject([{ receivedCents: 30_000n, unnotedCents: 40_000n }])
  expect(desk?.repayments.filter(({ grantId }) => grantId === grant.grantId)).toMatchObject([{ amountCents: 10_000n, mayConfirm: false }])
  const view = await asActor(grant.editor, (tx, now) => grantToFollow(tx, grant.editor, grant.number, now))
  expect(view?.grant.recovery?.repayments).toMatchObject([{ amountCents: 30_000n, receivedOn: new Date(today) }])
})
