import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { asActor } from '@/lib/db'
import { orderPayments } from '@/lib/payments/order-payments'
import { paymentDesk } from '@/lib/payments/queries'
import { readPaymentFile } from '@/lib/payments/read-payment-file'
import { orderingPayments } from '@/lib/payments/schema'
import { formatDay, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { answerOf, createGrant } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [finance, finance2, auditor] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'AUDITOR')]
beforeAll(() => setPayer(database))

const approved = async (given: Parameters<typeof createGrant>[1] = {}) => {
  const grant = await createGrant(database, { advance: 'APPROVED', ...given })
  return { ...grant, paymentId: grant.payments[0]?.id ?? '' }
}
const statusOf = async (...ids: string[]) => (await database.sql<{ status: string }>('select status from payment where id = any($1) order by status', [ids])).map(({ status }) => status)
const fileOf = async (fileId: string) => (await database.sql<{ sha256: string; content: Buffer; count: number; cents: string; by: string; message: string }>('select sha256, content, payment_count as count, total_cents::text as cents, created_by_id as by, message_id as message from payment_file where id = $1', [fileId]))[0]

test('the chosen payments go to the bank in one file, kept to the byte, and each beneficiary hears of theirs', async () => {
  const [one, other, left] = [await approved({ grantedCents: 400_001n }), await approved({ grantedCents: 225_500n }), await approved()]
  const { fileId, messageId, totalCents } = await orderNow(finance, one.paymentId, other.paymentId)
  expect(totalCents).toBe(320_001n + 180_400n)
  expect(await statusOf(one.paymentId, other.paymentId, left.paymentId)).toEqual(['APPROVED', 'ORDERED', 'ORDERED'])
  const file = await fileOf(fileId)
  expect(file).toMatchObject({ count: 2, cents: '500401', by: finance.userId, message: messageId, sha256: createHash('sha256').update(file?.content ?? '').digest('hex') })
  const xml = file?.content.toString('utf8') ?? ''
  expect([...xml.matchAll(/<EndToEndId>([^<]+)</g)].map(([, id]) => id)).toEqual([one.number, other.number].toSorted().map((number) => `${number}-1`))
  expect(xml).toContain('<CtrlSum>5004.01</CtrlSum>')
  expect(await verbsOf(database, fileId)).toEqual(['payment.make-file'])
  expect((await eventsOf(database, one.paymentId))[0]).toMatchObject({ verb: 'payment.order', actorId: finance.userId, payload: { amountCents: '320001', endToEndId: `${one.number}-1`, fileId } })
  expect((await mailsTo(database, one.signatory.email ?? '')).map(({ template }) => template)).toEqual(['payment-approved'])
  expect(await mailsTo(database, left.signatory.email ?? '')).toEqual([])
})

test('two people at once make one file', async () => {
  const [one, other] = [await approved(), await approved()]
  const answers = await Promise.all([finance, finance2, finance].map((actor) => answerOf(orderNow(actor, one.paymentId, other.paymentId))))
  expect(answers.toSorted()).toEqual(['accepted', 'conflict', 'conflict'])
  expect(await database.sql('select count(distinct file_id)::int as files, count(*)::int as lines from payment_order where payment_id = any($1)', [[one.paymentId, other.paymentId]])).toEqual([{ files: 1, lines: 2 }])
})

test('over random rounds of overlapping files, each payment is in one file and the cents of all files are those of the payments', async () => {
  const ids: string[] = []
  for (let index = 0; index < 6; index += 1) ids.push((await approved({ grantedCents: BigInt(100_000 + index * 3_337) })).paymentId)
  await Promise.all([[0, 1, 2], [2, 3], [3, 4, 5], [5, 0], [1, 4]].map((chosen, index) => answerOf(orderNow(index % 2 === 0 ? finance : finance2, ...chosen.map((at) => ids[at] ?? '')))))
  for (const id of ids) await answerOf(orderNow(finance, id))
  expect(await database.sql(
    `select count(*)::int as lines, (sum(o.amount_cents) = sum(p.amount_cents)) as exact, bool_and(p.status = 'ORDERED') as ordered from payment_order o join payment p on p.id = o.payment_id where p.id = any($1)`, [ids])).toEqual([{ lines: 6, exact: true, ordered: true }])
  expect(await database.sql(`select f.message_id from payment_file f where f.total_cents <> (select sum(o.amount_cents) from payment_order o where o.file_id = f.id)`)).toEqual([])
})

describe('ordering is refused', () => {
  test('for all, when one of them is not approved (any more), and nothing is left behind', async () => {
    const [one, other] = [await approved(), await approved({ advance: 'REQUESTED' })]
    await expect(orderNow(finance, one.paymentId, other.paymentId)).rejects.toMatchObject({ code: 'conflict', problems: [{ field: 'paymentIds', message: `De betaling van ${other.number} is niet (meer) goedgekeurd, of staat al in een betaalbestand. Laad de pagina opnieuw.` }] })
    expect(await statusOf(one.paymentId)).toEqual(['APPROVED'])
    expect(await mailsTo(database, one.signatory.email ?? '')).toEqual([])
  })

  test('while the grant is suspended or revoked, and without an account', async () => {
    const held = [await approved({ status: 'SUSPENDED' }), await approved({ status: 'REVOKED' }), await approved()]
    await database.sql('update grant_award set iban = null where id = $1', [held[2]?.grantId])
    expect(await Promise.all(held.map(({ paymentId }) => answerOf(orderNow(finance, paymentId))))).toEqual(['conflict', 'conflict', 'conflict'])
  })

  test('on a day on which the bank does not work, at its field', async () => {
    const { paymentId } = await approved()
    await expect(orderPayments(finance, { paymentIds: [paymentId], executionDay: '2020-01-01' })).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'executionDay', message: 'Deze dag is voorbij. Kies een werkdag die nog komt.' }] })
  })

  test('while no account to pay from is set', async () => {
    const { paymentId } = await approved()
    await database.sql(`delete from portal_setting where key = 'payerIban'`)
    expect(await answerOf(orderNow(finance, paymentId))).toBe('conflict')
    await setPayer(database)
    expect(await answerOf(orderNow(finance, paymentId))).toBe('accepted')
  })

  test('to whoever is not finance, or has a conflict with one of the files', async () => {
    const [grant, secret] = [await approved(), await approved()]
    const conflicted = { ...finance, conflictedApplicationIds: [secret.applicationId] }
    expect(await Promise.all([auditor, grant.signatory, grant.stranger].map((actor) => answerOf(orderNow(actor, grant.paymentId))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(await answerOf(orderNow(conflicted, grant.paymentId, secret.paymentId))).toBe('not-found')
    expect(await answerOf(orderNow(finance, grant.grantId))).toBe('not-found')
  })

  test('half filled in', () => {
    expect(orderingPayments.safeParse({ executionDay: formatDay(localDay(new Date())) }).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['paymentIds', 'Kies minstens één betaling.']])
    expect(orderingPayments.parse({ paymentIds: '0199aaaa-0000-7000-8000-000000000000', executionDay: '23/11/2026' })).toEqual({ paymentIds: ['0199aaaa-0000-7000-8000-000000000000'], executionDay: '2026-11-23' })
  })
})

test('the bytes are read again by finance alone, and each reading is in the trail; a conflicted line hides the file', async () => {
  const [one, secret] = [await approved(), await approved()]
  const { fileId } = await orderNow(finance, one.paymentId, secret.paymentId)
  const conflicted = { ...finance2, conflictedApplicationIds: [secret.applicationId] }
  expect(Buffer.from((await readPaymentFile(finance2, { fileId })).content)).toEqual((await fileOf(fileId))?.content)
  expect(await Promise.all([auditor, one.signatory, conflicted].map((actor) => answerOf(readPaymentFile(actor, { fileId }))))).toEqual(['not-found', 'not-found', 'not-found'])
  expect((await eventsOf(database, fileId)).map(({ verb, actorId }) => [verb, actorId])).toEqual([['payment.make-file', finance.userId], ['payment.read-file', finance2.userId]])
  const shown = async (actor: typeof finance) => (await asActor(actor, (tx, now) => paymentDesk(tx, actor, now)))?.files.some(({ id }) => id === fileId)
  expect([await shown(auditor), await shown(conflicted)]).toEqual([true, false])
})

test('the database itself asks a file for what is ordered, a sum that holds, and bytes that stay', async () => {
  const { paymentId } = await approved()
  await expect(database.sql(`update payment set status = 'ORDERED' where id = $1`, [paymentId])).rejects.toThrow('ordered in a payment file')
  const file = `insert into payment_file (message_id, execution_day, debtor_name, debtor_iban, payment_count, total_cents, content, sha256, created_by_id) values ('X-1', '2026-11-23', 'n', 'BE', 1, 1, 'x', encode(sha256('x'), 'hex'), '${finance.userId}')`
  await expect(database.sql(file)).rejects.toThrow('not the sum of its payments')
  const { fileId } = await orderNow(finance, paymentId)
  await expect(database.sql(`update payment_file set content = 'x', sha256 = encode(sha256('x'), 'hex') where id = $1`, [fileId])).rejects.toThrow('append-only')
  await expect(database.sql('delete from payment_order where file_id = $1', [fileId])).rejects.toThrow('append-only')
  await expect(insertRow(database, 'payment_order', { paymentId, attempt: 1, fileId, endToEndId: 'TWICE-1', amountCents: 1n, name: 'n', iban: 'BE' }, false)).rejects.toThrow('payment_order_pkey')
})
