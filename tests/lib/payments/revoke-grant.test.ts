import { describe, expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { expectReports } from '@/lib/grants/expect-reports'
import { proposingRevocation } from '@/lib/grants/schema'
import { announceRevocation, dropRevocation, replyRevocation } from '@/lib/payments/announce-revocation'
import { claimRecovery } from '@/lib/payments/recover-payment'
import { confirmRepayment, recordRepayment } from '@/lib/payments/repay-recovery'
import { confirmRevocation } from '@/lib/payments/revoke-grant'
import { waitingWork } from '@/lib/worklist/queries'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, committedCents, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const decider = await staffActor(database, 'VLAIO_DECIDER')
const second = await staffActor(database, 'VLAIO_DECIDER')
const finance = await staffActor(database, 'VLAIO_FINANCE')
const finance2 = await staffActor(database, 'VLAIO_FINANCE')
const motivation = 'De sessies waren enkel open voor de kinderen van het personeel van één bedrijf. Het kansentarief is niet toegepast.'

const told = async (grant: RunningGrant) => (await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)
/** Announced, with the hearing over unless told otherwise. */
const announced = async (given: Parameters<typeof createGrant>[1] = {}, heard = true): Promise<{ grant: RunningGrant; id: string }> => {
  const grant = await createGrant(database, { grantedCents: 400_000n, call: { repaymentIban: 'BE68539007547034' }, ...given })
  const id = await insertRow(database, 'grant_revocation', { grantId: grant.grantId, motivation, proposedById: decider.userId, proposedAt: daysFromNow(-31), hearingUntil: daysFromNow(heard ? -1 : 5) })
  return { grant, id }
}

describe('announcing', () => {
  test('tells the beneficiary why and until when to answer, and changes nothing yet', async () => {
    const grant = await createGrant(database)
    await announceRevocation(decider, { grantId: grant.grantId, motivation })
    expect(await database.sql('select round(extract(epoch from hearing_until - proposed_at) / 86400) as days from grant_revocation where grant_id = $1', [grant.grantId])).toEqual([{ days: expect.stringMatching(/^3[01]$/) }])
    expect([await grantStatus(database, grant.grantId), await told(grant), await verbsOf(database, grant.grantId)]).toEqual(['ACTIVE', ['revocation-announced'], ['revocation.propose']])
  })

  test('is for a decider without a conflict, once, of a grant that is not settled', async () => {
    const grant = await createGrant(database)
    const input = { grantId: grant.grantId, motivation }
    expect(await answerOf(announceRevocation(finance, input))).toBe('forbidden')
    expect(await answerOf(announceRevocation({ ...decider, conflictedApplicationIds: [grant.applicationId] }, input))).toBe('not-found')
    expect((await Promise.all([announceRevocation(decider, input), announceRevocation(second, input)].map(answerOf))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    const closed = await createGrant(database, { status: 'CLOSED' })
    expect(await answerOf(announceRevocation(decider, { ...input, grantId: closed.grantId }))).toBe('changed-meanwhile')
    expect(proposingRevocation.safeParse({ grantId: grant.grantId, motivation: 'Te kort' }).success).toBe(false)
  })
})

describe('the hearing', () => {
  test('one answer of a signatory, within the term', async () => {
    const { grant, id } = await announced({}, false)
    expect(await answerOf(replyRevocation(grant.editor, { revocationId: id, reply: 'Wij maakten de reeks bekend.' }))).toBe('forbidden')
    expect(await answerOf(replyRevocation(grant.stranger, { revocationId: id, reply: 'Wij maakten de reeks bekend.' }))).toBe('not-found')
    await replyRevocation(grant.signatory, { revocationId: id, reply: 'Wij maakten de reeks bekend.' })
    expect(await answerOf(replyRevocation(grant.signatory, { revocationId: id, reply: 'En nog iets.' }))).toBe('changed-meanwhile')
    const late = await announced()
    expect(await answerOf(replyRevocation(late.grant.signatory, { revocationId: late.id, reply: 'Te laat.' }))).toBe('too-late')
  })

  test('is over before anybody confirms; dropped, the grant goes on', async () => {
    const { grant, id } = await announced({}, false)
    expect(await answerOf(confirmRevocation(second, { revocationId: id }))).toBe('too-early')
    await dropRevocation(decider, { revocationId: id, reason: 'De begunstigde bewees de aankondiging.' })
    expect(await answerOf(confirmRevocation(second, { revocationId: id }))).toBe('changed-meanwhile')
    expect([await grantStatus(database, grant.grantId), await told(grant)]).toEqual(['ACTIVE', ['revocation-dropped']])
  })
})

describe('confirming', () => {
  test('takes another decider: nothing more is paid, what was paid is claimed, the envelope has its money again', async () => {
    const { grant, id } = await announced({ status: 'AMENDMENT_REQUESTED' })
    await insertRow(database, 'grant_amendment', { grantId: grant.grantId, position: 1, status: 'ASKED', change: '{"periodEnd":null,"activities":[],"costs":[]}', before: '{"periodEnd":null,"activities":[],"costs":[]}', amountCents: 400_000, motivation, askedById: grant.signatory.userId, dueAt: daysFromNow(3) })
    expect(await answerOf(confirmRevocation(decider, { revocationId: id }))).toBe('forbidden')
    expect(await answerOf(confirmRevocation(finance, { revocationId: id }))).toBe('forbidden')
    expect((await Promise.all([confirmRevocation(second, { revocationId: id }), confirmRevocation(second, { revocationId: id })].map(answerOf))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect([await grantStatus(database, grant.grantId), await committedCents(database, grant.callId), await told(grant)]).toEqual(['REVOKED', '0', ['grant-revoked']])
    expect(await database.sql('select type, status from payment where grant_id = $1 order by position', [grant.grantId])).toEqual([{ type: 'ADVANCE', status: 'PAID' }, { type: 'BALANCE', status: 'CANCELLED' }])
    expect(await database.sql('select amount_cents::text as cents, claimed_at from recovery where grant_id = $1', [grant.grantId])).toEqual([{ cents: '320000', claimed_at: null }])
    expect(await database.sql('select status from grant_amendment where grant_id = $1', [grant.grantId])).toEqual([{ status: 'LAPSED' }])
    const [letter] = await database.sql<{ content: { appeal: { paragraphs: string[] }; sections: { heading: string; paragraphs: string[] }[] } }>(`select content from letter where application_id = $1 and kind = 'REVOCATION' and released_at is not null`, [grant.applicationId])
    expect([letter?.content.sections.find(({ heading }) => heading === 'Motivering')?.paragraphs, letter?.content.appeal.paragraphs.length]).toEqual([[motivation], 3])
  })

  test('finance claims it at once, and the file stays revoked when it is paid back', async () => {
    const { grant, id } = await announced()
    await confirmRevocation(second, { revocationId: id })
    await claimRecovery(finance, { grantId: grant.grantId })
    await recordRepayment(finance, { grantId: grant.grantId, amountCents: 320_000n, receivedOn: dayFromNow(-1) })
    const [repayment] = await database.sql<{ id: string }>('select id from repayment where grant_id = $1', [grant.grantId])
    expect(await confirmRepayment(finance2, { repaymentId: repayment?.id ?? '' })).toEqual({ openCents: 0n })
    expect(await grantStatus(database, grant.grantId)).toBe('REVOKED')
    const [letter] = await database.sql<{ text: string }>(`select content::text as text from letter where application_id = $1 and kind = 'RECOVERY'`, [grant.applicationId])
    expect(letter?.text).toContain('De subsidie is ingetrokken. Wat al betaald is, komt terug.')
  })

  test('waits among the work of the other decider, not of who announced it', async () => {
    const { grant } = await announced()
    await announced({}, false)
    const found = async (actor: typeof decider) => (await asActor(actor, (tx) => waitingWork(tx, actor))).find(({ what }) => what === 'Intrekkingen te bevestigen')
    const before = (await found(second))?.count ?? 0
    expect([before > 0, await found(decider), await found(finance)]).toEqual([true, undefined, undefined])
    await confirmRevocation(second, { revocationId: (await database.sql<{ id: string }>('select id from grant_revocation where grant_id = $1', [grant.grantId]))[0]?.id ?? '' })
    expect((await found(second))?.count ?? 0).toBe(before - 1)
  })

  test('waits for a payment that is with the bank; without anything paid, nothing is claimed', async () => {
    const waiting = await announced({ advance: 'ORDERED' })
    expect(await answerOf(confirmRevocation(second, { revocationId: waiting.id }))).toBe('too-early')
    const unpaid = await announced({ advance: 'PLANNED', status: 'ACCEPTED' })
    expect(await confirmRevocation(second, { revocationId: unpaid.id })).toEqual({ freedCents: 400_000n, claimedCents: 0n })
    expect(await database.sql('select from recovery where grant_id = $1', [unpaid.grant.grantId])).toHaveLength(0)
  })

  test('after it nobody is reminded of a report', async () => {
    const { grant, id } = await announced({ status: 'REPORT_DUE' })
    await insertRow(database, 'report', { grantId: grant.grantId, type: 'FINAL', status: 'DUE', periodStart: dayFromNow(-300), periodEnd: dayFromNow(-60), dueAt: daysFromNow(6), createdAt: daysFromNow(-50) })
    await confirmRevocation(second, { revocationId: id })
    await expectReports()
    expect(await told(grant)).toEqual(['grant-revoked'])
  })

  test('the database revokes nothing that two people did not sign', async () => {
    const { grant, id } = await announced()
    const refusedBy = (sql: string, ...values: unknown[]) => asActor(decider, (tx) => tx.$executeRawUnsafe(sql, ...values)).then(() => 'done', (thrown: unknown) => /ST0\d\d|_four_eyes/.exec(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown)))?.[0])
    expect(await refusedBy(`update grant_award set status = 'REVOKED' where id = $1::uuid`, grant.grantId)).toBe('ST004')
    expect(await refusedBy('update grant_revocation set confirmed_by_id = $2::uuid, confirmed_at = portal_now() where id = $1::uuid', id, second.userId)).toBe('ST004')
    expect(await refusedBy('update grant_revocation set confirmed_by_id = $2::uuid, confirmed_at = portal_now() where id = $1::uuid', id, decider.userId)).toBe('_four_eyes')
  })
})
