import { describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { asActor } from '@/lib/db'
import { approvePayment } from '@/lib/payments/approve-payment'
import { bankReportView } from '@/lib/payments/bank-queries'
import { bookBankReport } from '@/lib/payments/book-bank-report'
import { cancelPayment } from '@/lib/payments/cancel-payment'
import { retryPayment } from '@/lib/payments/retry-payment'
import { cancelling } from '@/lib/payments/schema'
import { uploadBankReport } from '@/lib/payments/upload-bank-report'
import { localDay } from '@/lib/time'
import { statement, statusReport } from '@/tests/support/bank-answers'
import { testDatabase } from '@/tests/support/database'
import { daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { orderNow, setPayer } from '@/tests/support/payer'
import { answerOf, createGrant, grantStatus } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
await setPayer(database)
const [finance, finance2, auditor, decider] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'AUDITOR'), await staffActor(database, 'VLAIO_DECIDER')]

/** 3.200,00 euro is with the bank. */
const ordered = async (given: Parameters<typeof createGrant>[1] = {}) => {
  const grant = await createGrant(database, { advance: 'APPROVED', ...given })
  const paymentId = grant.payments[0]?.id ?? ''
  const { messageId } = await orderNow(finance, paymentId)
  return { ...grant, paymentId, messageId, reference: `${grant.number}-1` }
}
/** The same for three, in one file. */
const orderedTogether = async () => {
  const approved = async () => {
    const grant = await createGrant(database, { advance: 'APPROVED' })
    return { ...grant, paymentId: grant.payments[0]?.id ?? '', reference: `${grant.number}-1` }
  }
  const [one, two, three] = [await approved(), await approved(), await approved()]
  const { messageId } = await orderNow(finance, one.paymentId, two.paymentId, three.paymentId)
  return [{ ...one, messageId }, two, three] as const
}
const upload = (bytes: Uint8Array<ArrayBuffer>, actor = finance) => uploadBankReport(actor, { name: 'bank.xml', bytes })
const wordsOf = async (id: string, actor = finance) => (await asActor(actor, (tx, now) => bankReportView(tx, actor, id, now)))?.lines.map(({ words }) => words)
const book = async (bytes: Uint8Array<ArrayBuffer>, actor = finance) => bookBankReport(actor, { bankReportId: (await upload(bytes)).id })
const statusOf = async (paymentId: string) => (await database.sql<{ status: string }>('select status from payment where id = $1', [paymentId]))[0]?.status

test('each line is told before anything is booked, and what matches is booked', async () => {
  const [paid, failed, wrong] = await orderedTogether()
  const { id } = await upload(statusReport({ messageId: paid.messageId, lines: [
    { reference: paid.reference, status: 'ACSC', euro: '3200.00' }, { reference: failed.reference, status: 'RJCT', reason: 'AC04' },
    { reference: wrong.reference, status: 'ACSC', euro: '3200.01' }, { reference: 'ANDERE-1', status: 'ACSC', euro: '1' },
  ] }))
  expect(await wordsOf(id)).toEqual(['Wordt geboekt als betaald.', 'Wordt geboekt als mislukt: de rekening is afgesloten (AC04): Rekening & naam.', 'Het bedrag klopt niet: de opdracht was 3.200,00 euro.', 'Deze referentie kennen we niet.'])
  expect(await statusOf(paid.paymentId)).toBe('ORDERED')

  expect(await bookBankReport(finance, { bankReportId: id })).toEqual({ paid: 1, failed: 1, repaid: 0 })
  expect(await Promise.all([paid, failed, wrong].map(({ paymentId }) => statusOf(paymentId)))).toEqual(['PAID', 'FAILED', 'ORDERED'])
  expect((await eventsOf(database, failed.paymentId)).at(-1)).toMatchObject({ verb: 'payment.fail', actorId: finance.userId, payload: { code: 'AC04', attempt: 1, bankReportId: id } })
  expect((await mailsTo(database, failed.signatory.email ?? '')).map(({ template }) => template)).toEqual(['payment-approved', 'payment-failed'])
  expect(await verbsOf(database, id)).toEqual(['bank.upload', 'bank.book'])
})

test('the same report twice, or by two at once, books once', async () => {
  const { reference, paymentId } = await ordered()
  const bytes = statement({ out: [{ reference, euro: '3200' }] })
  const [one, again] = [await upload(bytes), await upload(bytes, finance2)]
  expect(again).toEqual(one)
  const answers = await Promise.all([finance, finance2].map((actor) => bookBankReport(actor, { bankReportId: one.id })))
  expect(answers.map(({ paid }) => paid).toSorted()).toEqual([0, 1])
  expect(await bookBankReport(finance, { bankReportId: one.id })).toEqual({ paid: 0, failed: 0, repaid: 0 })
  expect(await wordsOf(one.id)).toEqual(['Al geboekt als betaald.'])
  expect((await verbsOf(database, paymentId)).filter((verb) => verb === 'payment.confirm-paid')).toHaveLength(1)
  expect(await verbsOf(database, one.id)).toEqual(['bank.upload', 'bank.book'])
})

test('a line twice in one statement counts once, and what came back in it was not paid', async () => {
  const [twice, back] = [await ordered(), await ordered()]
  expect(await book(statement({ out: [{ reference: twice.reference, euro: '3200' }, { reference: twice.reference, euro: '3200' }, { reference: back.reference, euro: '3200' }], in: [{ reference: back.reference, euro: '3200', returned: 'AC01' }] }))).toEqual({ paid: 1, failed: 1, repaid: 0 })
  expect(await statusOf(back.paymentId)).toBe('FAILED')
})

test('what comes back after it was booked as paid is booked as returned; its file opens again, and it is paid anew', async () => {
  const grant = await ordered({ status: 'CLOSED' })
  await database.sql(`update payment set type = 'BALANCE' from set_config('session_replication_role', 'replica', true) where id = $1`, [grant.paymentId])
  await book(statement({ id: 'OUT', out: [{ reference: grant.reference, euro: '3200' }] }))
  expect(await statusOf(grant.paymentId)).toBe('PAID')
  const { id } = await upload(statement({ id: 'BACK', in: [{ reference: grant.reference, euro: '3200', returned: 'AM04' }] }))
  expect(await wordsOf(id)).toEqual([expect.stringMatching(/^Wordt geboekt als teruggekeerd, hoewel ze betaald was: /)])
  expect((await Promise.all([finance, finance2].map((actor) => bookBankReport(actor, { bankReportId: id })))).map(({ failed }) => failed).toSorted()).toEqual([0, 1])
  expect(await database.sql('select p.status, p.paid_at, p.failure_code as code, g.status as file, g.closed_at from payment p join grant_award g on g.id = p.grant_id where p.id = $1', [grant.paymentId])).toEqual([{ status: 'FAILED', paid_at: null, code: 'AM04', file: 'SETTLED', closed_at: null }])
  expect((await eventsOf(database, grant.paymentId)).at(-1)).toMatchObject({ verb: 'payment.come-back', payload: { code: 'AM04', bankReportId: id } })
  await retryPayment(finance, grant)
  await approvePayment(finance, grant)
  await approvePayment(finance2, grant)
  await orderNow(finance, grant.paymentId)
  await book(statement({ id: 'AGAIN', out: [{ reference: `${grant.reference}-2`, euro: '3200' }] }))
  expect([await statusOf(grant.paymentId), await grantStatus(database, grant.grantId)]).toEqual(['PAID', 'CLOSED'])
})

test('a file that the bank refuses as a whole fails all its payments; one that it still handles changes nothing', async () => {
  const grant = await ordered()
  expect(await book(statusReport({ messageId: grant.messageId, group: 'ACTC' }))).toEqual({ paid: 0, failed: 0, repaid: 0 })
  expect(await book(statusReport({ messageId: grant.messageId, group: 'RJCT', reason: 'FF01' }))).toEqual({ paid: 0, failed: 1, repaid: 0 })
})

test('money with the message of a claim is noted as a repayment, for somebody else to confirm', async () => {
  const grant = await createGrant(database, { status: 'RECOVERY' })
  await database.sql('update grant_award set settled_at = $2 where id = $1', [grant.grantId, daysFromNow(-40)])
  await insertRow(database, 'recovery', { grantId: grant.grantId, amountCents: 80_000n, motivation: 'Te veel.', structuredMessage: '+++202/7000/12347+++', hearingUntil: daysFromNow(-11), claimedAt: daysFromNow(-10), openedById: finance.userId }, false)
  const day = localDay(new Date())
  const { id } = await upload(statement({ in: [{ euro: '300', message: '202700012347', day }, { euro: '300', message: '202700012347', day }, { euro: '600', message: '202700012347', day }, { euro: '9', message: '123' }] }))
  expect(await wordsOf(id)).toEqual(['Wordt genoteerd als terugbetaling. Iemand anders van financiën bevestigt ze.', 'Al genoteerd.', 'Er staat nog 500,00 euro open. Noteer dit met de hand.', 'Geen mededeling van een terugvordering.'])
  expect(await bookBankReport(finance, { bankReportId: id })).toEqual({ paid: 0, failed: 0, repaid: 1 })
  expect(await bookBankReport(finance2, { bankReportId: id })).toEqual({ paid: 0, failed: 0, repaid: 0 })
  expect(await database.sql('select amount_cents::text as cents, noted_by_id as by, confirmed_at from repayment where grant_id = $1', [grant.grantId])).toEqual([{ cents: '30000', by: finance.userId, confirmed_at: null }])
})

test('is for finance; the auditor reads; a line of a file one has an interest in is not shown and not booked', async () => {
  const grant = await ordered()
  const { id } = await upload(statement({ out: [{ reference: grant.reference, euro: '3200' }] }))
  const conflicted = { ...finance2, conflictedApplicationIds: [grant.applicationId] }
  expect(await Promise.all([auditor, grant.signatory].map((actor) => answerOf(bookBankReport(actor, { bankReportId: id }))))).toEqual(['forbidden', 'not-found'])
  expect(await Promise.all([auditor, grant.signatory].map((actor) => answerOf(upload(statement({ id: 'X' }), actor))))).toEqual(['forbidden', 'not-found'])
  expect([await wordsOf(id, auditor), await wordsOf(id, grant.signatory)]).toEqual([['Wordt geboekt als betaald.'], undefined])
  expect(await asActor(conflicted, (tx, now) => bankReportView(tx, conflicted, id, now))).toMatchObject({ lines: [{ reference: '', number: null, words: 'Een dossier dat u niet mag zien. Een collega boekt deze lijn.' }], toBook: 0 })
  expect(await bookBankReport(conflicted, { bankReportId: id })).toEqual({ paid: 0, failed: 0, repaid: 0 })
  expect(await answerOf(bookBankReport(finance, { bankReportId: grant.grantId }))).toBe('not-found')
})

test('a line is booked only when its amount, its account, its day and its payment file are those of the order', async () => {
  const { reference, paymentId, messageId } = await ordered()
  const tomorrow = localDay(daysFromNow(1))
  const amounts = ['3.200,00', 'veel', '', '0', '3200.001'].map((euro) => ({ reference, euro }))
  const strange = await upload(statement({ id: 'VREEMD', out: [...amounts, { reference, euro: '3200', currency: 'USD' }, { reference, euro: '3200', account: 'BE43068999999501' }, { reference, euro: '3200', day: tomorrow }] }))
  const unread = 'We kunnen het bedrag niet lezen als euro. De opdracht was 3.200,00 euro.'
  expect(await wordsOf(strange.id)).toEqual([unread, unread, unread, 'Het bedrag klopt niet: de opdracht was 3.200,00 euro.', unread, unread, 'Het geld ging naar een andere rekening dan die van de opdracht.', 'De boekingsdag ontbreekt of moet nog komen.'])
  expect((await asActor(finance, (tx, now) => bankReportView(tx, finance, strange.id, now)))?.lines.map(({ amount }) => amount).slice(0, 6)).toEqual(['3.200,00 EUR', 'veel EUR', 'EUR', '0 EUR', '3200.001 EUR', '3200 USD'])
  const other = await upload(statusReport({ messageId: 'STEM-2020-000001', lines: [{ reference, status: 'ACSC', euro: '3200' }, { reference, status: 'RJCT', reason: 'AC04' }] }))
  expect(new Set(await wordsOf(other.id))).toEqual(new Set(['Dit bericht noemt een ander betaalbestand dan dat van deze betaling.']))
  for (const { id } of [strange, other]) expect(await bookBankReport(finance, { bankReportId: id })).toEqual({ paid: 0, failed: 0, repaid: 0 })
  expect(await statusOf(paymentId)).toBe('ORDERED')

  expect(await book(statusReport({ messageId, lines: [{ reference, status: 'ACSC' }] }))).toEqual({ paid: 1, failed: 0, repaid: 0 })
  const refused = await upload(statusReport({ messageId, lines: [{ reference, status: 'RJCT', reason: 'AC04' }] }))
  expect(await wordsOf(refused.id)).toEqual(['Al geboekt als betaald. Alleen een rekeninguittreksel waarop het geld terugkomt, verandert dat.'])
  expect([await bookBankReport(finance, { bankReportId: refused.id }), await statusOf(paymentId)]).toEqual([{ paid: 0, failed: 0, repaid: 0 }, 'PAID'])
})

test.each([['BE43068999999501', 'Dit is een uittreksel van een andere rekening: BE43068999999501. Kies een uittreksel van de rekening waarvan het loket betaalt.'], ['', 'Dit uittreksel zegt niet van welke rekening het is. Vraag de bank om een uittreksel met het IBAN.']])('a statement of another account, or of none, is refused at the field (%s)', async (account, message) => {
  await expect(upload(statement({ id: 'ANDER', account }))).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'report', message }] })
})

test.each([['nothing', new Uint8Array(), 'Kies een bestand van de bank.'], ['what is too large', new Uint8Array(5 * 1024 * 1024 + 1), 'Dit bestand is groter dan 5 MB. Vraag de bank om een bestand per dag.'], ['what is no report', new Uint8Array(Buffer.from('%PDF-1.7')), 'Dit is geen statusbericht (pain.002) of rekeninguittreksel (camt.053) dat we kunnen lezen.']])('%s is refused at the field', async (_what, bytes, message) => {
  await expect(upload(bytes)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'report', message }] })
})

describe('a payment that failed', () => {
  const failed = async (reason = 'AC04') => {
    const grant = await ordered()
    await book(statusReport({ messageId: grant.messageId, lines: [{ reference: grant.reference, status: 'RJCT', reason }] }))
    return grant
  }

  test('is asked for again once the beneficiary has another account, and two people approve it anew for a file of its own', async () => {
    const grant = await failed()
    expect(await answerOf(retryPayment(finance, grant))).toBe('too-early')
    await database.sql(`update organisation set iban = 'BE43068999999501' where id = $1`, [grant.organisationId])
    expect((await Promise.all([finance, finance2].map((actor) => answerOf(retryPayment(actor, grant))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select p.status, p.attempt, p.first_approved_by_id as first, p.second_approved_by_id as second, g.iban from payment p join grant_award g on g.id = p.grant_id where p.id = $1', [grant.paymentId])).toEqual([{ status: 'REQUESTED', attempt: 2, first: null, second: null, iban: 'BE43068999999501' }])
    expect(await answerOf(orderNow(finance, grant.paymentId))).toBe('conflict')
    await approvePayment(finance, grant)
    await approvePayment(finance2, grant)
    await orderNow(finance, grant.paymentId)
    expect(await database.sql('select attempt, end_to_end_id as reference, iban from payment_order where payment_id = $1 order by attempt', [grant.paymentId])).toMatchObject([{ attempt: 1, reference: grant.reference }, { attempt: 2, reference: `${grant.reference}-2`, iban: 'BE43068999999501' }])
    const { id } = await upload(statement({ id: 'LATE', out: [{ reference: grant.reference, euro: '3200' }, { reference: `${grant.reference}-2`, euro: '3200', account: 'BE68539007547034' }, { reference: `${grant.reference}-2`, euro: '3200', account: 'BE43068999999501' }] }))
    expect(await wordsOf(id)).toEqual([expect.stringMatching(/^Let op: de bank zegt dat een vroegere poging toch betaald is\. /), 'Het geld ging naar een andere rekening dan die van de opdracht.', 'Wordt geboekt als betaald.'])
    expect((await mailsTo(database, grant.signatory.email ?? '')).map(({ template }) => template)).toEqual(['payment-approved', 'payment-failed', 'payment-approved'])
  })

  test('is not asked for again and not ordered while the bank says that an attempt was carried out, until a statement shows the money back', async () => {
    const [now, later] = [await failed('AM04'), await failed('AM04')]
    const { id } = await upload(statement({ id: 'TOCH', out: [{ reference: now.reference, euro: '3200' }] }))
    expect(await wordsOf(id)).toEqual([expect.stringMatching(/^Let op: de bank zegt dat dit betaald is, maar hier staat de betaling als mislukt\. /)])
    expect(await bookBankReport(finance, { bankReportId: id })).toEqual({ paid: 0, failed: 0, repaid: 0 })
    await expect(retryPayment(finance, now)).rejects.toMatchObject({ code: 'conflict', problems: [{ message: expect.stringContaining('toch uitgevoerd') }] })

    await retryPayment(finance, later)
    await approvePayment(finance, later)
    await approvePayment(finance2, later)
    await upload(statement({ id: 'TOCH-2', out: [{ reference: later.reference, euro: '3200' }] }))
    await expect(orderNow(finance, later.paymentId)).rejects.toMatchObject({ code: 'conflict', problems: [{ message: expect.stringContaining(`een vroegere poging voor ${later.number} toch betaald`) }] })

    await upload(statement({ id: 'TERUG', in: [{ reference: now.reference, euro: '3200', returned: 'AC04' }, { reference: later.reference, euro: '3200', returned: 'AC04' }] }))
    expect([await answerOf(retryPayment(finance, now)), await answerOf(orderNow(finance, later.paymentId))]).toEqual(['accepted', 'accepted'])
  })

  test('for a reason that is not the account is asked for again at once; by finance alone', async () => {
    const grant = await failed('AM04')
    expect(await Promise.all([auditor, grant.signatory, grant.stranger].map((actor) => answerOf(retryPayment(actor, grant))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(await answerOf(retryPayment(finance, grant))).toBe('accepted')
  })
})

describe('a decider cancels a payment', () => {
  const reason = 'De toekenning wordt eerst herbekeken.'

  test('that is not with the bank yet, with a reason, once', async () => {
    for (const advance of ['PLANNED', 'REQUESTED', 'APPROVED'] as const) {
      const grant = await createGrant(database, { advance })
      const paymentId = grant.payments[0]?.id ?? ''
      expect((await Promise.all([1, 2].map(() => answerOf(cancelPayment(decider, { paymentId, reason }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
      expect(await database.sql('select status, cancel_reason as reason, cancelled_by_id as by from payment where id = $1', [paymentId])).toEqual([{ status: 'CANCELLED', reason, by: decider.userId }])
      expect((await eventsOf(database, paymentId)).at(-1)).toMatchObject({ verb: 'payment.cancel', actorId: decider.userId, payload: { from: advance, reason } })
      expect(await grantStatus(database, grant.grantId)).toBe('ACTIVE')
    }
  })

  test('too late when it went to the bank, and never by finance or without a reason', async () => {
    const grant = await ordered()
    expect(await answerOf(cancelPayment(decider, { ...grant, reason }))).toBe('changed-meanwhile')
    expect(await Promise.all([finance, grant.signatory, grant.stranger].map((actor) => answerOf(cancelPayment(actor, { ...grant, reason }))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(cancelling.safeParse({ paymentId: grant.paymentId, reason: 'kort' }).error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([['reason', 'Motiveer in minstens 20 tekens.']])
  })
})
