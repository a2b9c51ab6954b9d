import { describe, expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { asActor } from '@/lib/db'
import { grantToFollow } from '@/lib/grants/queries'
import { agreeInstalments, replaceInstalments } from '@/lib/payments/agree-instalments'
import { currentParts } from '@/lib/payments/current-parts'
import { claimRecovery } from '@/lib/payments/recover-payment'
import { remindRecovery } from '@/lib/payments/remind-recovery'
import { replyRecovery } from '@/lib/payments/reply-recovery'
import { agreeingInstalments, replacingInstalments, replying } from '@/lib/payments/schema'
import { confirmWaiver, proposeWaiver } from '@/lib/payments/waive-recovery'
import { addDays, addMonths, endOfDay, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { answerOf, createGrant, grantStatus } from '@/tests/support/running-grant'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const [finance, finance2, controller] = [await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_FINANCE'), await staffActor(database, 'VLAIO_CONTROLLER')]
const today = localDay(new Date())
const motivation = 'De annulering kwam door een brand in het gebouw; de kosten waren al gemaakt.'

let messages = 0
/** 800 euro is announced; the hearing runs ten days more. */
const announced = async (given: Record<string, unknown> = {}) => {
  const grant = await createGrant(database, { status: 'RECOVERY', call: { repaymentIban: 'BE68539007547034' } })
  await database.sql('update grant_award set final_cents = 0, settled_at = $2 where id = $1', [grant.grantId, daysFromNow(-40)])
  messages += 1
  await insertRow(database, 'recovery', { grantId: grant.grantId, amountCents: 80_000n, motivation: 'Te veel betaald.', structuredMessage: `+++000/0000/${String(messages).padStart(5, '0')}+++`, hearingUntil: daysFromNow(10), openedById: finance.userId, ...given }, false)
  return grant
}
const claimed = (given: Record<string, unknown> = {}) => announced({ hearingUntil: daysFromNow(-40), claimedAt: daysFromNow(-35), dueAt: daysFromNow(-5), ...given })
const templatesTo = async (email: string | null) => (await mailsTo(database, email ?? '')).map(({ template }) => template)

describe('the beneficiary', () => {
  test('answers once, within the term, and the answer stands in the file', async () => {
    const grant = await announced()
    const view = () => asActor(grant.editor, (tx, now) => grantToFollow(tx, grant.editor, grant.number, now))
    expect((await view())?.mayReply).toBe(true)
    expect((await Promise.all(['Wij hadden toelating.', 'Een ander antwoord.'].map((reply) => answerOf(replyRecovery(grant.signatory, { grantId: grant.grantId, reply }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await view()).toMatchObject({ mayReply: false, grant: { recovery: { reply: expect.stringMatching(/\.$/), repliedAt: expect.any(Date) } } })
    expect(await verbsOf(database, grant.grantId)).toEqual(['recovery.reply'])
  })

  test('is heard by the gemachtigde, before the end, with words', async () => {
    const [grant, late] = [await announced(), await announced({ hearingUntil: daysFromNow(-1) })]
    const answer = (actor: typeof finance, { grantId }: { grantId: string }) => answerOf(replyRecovery(actor, { grantId, reply: 'Uitleg.' }))
    expect(await Promise.all([answer(grant.editor, grant), answer(finance, grant), answer(grant.stranger, grant), answer(late.signatory, late)])).toEqual(['forbidden', 'forbidden', 'not-found', 'too-late'])
    expect(replying.safeParse({ grantId: grant.grantId, reply: ' ' }).error?.issues.map(({ message }) => message)).toEqual(['Dit veld is verplicht.'])
    expect(await answerOf(claimRecovery(finance, grant))).toBe('too-early')
  })
})

describe('not claiming', () => {
  test('is proposed by one and confirmed by another; the beneficiary hears it and the file closes', async () => {
    const grant = await announced()
    expect(await answerOf(confirmWaiver(finance2, grant))).toBe('too-early')
    await proposeWaiver(finance, { grantId: grant.grantId, motivation })
    expect(await answerOf(confirmWaiver(finance, grant))).toBe('forbidden')
    expect((await Promise.all([finance2, finance2].map((actor) => answerOf(confirmWaiver(actor, grant))))).filter((answer) => answer === 'accepted')).toHaveLength(1)
    expect(await grantStatus(database, grant.grantId)).toBe('CLOSED')
    expect(await templatesTo(grant.signatory.email)).toEqual(['recovery-waived'])
    expect((await eventsOf(database, grant.grantId)).map(({ verb, actorId }) => [verb, actorId])).toEqual([['recovery.propose-waiver', finance.userId], ['recovery.confirm-waiver', finance2.userId]])
    expect(await answerOf(claimRecovery(finance, grant))).not.toBe('accepted')
  })

  test('is for finance, and over once the money is claimed', async () => {
    const [grant, after] = [await announced(), await claimed()]
    expect(await Promise.all([controller, grant.signatory, grant.stranger].map((actor) => answerOf(proposeWaiver(actor, { grantId: grant.grantId, motivation }))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(await answerOf(proposeWaiver(finance, { grantId: after.grantId, motivation }))).toBe('changed-meanwhile')
  })

  test('claiming and letting go at the same moment end in one of the two', async () => {
    const grant = await announced({ hearingUntil: daysFromNow(-1) })
    await proposeWaiver(finance, { grantId: grant.grantId, motivation })
    const answers = await Promise.all([answerOf(claimRecovery(finance, grant)), answerOf(confirmWaiver(finance2, grant))])
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1)
  })

  test('asks two people of the database itself', async () => {
    const grant = await announced()
    await proposeWaiver(finance, { grantId: grant.grantId, motivation })
    await expect(database.sql('update recovery set waived_at = now(), waived_by_id = waive_proposed_by_id where grant_id = $1', [grant.grantId])).rejects.toThrow('recovery_waiver_four_eyes')
  })
})

describe('paying back in parts', () => {
  const parts = (grantId: string, more: { parts?: string; firstDay?: string } = {}) => agreeingInstalments.parse({ grantId, parts: '3', firstDay: addDays(today, 20), ...more })

  test('is agreed once, to the cent of what is open, one part a month', async () => {
    const grant = await claimed()
    expect((await Promise.all([finance, finance2].map((actor) => answerOf(agreeInstalments(actor, parts(grant.grantId)))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select amount_cents::text as cents, due_at as due from recovery_instalment where grant_id = $1 order by position', [grant.grantId])).toEqual([0, 1, 2].map((month) => ({ cents: month < 2 ? '26667' : '26666', due: endOfDay(addMonths(addDays(today, 20), month)) })))
    expect(await templatesTo(grant.signatory.email)).toEqual(['recovery-instalments'])
    expect(await verbsOf(database, grant.grantId)).toEqual(['recovery.agree-instalments'])
  })

  test('is replaced with a reason, for what is open then; the first parts stay, and only the new ones are waited for', async () => {
    const grant = await claimed()
    const again = (actor: typeof finance, reason = 'De vereniging verloor haar zaal en vroeg meer tijd.') => answerOf(replaceInstalments(actor, { ...parts(grant.grantId, { parts: '2' }), reason }))
    expect(await again(finance)).toBe('too-early')
    await agreeInstalments(finance, parts(grant.grantId))
    await insertRow(database, 'repayment', { grantId: grant.grantId, amountCents: 20_000n, receivedOn: addDays(today, -1), notedById: finance.userId, confirmedById: finance2.userId, confirmedAt: daysFromNow(0) })
    expect(await Promise.all([again(controller), again(grant.signatory), again(grant.stranger)])).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(replacingInstalments.safeParse({ grantId: grant.grantId, parts: '2', firstDay: addDays(today, 20), reason: 'kort' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['reason'])
    expect(await again(finance2)).toBe('accepted')
    const view = await asActor(grant.signatory, (tx, now) => grantToFollow(tx, grant.signatory, grant.number, now))
    expect(view?.grant.recovery && currentParts(view.grant.recovery).map(({ position, amountCents }) => [position, amountCents])).toEqual([[4, 30_000n], [5, 30_000n]])
    expect(await database.sql('select count(*)::int as parts from recovery_instalment where grant_id = $1', [grant.grantId])).toEqual([{ parts: 5 }])
    await expect(database.sql('delete from recovery_instalment where grant_id = $1', [grant.grantId])).rejects.toThrow('append-only')
    expect((await verbsOf(database, grant.grantId)).slice(-1)).toEqual(['recovery.replace-instalments'])
    expect(await templatesTo(grant.signatory.email)).toEqual(['recovery-instalments', 'recovery-instalments'])
  })

  test('is for finance, after the claim, from a day to come', async () => {
    const [grant, early] = [await claimed(), await announced()]
    expect(await Promise.all([controller, grant.signatory, grant.stranger].map((actor) => answerOf(agreeInstalments(actor, parts(grant.grantId)))))).toEqual(['forbidden', 'forbidden', 'not-found'])
    expect(await answerOf(agreeInstalments(finance, parts(early.grantId)))).toBe('too-early')
    await expect(agreeInstalments(finance, parts(grant.grantId, { firstDay: today }))).rejects.toMatchObject({ problems: [{ field: 'firstDay', message: 'Kies een dag die nog komt.' }] })
    // Claimed 35 days ago with 30 days to pay: the last part falls at most 24 months after that.
    const last = addMonths(addDays(localDay(daysFromNow(-35)), 30), 24)
    await expect(agreeInstalments(finance, parts(grant.grantId, { firstDay: addDays(addMonths(last, -2), 1) }))).rejects.toMatchObject({ problems: [{ field: 'firstDay', message: expect.stringMatching(/^Het laatste deel valt na .* Kies een vroegere dag of minder delen\.$/) }] })
    expect(agreeingInstalments.safeParse({ grantId: grant.grantId, parts: '1', firstDay: '' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['parts', 'firstDay'])
  })
})

test('who did not pay in time is reminded once for each day that passed; who paid that part is not', async () => {
  const [late, paidPart, notYet] = [await claimed(), await claimed({ dueAt: daysFromNow(60) }), await claimed({ dueAt: daysFromNow(3) })]
  const agreed = { agreedById: finance.userId, agreedAt: daysFromNow(-30) }
  for (const [position, dueAt] of [[1, daysFromNow(-2)], [2, daysFromNow(60)]] as const) await insertRow(database, 'recovery_instalment', { grantId: paidPart.grantId, position, amountCents: 40_000n, dueAt, ...agreed }, false)
  await insertRow(database, 'repayment', { grantId: paidPart.grantId, amountCents: 40_000n, receivedOn: addDays(today, -3), notedById: finance.userId, confirmedById: finance2.userId, confirmedAt: daysFromNow(-1) })
  await remindRecovery()
  await remindRecovery()
  expect(await Promise.all([late, paidPart, notYet].map(({ signatory }) => templatesTo(signatory.email)))).toEqual([['recovery-reminder'], [], []])
})
