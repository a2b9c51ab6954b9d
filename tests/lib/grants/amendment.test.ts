import { describe, expect, test } from 'vitest'
import { answeringAmendment, askingAmendment } from '@/lib/grants/amendment-schema'
import { answerAmendment, confirmAmendment, sendBackAmendment } from '@/lib/grants/answer-amendment'
import { askAmendment } from '@/lib/grants/ask-amendment'
import { questionAmendment, replyAmendment, withdrawAmendment } from '@/lib/grants/discuss-amendment'
import { amendmentsOf } from '@/lib/grants/execution'
import { plansOf } from '@/lib/grants/plan'
import { asActor } from '@/lib/db'
import { isRefusal } from '@/lib/refusal'
import { addWorkingDays } from '@/lib/reference/holidays'
import { endOfDay, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { dayFromNow, staffActor } from '@/tests/support/factories'
import { answerOf, committedCents, createGrant, grantStatus, type RunningGrant } from '@/tests/support/running-grant'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const other = await staffActor(database, 'VLAIO_OFFICER')
const decider = await staffActor(database, 'VLAIO_DECIDER')

const motivation = 'De loods is afgebrand. We vragen om de reeks naar een buurthuis te verplaatsen, zodat ze kan doorgaan.'
const answer = 'De nieuwe plaats ligt in dezelfde streek en is even goed bereikbaar; het doel van de subsidie blijft gelijk.'
const costs = [{ id: 'c1', category: 'STAFF', description: 'Begeleiding', quantity: 10, unit: 'uur', unitPrice: '5000', inKind: null }, { id: 'c2', category: 'ROOM', description: 'Buurthuizen', quantity: 1, unit: 'stuk', unitPrice: '20000', inKind: null }]
const content = JSON.stringify({ answers: { costs } })

/** 1.000 child-hours over 10 sessions at 4 euro: worth what was granted, half of it in each activity. */
const running = (given: Parameters<typeof createGrant>[1] = {}): Promise<RunningGrant> =>
  createGrant(database, { grantedCents: 400_000n, periodEnd: dayFromNow(60), content, activities: [{ rowId: 'a1', sessions: 10, childHours: 500 }, { rowId: 'a2', sessions: 10, childHours: 500 }], ...given })
const asked = ({ grantId }: RunningGrant, change: Partial<Parameters<typeof askAmendment>[1]> = {}) => ({ grantId, periodEnd: null, activities: [], costs: [], motivation, ...change })
const longer = (grant: RunningGrant) => asked(grant, { periodEnd: dayFromNow(120) })
const fewer = (grant: RunningGrant, sessions = 0) => asked(grant, { activities: [{ rowId: 'a2', locationName: '', postcode: '', sessions }] })
const amendmentId = async ({ grantId }: RunningGrant): Promise<string> => (await database.sql<{ id: string }>('select id from grant_amendment where grant_id = $1 order by position desc limit 1', [grantId]))[0]?.id ?? ''
const told = async (grant: RunningGrant) => (await mailsTo(database, grant.editor.email ?? '')).map(({ template }) => template)
const fieldsOf = (act: Promise<unknown>): Promise<unknown> => act.then(() => 'accepted', (thrown: unknown) => (isRefusal(thrown) ? thrown.problems.map(({ field }) => field) : thrown))
const yes = async (grant: RunningGrant, approved = true) => ({ amendmentId: await amendmentId(grant), approved, answer })

describe('asking', () => {
  test('keeps what was and what becomes, sets the term, and tells the organisation', async () => {
    const grant = await running()
    expect(await askAmendment(grant.signatory, asked(grant, { periodEnd: dayFromNow(120), costs: [{ id: 'c2', amount: 15_000n }, { id: 'c1', amount: 55_000n }] }))).toEqual({ noted: false })
    expect(await database.sql('select status, change, before, amount_cents::text as amount, due_at from grant_amendment where grant_id = $1', [grant.grantId])).toEqual([{
      status: 'ASKED', amount: '400000', due_at: endOfDay(addWorkingDays(localDay(new Date()), 15, new Set())),
      change: { periodEnd: dayFromNow(120), activities: [], costs: [{ id: 'c2', description: 'Buurthuizen', cents: '15000' }, { id: 'c1', description: 'Begeleiding', cents: '55000' }] },
      before: { periodEnd: dayFromNow(60), activities: [], costs: [{ id: 'c2', description: 'Buurthuizen', cents: '20000' }, { id: 'c1', description: 'Begeleiding', cents: '50000' }] },
    }])
    expect([await grantStatus(database, grant.grantId), await told(grant), await verbsOf(database, grant.grantId)]).toEqual(['AMENDMENT_REQUESTED', ['amendment-asked'], ['amendment.ask']])
  })

  test('is for a signatory, while the activities run, and one at a time', async () => {
    const grant = await running()
    expect(await answerOf(askAmendment(grant.editor, longer(grant)))).toBe('forbidden')
    expect(await answerOf(askAmendment(grant.stranger, longer(grant)))).toBe('not-found')
    expect((await Promise.all([askAmendment(grant.signatory, longer(grant)), askAmendment(grant.signatory, longer(grant))].map(answerOf))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    const suspended = await running({ status: 'SUSPENDED' })
    expect(await answerOf(askAmendment(suspended.signatory, longer(suspended)))).toBe('changed-meanwhile')
  })

  test('is refused at the field where it cannot be', async () => {
    const grant = await running()
    const fields = (change: Parameters<typeof asked>[1]) => fieldsOf(askAmendment(grant.signatory, asked(grant, change)))
    expect(await fields({})).toEqual([''])
    expect(await fields({ periodEnd: dayFromNow(-3) })).toEqual(['periodEnd'])
    expect(await fields({ costs: [{ id: 'c1', amount: 60_000n }] })).toEqual(['costs.0.amount'])
    expect(await fields({ newCost: { description: '', amount: 100n } })).toEqual(['newCost.description', 'costs.0.amount', ''])
    expect(await fields({ activities: [{ rowId: 'a1', locationName: '', postcode: '0001', sessions: 11 }] })).toEqual(['activities.0.postcode', 'activities.0.locationName', 'activities.0.sessions'])
    expect(await fields({ activities: [{ rowId: 'a1', locationName: '', postcode: '', sessions: 1 }] })).toEqual(['activities.0.sessions'])
    expect(await fields({ activities: ['a1', 'a2'].map((rowId) => ({ rowId, locationName: '', postcode: '', sessions: 0 })) })).toEqual(['activities.0.sessions'])
    expect(await grantStatus(database, grant.grantId)).toBe('ACTIVE')
  })

  test('half filled in, the form says what is missing', () => {
    const read = askingAmendment.safeParse({ grantId: '5a0f6e3c-3f43-4c61-8a0e-0d1b6b1f4a11', periodEnd: '31/02/2027', motivation: 'Te kort' })
    expect(read.error?.issues.map(({ path }) => path.join('.'))).toEqual(['periodEnd', 'motivation'])
    expect(answeringAmendment.safeParse({ amendmentId: '5a0f6e3c-3f43-4c61-8a0e-0d1b6b1f4a11', answer: '' }).error?.issues.map(({ path }) => path.join('.'))).toEqual(['approved', 'answer'])
  })

  test('a small shift is only noted and holds at once; small ones do not add up unseen', async () => {
    const grant = await running()
    const shift = (cents: bigint) => askAmendment(grant.signatory, asked(grant, { costs: [{ id: 'c2', amount: 20_000n - cents }, { id: 'c1', amount: 50_000n + cents }] }))
    expect(await shift(4_000n)).toEqual({ noted: true })
    expect([await grantStatus(database, grant.grantId), await told(grant)]).toEqual(['ACTIVE', ['amendment-noted']])
    expect(await shift(4_001n)).toEqual({ noted: false })
    expect(await database.sql('select before from grant_amendment where grant_id = $1 and position = 2', [grant.grantId])).toMatchObject([{ before: { costs: [{ id: 'c2', cents: '16000' }, { id: 'c1', cents: '54000' }] } }])
  })
})

describe('answering', () => {
  test('approved, the plan is the amended one and the beneficiary gets a letter with the motivation', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, longer(grant))
    expect(await answerAmendment(officer, await yes(grant))).toEqual({ waits: false })
    expect(await database.sql(`select status, to_char(period_end, 'YYYY-MM-DD') as "end", amended_cents from grant_award where id = $1`, [grant.grantId])).toEqual([{ status: 'ACTIVE', end: dayFromNow(120), amended_cents: null }])
    const [letter] = await database.sql<{ content: { sections: { heading: string; paragraphs: string[] }[]; appeal: { paragraphs: string[] } } }>(`select content from letter where application_id = $1 and kind = 'AMENDMENT' and released_at is not null`, [grant.applicationId])
    expect(letter?.content.sections.find(({ heading }) => heading === 'Motivering')?.paragraphs).toEqual([answer])
    expect(letter?.content.appeal.paragraphs.length).toBeGreaterThan(0)
    expect([await told(grant), await verbsOf(database, grant.grantId)]).toEqual([['amendment-asked', 'amendment-answered'], ['amendment.ask', 'amendment.answer']])
  })

  test('a new line of the budget takes from another, and stands in the report with what it became', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, asked(grant, { costs: [{ id: 'c2', amount: 15_200n }], newCost: { description: 'Vervoer', amount: 4_800n } }))
    await answerAmendment(officer, await yes(grant))
    const row = await asActor(officer, (tx) => tx.grant.findUniqueOrThrow({ where: { id: grant.grantId } }))
    const { current } = await asActor(officer, (tx) => plansOf(tx, row))
    expect(current.costs.map(({ description, cents }) => [description, cents])).toEqual([['Begeleiding', 50_000n], ['Buurthuizen', 15_200n], ['Vervoer', 4_800n]])
  })

  test('refused, the plan stays as it was', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, longer(grant))
    await answerAmendment(officer, await yes(grant, false))
    expect(await database.sql(`select g.status, to_char(period_end, 'YYYY-MM-DD') as "end", a.status as answer from grant_award g join grant_amendment a on a.grant_id = g.id where g.id = $1`, [grant.grantId])).toEqual([{ status: 'ACTIVE', end: dayFromNow(60), answer: 'REFUSED' }])
  })

  test('is for an officer without a conflict, once, whoever is first', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, longer(grant))
    expect(await answerOf(answerAmendment(grant.signatory, await yes(grant)))).toBe('forbidden')
    expect(await answerOf(answerAmendment(decider, await yes(grant)))).toBe('forbidden')
    expect(await answerOf(answerAmendment({ ...officer, conflictedApplicationIds: [grant.applicationId] }, await yes(grant)))).toBe('not-found')
    const input = await yes(grant)
    expect((await Promise.all([answerAmendment(officer, input), answerAmendment(other, { ...input, approved: false })].map(answerOf))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  })

  test('after a question the beneficiary replies first; withdrawn, nothing changes', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, longer(grant))
    const id = await amendmentId(grant)
    await questionAmendment(officer, { amendmentId: id, question: 'Tot wanneer is het buurthuis vrij?' })
    expect(await answerOf(answerAmendment(officer, await yes(grant)))).toBe('changed-meanwhile')
    expect(await answerOf(replyAmendment(grant.editor, { amendmentId: id, reply: 'Tot juni.' }))).toBe('forbidden')
    await replyAmendment(grant.signatory, { amendmentId: id, reply: 'Tot juni.' })
    expect(await answerOf(replyAmendment(grant.signatory, { amendmentId: id, reply: 'Tot juli.' }))).toBe('changed-meanwhile')
    await withdrawAmendment(grant.signatory, { amendmentId: id })
    expect(await answerOf(answerAmendment(officer, { amendmentId: id, approved: true, answer }))).toBe('changed-meanwhile')
    expect([await grantStatus(database, grant.grantId), await told(grant)]).toEqual(['ACTIVE', ['amendment-asked', 'amendment-questioned']])
  })
})

describe('a smaller plan', () => {
  test('waits for a decider who did not answer, and then gives its money back', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, fewer(grant, 5))
    expect(await answerAmendment(officer, await yes(grant))).toEqual({ waits: true })
    expect([await grantStatus(database, grant.grantId), await committedCents(database, grant.callId)]).toEqual(['AMENDMENT_REQUESTED', '400000'])
    const [seen] = await asActor(grant.signatory, (tx) => amendmentsOf(tx, grant.signatory, grant.grantId))
    expect([seen?.status, seen?.answer]).toEqual(['ASKED', ''])

    const id = await amendmentId(grant)
    expect(await answerOf(confirmAmendment(officer, { amendmentId: id }))).toBe('forbidden')
    expect(await answerOf(confirmAmendment({ ...officer, roles: ['VLAIO_OFFICER', 'VLAIO_DECIDER'] }, { amendmentId: id }))).toBe('forbidden')
    expect(await confirmAmendment(decider, { amendmentId: id })).toEqual({ freedCents: 100_000n })
    expect(await answerOf(confirmAmendment(decider, { amendmentId: id }))).toBe('changed-meanwhile')
    expect([await grantStatus(database, grant.grantId), await committedCents(database, grant.callId)]).toEqual(['ACTIVE', '300000'])
    expect(await database.sql('select granted_cents::text as granted, amended_cents::text as amended from grant_award where id = $1', [grant.grantId])).toEqual([{ granted: '400000', amended: '300000' }])
    // 80/20 of 4.000 euro: the balance of 800 euro is all that was not asked for yet.
    expect(await database.sql('select type, amount_cents::text as cents from payment where grant_id = $1 order by position', [grant.grantId])).toEqual([{ type: 'ADVANCE', cents: '320000' }, { type: 'BALANCE', cents: '0' }])
  })

  test('an activity that falls away leaves the base of the grant', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, fewer(grant))
    await answerAmendment(officer, await yes(grant))
    await confirmAmendment(decider, { amendmentId: await amendmentId(grant) })
    expect(await database.sql('select base_activity_row_ids as base, amended_cents::text as amended from grant_award where id = $1', [grant.grantId])).toEqual([{ base: ['a1'], amended: '200000' }])
  })

  test('sent back, the officer answers anew', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, fewer(grant))
    await answerAmendment(officer, await yes(grant))
    expect(await answerOf(sendBackAmendment(officer, { amendmentId: await amendmentId(grant), reason: 'Reken het aantal kinduren na.' }))).toBe('forbidden')
    await sendBackAmendment(decider, { amendmentId: await amendmentId(grant), reason: 'Reken het aantal kinduren na.' })
    await answerAmendment(officer, await yes(grant, false))
    expect([await grantStatus(database, grant.grantId), await committedCents(database, grant.callId)]).toEqual(['ACTIVE', '400000'])
  })

  test('the database lets nobody lower a grant alone, raise it, or change what was asked', async () => {
    const grant = await running()
    await askAmendment(grant.signatory, fewer(grant))
    const id = await amendmentId(grant)
    const refusedBy = (sql: string, values: unknown[]) => asActor(officer, (tx) => tx.$executeRawUnsafe(sql, ...values)).then(() => 'done', (thrown: unknown) => /ST00\d/.exec(JSON.stringify(thrown, Object.getOwnPropertyNames(thrown)))?.[0])
    expect(await refusedBy('update grant_award set amended_cents = 1 where id = $1::uuid', [grant.grantId])).toBe('ST004')
    expect(await refusedBy(`update grant_amendment set amount_cents = 1 where id = $1::uuid`, [id])).toBe('ST003')
    expect(await refusedBy(`update grant_amendment set answered_by_id = $2::uuid, answered_at = portal_now(), answer = 'goed', status = 'APPROVED', ended_at = portal_now() where id = $1::uuid`, [id, other.userId])).toBe('ST004')
  })
})
