import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { confirmCall, confirmDecision } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { freezeRanking } from '@/lib/decisions/freeze-ranking'
import { proposal } from '@/lib/decisions/schema'
import { decisionMotivation } from '@/lib/decisions/decision-texts'
import { proposeDecision } from '@/lib/decisions/propose-decision'
import { asActor } from '@/lib/db'
import { rankingOf } from '@/lib/decisions/queries'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { officialItems, proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { holdLock, untilWaiting } from '@/tests/support/hold-lock'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

const assessment = (envelopeCents: bigint) => createCall(database, { status: 'ASSESSMENT', envelopeCents })
const statuses = async (applicationId: string) => {
  const [row] = await database.sql<{ shown: string; office: string }>('select a.status as shown, s.status as office from application a join assessment s on s.application_id = a.id where a.id = $1', [applicationId])
  return row
}
const committed = async (callId: string) => (await database.sql<{ cents: string }>('select committed_cents::text as cents from call_commitment where call_id = $1', [callId]))[0]?.cents

describe('the official ranking', () => {
  test('freezing it needs the consensus of every file still in the running', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call)
    await createRankedFile(database, call, { status: 'IN_REVIEW' })
    expect(await refusal(freezeRanking(chair, { callId: call.id }))).toBe('too-early')
    expect(await database.sql('select id from ranking where call_id = $1', [call.id])).toEqual([])
  })

  test('a criterion whose only scores fell away is no zero: the list waits', async () => {
    const call = await assessment(1_000_000n)
    const file = await createRankedFile(database, call)
    await database.sql(`delete from consensus_score where application_id = $1 and criterion = 'C06'`, [file.id])
    expect(await refusal(freezeRanking(chair, { callId: call.id }))).toBe('too-early')
    expect(await database.sql('select id from ranking where call_id = $1', [call.id])).toEqual([])
  })

  test('two chairs freezing anew at once: one list, and the other is told', async () => {
    const call = await createCall(database, { status: 'ASSESSMENT' })
    await createRankedFile(database, call)
    await freezeRanking(chair, { callId: call.id })
    const release = await holdLock(database, 'lock table ranking in share mode')
    const freezing = Promise.all([chair, chair].map((actor) => refusal(freezeRanking(actor, { callId: call.id }))))
    await untilWaiting(database, 2)
    await release()
    expect((await freezing).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select round from ranking where call_id = $1 order by round', [call.id])).toEqual([{ round: 1 }, { round: 2 }])
  })

  test('the worked example of the domain gives 66.2, and grants go down the list while the envelope lasts', async () => {
    const call = await assessment(800_000n)
    const example = await createRankedFile(database, call, { scores: { C01: 4, C02: 3.5, C03: 3, C04: 4, C05: 3, C06: 2.5, C07: 4, C08: 3, C09: 4, C10: 3 } })
    const best = await createRankedFile(database, call, { score: 5 })
    const third = await createRankedFile(database, call, { score: 3 })
    const failed = await createRankedFile(database, call, { scores: { C08: 2 } })
    const { rankingId } = await freezeRanking(chair, { callId: call.id })
    const rows = await database.sql('select application_id as id, rank, total::text, outcome, granted_cents::text as cents, reasons from ranking_row where ranking_id = $1 order by position', [rankingId])
    expect(rows).toEqual([
      { id: best.id, rank: 1, total: '100.0', outcome: 'GRANT', cents: '400000', reasons: [] },
      { id: example.id, rank: 2, total: '66.2', outcome: 'GRANT', cents: '400000', reasons: [] },
      { id: third.id, rank: 3, total: '60.0', outcome: 'RESERVE', cents: '0', reasons: [] },
      { id: failed.id, rank: null, total: '76.0', outcome: 'REJECT', cents: '0', reasons: ['C08'] },
    ])
    expect(await verbsOf(database, call.id)).toEqual(['ranking.freeze'])
  })

  test('an officer cannot freeze it, and an applicant does not know it exists', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call)
    expect(await refusal(freezeRanking(await staffActor(database, 'VLAIO_OFFICER'), { callId: call.id }))).toBe('forbidden')
    expect(await refusal(freezeRanking(await staffActor(database, 'VLAIO_REVIEWER'), { callId: call.id }))).toBe('not-found')
  })
})

/** A chair or decider with an interest in this file. */
const withInterest = async (role: 'VLAIO_PANEL_CHAIR' | 'VLAIO_DECIDER', file: { id: string }): Promise<Actor> => {
  const person = await staffActor(database, role)
  await insertRow(database, 'conflict', { applicationId: file.id, userId: person.userId, type: 'FAMILY', source: 'REVIEWER' })
  return actorOf(database, { id: person.userId ?? '' })
}

describe('a chair with an interest in a file', () => {
  test('freezes and proposes the whole list, of which that file follows the list to the letter, and sees of it no line, place or envelope', async () => {
    const call = await assessment(1_000_000n)
    const hidden = await createRankedFile(database, call, { score: 5 })
    const other = await createRankedFile(database, call)
    const person = await withInterest('VLAIO_PANEL_CHAIR', hidden)
    const { rankingId } = await freezeRanking(person, { callId: call.id })
    const items = (await officialItems(database, rankingId)).filter(({ applicationId }) => applicationId === other.id)
    const view = await asActor(person, (tx) => rankingOf(tx, person, call.code))
    expect([view?.hides, view?.ready, view?.lines.map(({ applicationId }) => applicationId)]).toEqual([true, 1, [other.id]])
    const { proposalId } = await proposeDecision(person, { callId: call.id, inspectionAdvice: '', items })
    expect(await database.sql('select application_id as id, outcome, granted_cents::text as cents from proposal_item where proposal_id = $1 order by granted_cents, application_id = $2', [proposalId, hidden.id])).toEqual([{ id: other.id, outcome: 'GRANTED', cents: '400000' }, { id: hidden.id, outcome: 'GRANTED', cents: '400000' }])
  })

  test('a file that holds the list up is not named to them', async () => {
    const call = await assessment(1_000_000n)
    const hidden = await createRankedFile(database, call, { status: 'IN_REVIEW' })
    await expect(freezeRanking(await withInterest('VLAIO_PANEL_CHAIR', hidden), { callId: call.id })).rejects.toMatchObject({ code: 'too-early', message: 'Nog niet alle dossiers zijn beoordeeld.' })
    await expect(freezeRanking(chair, { callId: call.id })).rejects.toMatchObject({ message: `Nog niet alle dossiers zijn beoordeeld: ${hidden.number}.` })
  })
})

describe('a decider with an interest in a file', () => {
  test('decides and confirms all others; that one is for who stands in', async () => {
    const call = await assessment(1_000_000n)
    const hidden = await createRankedFile(database, call, { score: 5 })
    const other = await createRankedFile(database, call)
    await proposeOfficialList(database, chair, call.id)
    const person = await withInterest('VLAIO_DECIDER', hidden)
    expect(await decideCall(person, { callId: call.id })).toEqual({ decided: 1 })
    expect(await refusal(decideCall(person, { callId: call.id }))).toBe('changed-meanwhile')
    expect(await decideCall(decider, { callId: call.id })).toEqual({ decided: 1 })
    const officer = await staffActor(database, 'VLAIO_OFFICER')
    expect(await refusal(confirmCall(officer, { callId: call.id }))).toBe('forbidden')
    await insertRow(database, 'substitution', { applicationId: hidden.id, role: 'VLAIO_DECIDER', userId: officer.userId, reason: 'De beslisser heeft een belang.', namedById: officer.userId }, false)
    expect(await confirmCall(await actorOf(database, { id: officer.userId ?? '' }), { callId: call.id })).toEqual({ confirmed: 1 })
    expect([(await statuses(hidden.id))?.office, (await statuses(other.id))?.office]).toEqual(['GRANTED', 'PROPOSED'])
  })
})

describe('a list that was frozen', () => {
  test('is not proposed when a score of it changed since; frozen again it is', async () => {
    const call = await assessment(1_000_000n)
    const file = await createRankedFile(database, call)
    const first = await freezeRanking(chair, { callId: call.id })
    await database.sql(`update consensus set recorded_at = (select frozen_at + interval '1 second' from ranking where id = $2) where application_id = $1`, [file.id, first.rankingId])
    expect((await asActor(chair, (tx) => rankingOf(tx, chair, call.code)))?.stale).toBe(true)
    expect(await refusal(proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: await officialItems(database, first.rankingId) }))).toBe('changed-meanwhile')
    await database.sql(`update consensus set recorded_at = (select frozen_at from ranking where id = $2) where application_id = $1`, [file.id, first.rankingId])
    const { rankingId } = await freezeRanking(chair, { callId: call.id })
    expect(await refusal(proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: await officialItems(database, rankingId) }))).toBe('accepted')
  })
})

test('the letter says once that a request for reconsideration is well founded', () => {
  const facts = { callName: 'X', outcome: 'REJECTED', requestedCents: 1n, grantedCents: 0n, total: '50,0', totalThreshold: 60, rank: null, ranked: 1, reasons: [], criteria: [], struckActivities: [], deviationReason: '', reconsidered: { askedOn: '1 mei 2026', answer: 'Gegrond: de score klopt niet.' } } as const
  expect(decisionMotivation(facts)).toContain('Dat verzoek is gegrond. De score klopt niet.')
})

describe('the proposal', () => {
  test('a line that departs from the list needs a motivation, at its own field', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call)
    const { rankingId } = await freezeRanking(chair, { callId: call.id })
    const items = (await officialItems(database, rankingId)).map((item) => ({ ...item, grantedCents: 300_000n }))
    const problems = await proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    expect(problems).toEqual([{ field: 'items.0.deviationReason', message: 'Dit wijkt af van de rangschikking. Motiveer in minstens 20 tekens.' }])
  })

  test('nobody is granted more than they asked, with whatever motivation: not in the act, and not in the database', async () => {
    const call = await assessment(1_000_000n)
    const file = await createRankedFile(database, call)
    const { rankingId } = await freezeRanking(chair, { callId: call.id })
    const items = (await officialItems(database, rankingId)).map((item) => ({ ...item, grantedCents: 400_001n, deviationReason: 'De minister wil dit zo hebben.' }))
    const problems = await proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items }).catch((thrown: unknown) => (isRefusal(thrown) ? thrown.problems : thrown))
    expect(problems).toEqual([{ field: 'items.0.grantedCents', message: 'Er werd 4.000,00 euro gevraagd. Ken niet meer toe.' }])
    await proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items: await officialItems(database, rankingId) })
    await expect(database.sql('update proposal_item set granted_cents = 400001 where application_id = $1', [file.id])).rejects.toThrow('more than was asked')
  })

  test('what gives no money is 0 euro, whatever the field of the amount says', () => {
    const amountOf = (outcome: string) => proposal.parse({ callId: crypto.randomUUID(), items: [{ applicationId: crypto.randomUUID(), outcome, grantedCents: '4.000,00' }] }).items[0]?.grantedCents
    expect(['REJECTED', 'RESERVE', 'GRANTED'].map(amountOf)).toEqual([0n, 0n, 400_000n])
  })

  test('a file under a threshold cannot be proposed for money', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call, { scores: { C06: 1 } })
    const { rankingId } = await freezeRanking(chair, { callId: call.id })
    const items = (await officialItems(database, rankingId)).map((item) => ({ ...item, outcome: 'GRANTED' as const, grantedCents: 100n, deviationReason: 'Omdat wij dit zo een mooi dossier vinden.' }))
    expect(await refusal(proposeDecision(chair, { callId: call.id, inspectionAdvice: '', items }))).toBe('incomplete')
  })
})

describe('deciding', () => {
  test('who decided cannot confirm; somebody else can, and the money is committed with it', async () => {
    const call = await assessment(1_000_000n)
    const file = await createRankedFile(database, call)
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    expect(await refusal(confirmDecision(decider, { applicationId: file.id }))).toBe('forbidden')
    expect(await committed(call.id)).toBe('0')
    await confirmDecision(confirmer, { applicationId: file.id })
    expect(await committed(call.id)).toBe('400000')
    expect(await statuses(file.id)).toEqual({ shown: 'IN_REVIEW', office: 'GRANTED' })
    expect(await refusal(confirmDecision(confirmer, { applicationId: file.id }))).toBe('not-found')
    expect(await committed(call.id)).toBe('400000')
  })

  test('a reviewer of the file decides nothing about it', async () => {
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER', 'VLAIO_DECIDER')
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call, { reviewerIds: [reviewer.userId ?? ''] })
    await proposeOfficialList(database, chair, call.id)
    expect(await refusal(decideCall(reviewer, { callId: call.id }))).toBe('conflict')
    expect(await database.sql('select d.id from decision d join application a on a.id = d.application_id where a.call_id = $1', [call.id])).toEqual([])
  })

  test('twenty deciders at once on the last money: never more than the envelope, and all that fits is granted', async () => {
    const call = await assessment(2_000_000n)
    const files = []
    for (let index = 0; index < 20; index++) files.push(await createRankedFile(database, call, { requestedCents: 100_000n, childHours: 250 }))
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    await database.sql('update call set envelope_cents = 750000 where id = $1', [call.id])
    const answers = await Promise.all(files.map((file) => refusal(confirmDecision(confirmer, { applicationId: file.id }))))
    expect(answers.toSorted()).toEqual([...Array<string>(7).fill('accepted'), ...Array<string>(13).fill('over-budget')])
    expect(await committed(call.id)).toBe('700000')
  })

  test('lowering the envelope under what is committed is impossible', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call)
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    await confirmCall(confirmer, { callId: call.id })
    await expect(database.sql('update call set envelope_cents = 399999 where id = $1', [call.id])).rejects.toThrow(/envelope_holds/)
  })

  test('a confirmed decision no longer changes, whoever asks', async () => {
    const call = await assessment(1_000_000n)
    await createRankedFile(database, call)
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    await confirmCall(confirmer, { callId: call.id })
    await expect(database.sql('update decision d set granted_cents = 1 from application a where a.id = d.application_id and a.call_id = $1', [call.id])).rejects.toThrow(/does not change/)
  })
})

describe('publication', () => {
  const publishable = async (): Promise<{ callId: string; granted: string; rejected: string }> => {
    const call = await assessment(1_000_000n)
    const granted = await createRankedFile(database, call)
    const rejected = await createRankedFile(database, call, { scores: { C02: 1 } })
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    return { callId: call.id, granted: granted.id, rejected: rejected.id }
  }
  const applicantRow = (id: string) => database.sql('select xmin::text, * from application where id = $1', [id])

  test('it waits for every confirmation', async () => {
    const { callId, granted } = await publishable()
    await confirmDecision(confirmer, { applicationId: granted })
    expect(await refusal(publishDecisions(decider, { callId }))).toBe('too-early')
  })

  test('until it comes, the row that the applicant reads is the same to the byte', async () => {
    const call = await assessment(1_000_000n)
    const file = await createRankedFile(database, call)
    const before = await applicantRow(file.id)
    await proposeOfficialList(database, chair, call.id)
    await decideCall(decider, { callId: call.id })
    await confirmCall(confirmer, { callId: call.id })
    expect(await applicantRow(file.id)).toEqual(before)
    expect(await mailsTo(database, await signatoryOf(file.id))).toEqual([])
  })

  test('one act shows all outcomes, releases the letters, makes the grant with its payment plan, and tells each applicant once', async () => {
    const { callId, granted, rejected } = await publishable()
    await confirmCall(confirmer, { callId })
    expect(await publishDecisions(decider, { callId })).toEqual({ published: 2 })
    expect(await statuses(granted)).toEqual({ shown: 'GRANTED', office: 'GRANTED' })
    expect(await statuses(rejected)).toEqual({ shown: 'REJECTED', office: 'REJECTED' })
    expect(await database.sql('select g.status, g.granted_cents::text as cents, g.base_activity_row_ids as base, (select json_agg(json_build_array(position, type, amount_cents) order by position) from payment p where p.grant_id = g.id) as plan from grant_award g where g.application_id = $1', [granted]))
      .toEqual([{ status: 'AWARDED', cents: '400000', base: ['a1'], plan: [[1, 'ADVANCE', 320000], [2, 'BALANCE', 80000]] }])
    expect(await database.sql('select count(*)::int as letters, count(released_at)::int as released from letter where application_id = any($1)', [[granted, rejected]])).toEqual([{ letters: 2, released: 2 }])
    expect(await mailsTo(database, await signatoryOf(granted), await signatoryOf(rejected))).toHaveLength(2)
    expect(await refusal(publishDecisions(decider, { callId }))).toBe('changed-meanwhile')
  })

  test('two people publishing at once: one round, one grant', async () => {
    const { callId, granted } = await publishable()
    await confirmCall(confirmer, { callId })
    const release = await holdLock(database, 'lock table publication in share mode')
    const publishing = Promise.all([decider, confirmer, decider].map((actor: Actor) => refusal(publishDecisions(actor, { callId }))))
    await untilWaiting(database, 3)
    await release()
    expect((await publishing).toSorted()).toEqual(['accepted', 'changed-meanwhile', 'changed-meanwhile'])
    expect(await database.sql('select id from grant_award where application_id = $1', [granted])).toHaveLength(1)
  })
})

const signatoryOf = async (applicationId: string): Promise<string> =>
  (await database.sql<{ email: string }>('select u.email from application a join app_user u on u.id = a.created_by_id where a.id = $1', [applicationId]))[0]?.email ?? ''
