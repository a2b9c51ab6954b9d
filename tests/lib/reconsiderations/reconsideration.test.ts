import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { confirmCall } from '@/lib/decisions/confirm-decision'
import { decideCall } from '@/lib/decisions/decide-application'
import { takeBackFile, takeBackProposal } from '@/lib/decisions/take-back-proposal'
import { asActor } from '@/lib/db'
import { publishedDecision } from '@/lib/grants/queries'
import { publishDecisions } from '@/lib/grants/publish-decisions'
import { askReconsideration } from '@/lib/reconsiderations/ask-reconsideration'
import { concludeReconsideration } from '@/lib/reconsiderations/conclude-reconsideration'
import { proposeAnew } from '@/lib/reconsiderations/propose-anew'
import { ownReconsideration } from '@/lib/reconsiderations/queries'
import type { Concluding } from '@/lib/reconsiderations/schema'
import { takeReconsideration } from '@/lib/reconsiderations/take-reconsideration'
import { isRefusal } from '@/lib/refusal'
import { termEndsAt } from '@/lib/reference/holidays'
import { addDays, localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { proposeOfficialList } from '@/tests/support/decided-call'
import { actorOf, createCall, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf, mailsTo } from '@/tests/support/traces'

const database = await testDatabase()
const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
const decider = await staffActor(database, 'VLAIO_DECIDER')
const confirmer = await staffActor(database, 'VLAIO_DECIDER')
const officer = await staffActor(database, 'VLAIO_OFFICER')

const refusal = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })
const problems = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.problems; throw thrown })

const grounds = 'De vier intentieverklaringen zijn op tijd opgeladen, maar in een ander veld. Het ontvangstbewijs noemt ze.'
const answer = 'De bestanden staan in de bevroren indiening en zijn voor het sluiten opgeladen. Wie het dossier las, keek ernaast.'
const four = { C08: { points: 8, motivation: 'Vier partners met bevestigde inbreng in geld en uren; jongeren ontmoeten bedrijven.' } }
const upheld = (reconsiderationId: string): Concluding => ({ reconsiderationId, outcome: 'UPHELD', answer, corrections: four })

const decide = async (callId: string) => {
  await decideCall(decider, { callId })
  await confirmCall(confirmer, { callId })
  await publishDecisions(decider, { callId })
}

/** A published call of 10.000 euro: one file granted 4.000, one refused because of C08. */
const refused = async (given: { envelopeCents?: bigint } = {}) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: given.envelopeCents ?? 1_000_000n })
  await createRankedFile(database, call, { score: 5 })
  const file = await createRankedFile(database, call, { scores: { C08: 2 } })
  await proposeOfficialList(database, chair, call.id)
  await decide(call.id)
  const signatory = await actorOf(database, { id: file.createdById })
  return { callId: call.id, applicationId: file.id, organisationId: file.organisationId, signatory }
}
const requestOf = async (applicationId: string) => (await database.sql<{ id: string }>('select id from reconsideration where application_id = $1 order by received_at desc', [applicationId]))[0]?.id ?? ''
const taken = async () => {
  const file = await refused()
  await askReconsideration(file.signatory, { applicationId: file.applicationId, grounds })
  const reconsiderationId = await requestOf(file.applicationId)
  await takeReconsideration(officer, { reconsiderationId })
  return { ...file, reconsiderationId }
}
const states = async (applicationId: string) => (await database.sql('select a.status as shown, s.status as office from application a join assessment s on s.application_id = a.id where a.id = $1', [applicationId]))[0]
const notifiedOn = async (applicationId: string): Promise<string> => localDay((await database.sql<{ at: Date }>('select released_at as at from letter where application_id = $1', [applicationId]))[0]?.at ?? new Date(0))

describe('asking', () => {
  test('within the term it is received with a receipt; the term ends at 24.00 of its last day, or of the working day after it', async () => {
    const { applicationId, signatory } = await refused()
    expect(await askReconsideration(signatory, { applicationId, grounds })).toEqual({ late: false })
    const due = termEndsAt(addDays(await notifiedOn(applicationId), 30), new Set())
    expect(await database.sql('select status, grounds, due_at as due, answered_at as answered from reconsideration where application_id = $1', [applicationId])).toEqual([{ status: 'RECEIVED', grounds, due, answered: null }])
    expect((await mailsTo(database, signatory.email ?? '')).map(({ template }) => template)).toEqual(['decision-published', 'reconsideration-received'])
    expect((await eventsOf(database, applicationId)).at(-1)).toMatchObject({ verb: 'reconsideration.ask', actorId: signatory.userId, payload: { grounds, late: false } })
    expect(await states(applicationId)).toEqual({ shown: 'REJECTED', office: 'REJECTED' })
  })

  test('after the term it is received all the same, and marked as late', async () => {
    const { applicationId, signatory } = await refused()
    await database.sql(`update letter set released_at = released_at - interval '40 days' where application_id = $1`, [applicationId])
    expect(await askReconsideration(signatory, { applicationId, grounds })).toEqual({ late: true })
    expect(await database.sql('select received_at >= due_at as late from reconsideration where application_id = $1', [applicationId])).toEqual([{ late: true }])
  })

  test('once for each decision, also when two ask at once; by a signatory of that organisation, and not before there is a decision', async () => {
    const { applicationId, organisationId, signatory } = await refused()
    const editor = await memberActor(database, { id: organisationId }, 'APPLICANT_EDITOR')
    const stranger = await actorOf(database, { id: (await createRankedFile(database, await createCall(database, { status: 'ASSESSMENT' }))).createdById })
    expect(await refusal(askReconsideration(editor, { applicationId, grounds }))).toBe('forbidden')
    expect(await refusal(askReconsideration(stranger, { applicationId, grounds }))).toBe('not-found')
    expect((await Promise.all([1, 2].map(() => refusal(askReconsideration(signatory, { applicationId, grounds }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await refusal(askReconsideration(signatory, { applicationId, grounds }))).toBe('changed-meanwhile')
    const waiting = await createRankedFile(database, await createCall(database, { status: 'ASSESSMENT' }))
    expect(await refusal(askReconsideration(await actorOf(database, { id: waiting.createdById }), { applicationId: waiting.id, grounds }))).toBe('too-early')
  })
})

describe('handling', () => {
  test('who proposed, decided or confirmed, reviewed, or answers for the file does not take it: not in the act, and not in the database', async () => {
    const { applicationId, signatory } = await refused()
    const reviewer = await staffActor(database, 'VLAIO_OFFICER', 'VLAIO_REVIEWER')
    await insertRow(database, 'review', { applicationId, reviewerId: reviewer.userId, status: 'FINAL', assignedById: officer.userId, dueAt: new Date() })
    const responsible = await staffActor(database, 'VLAIO_OFFICER')
    await database.sql('update application set handler_id = $2 where id = $1', [applicationId, responsible.userId])
    await askReconsideration(signatory, { applicationId, grounds })
    const reconsiderationId = await requestOf(applicationId)
    for (const person of [chair, decider, confirmer, reviewer, responsible]) {
      expect(await refusal(takeReconsideration(person, { reconsiderationId }))).toBe('forbidden')
      await expect(database.sql('insert into reconsideration_handling (reconsideration_id, application_id, handler_id) values ($1, $2, $3)', [reconsiderationId, applicationId, person.userId])).rejects.toThrow('who was involved')
    }
    expect(await refusal(takeReconsideration(await staffActor(database, 'VLAIO_FINANCE'), { reconsiderationId }))).toBe('not-found')
    expect(await database.sql('select from reconsideration_handling where application_id = $1', [applicationId])).toEqual([])
  })

  test('two at once: one takes it', async () => {
    const { applicationId, signatory } = await refused()
    await askReconsideration(signatory, { applicationId, grounds })
    const reconsiderationId = await requestOf(applicationId)
    const other = await staffActor(database, 'VLAIO_OFFICER')
    expect((await Promise.all([officer, other].map((person) => refusal(takeReconsideration(person, { reconsiderationId }))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  })

  test('somebody else without a hand in it takes it over, seen and until it is answered; the one before can no longer answer', async () => {
    const { reconsiderationId, applicationId } = await taken()
    const other = await staffActor(database, 'VLAIO_OFFICER')
    expect(await refusal(takeReconsideration(other, { reconsiderationId }))).toBe('changed-meanwhile')
    expect(await refusal(takeReconsideration(decider, { reconsiderationId, from: officer.userId ?? '' }))).toBe('forbidden')
    await takeReconsideration(other, { reconsiderationId, from: officer.userId ?? '' })
    expect((await eventsOf(database, applicationId)).at(-1)).toMatchObject({ verb: 'reconsideration.take', actorId: other.userId, payload: { from: officer.userId } })
    expect(await refusal(concludeReconsideration(officer, upheld(reconsiderationId)))).toBe('forbidden')
    await concludeReconsideration(other, upheld(reconsiderationId))
    expect(await refusal(takeReconsideration(officer, { reconsiderationId, from: other.userId ?? '' }))).toBe('changed-meanwhile')
    await expect(database.sql('update reconsideration_handling set handler_id = $2 where reconsideration_id = $1', [reconsiderationId, officer.userId])).rejects.toThrow('stays who answered')
  })

  test('of who handles it and how far that is, the applicant reads nothing before the answer', async () => {
    const { applicationId, signatory, reconsiderationId } = await taken()
    const view = await asActor(signatory, (tx, now) => ownReconsideration(tx, signatory, applicationId, now))
    expect(view?.current).toMatchObject({ status: 'RECEIVED', answer: '', answeredAt: null })
    expect(await asActor(signatory, (tx) => tx.reconsiderationHandling.findMany({ where: { reconsiderationId } }))).toEqual([])
    const withInterest = await staffActor(database, 'VLAIO_OFFICER')
    await insertRow(database, 'conflict', { applicationId, userId: withInterest.userId, type: 'FAMILY', source: 'REVIEWER' })
    const blind = await actorOf(database, { id: withInterest.userId ?? '' })
    expect(await asActor(blind, async (tx) => [await tx.reconsideration.count({ where: { applicationId } }), await tx.reconsiderationHandling.count({ where: { applicationId } })])).toEqual([0, 0])
    expect(await refusal(takeReconsideration(blind, { reconsiderationId }))).toBe('not-found')
  })

  test.each([['DISMISSED', 'Artikel 1. Het verzoek is ongegrond.'], ['INADMISSIBLE', 'Artikel 1. Het verzoek is niet ontvankelijk.']] as const)('%s: a motivated letter with where one can still go, and the decision stays', async (outcome, article) => {
    const { applicationId, signatory, reconsiderationId } = await taken()
    await concludeReconsideration(officer, { reconsiderationId, outcome, answer, corrections: {} })
    const [letter] = await database.sql<{ content: { sections: { heading: string; paragraphs: string[] }[]; appeal: { paragraphs: string[] } } }>(`select content from letter where application_id = $1 and kind = 'RECONSIDERATION' and released_at is not null`, [applicationId])
    expect(letter?.content.sections.map(({ heading }) => heading)).toEqual(['Rechtsgronden', 'Vormvereisten', 'Motivering', 'Juridisch kader', 'Beslissing'])
    expect(letter?.content.sections[2]?.paragraphs).toEqual([answer])
    expect(letter?.content.sections[4]?.paragraphs[0]).toBe(article)
    expect(letter?.content.appeal.paragraphs.map((text) => text.slice(0, 40))).toEqual(['U kunt een beroep tot nietigverklaring i', 'Hebt u een klacht over de behandeling va'])
    expect(await database.sql('select status, answer, answered_at is not null as answered from reconsideration where id = $1', [reconsiderationId])).toEqual([{ status: outcome, answer, answered: true }])
    expect(await states(applicationId)).toEqual({ shown: 'REJECTED', office: 'REJECTED' })
    expect((await mailsTo(database, signatory.email ?? '')).at(-1)?.template).toBe('reconsideration-answered')
    expect(await refusal(concludeReconsideration(officer, upheld(reconsiderationId)))).toBe('changed-meanwhile')
    expect(await refusal(proposeAnew(chair, { reconsiderationId, outcome: 'GRANTED', granted: 400_000n, conditions: [] }))).toBe('too-early')
  })

  test('only who took it answers; half-filled corrections come back at their field, and upheld needs points that reach every threshold', async () => {
    const { reconsiderationId } = await taken()
    expect(await refusal(concludeReconsideration(await staffActor(database, 'VLAIO_OFFICER'), upheld(reconsiderationId)))).toBe('forbidden')
    expect(await problems(concludeReconsideration(officer, { ...upheld(reconsiderationId), corrections: { C08: { points: 8, motivation: 'Te kort.' } } }))).toEqual([{ field: 'corrections.C08.motivation', message: 'Motiveer de nieuwe punten voor C08 in minstens 60 tekens.' }])
    expect(await problems(concludeReconsideration(officer, { ...upheld(reconsiderationId), corrections: {} }))).toEqual([{ field: 'outcome', message: 'Met deze punten haalt de aanvraag de drempels niet: C08. Geef de nieuwe punten per criterium.' }])
    expect(await problems(concludeReconsideration(officer, { ...upheld(reconsiderationId), outcome: 'DISMISSED' }))).toEqual([{ field: 'outcome', message: 'Nieuwe punten geeft u alleen als het verzoek tegen een beslissing over de punten gegrond is.' }])
    expect((await Promise.all([1, 2].map(() => refusal(concludeReconsideration(officer, upheld(reconsiderationId)))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  })
})

describe('upheld', () => {
  const ready = async () => {
    const file = await taken()
    await concludeReconsideration(officer, upheld(file.reconsiderationId))
    return file
  }

  test('leads to a new decision of two others, within the envelope; the first stays as it was beside it', async () => {
    const { callId, applicationId, reconsiderationId, signatory } = await ready()
    await proposeAnew(chair, { reconsiderationId, outcome: 'GRANTED', granted: 350_000n, conditions: [] })
    expect(await states(applicationId)).toEqual({ shown: 'REJECTED', office: 'PROPOSED' })
    const takeBackReason = 'De voorzitter bedenkt zich alsnog.'
    expect([await refusal(takeBackFile(chair, { applicationId, takeBackReason })), await refusal(takeBackProposal(chair, { callId, takeBackReason }))]).toEqual(['conflict', 'changed-meanwhile'])
    await decide(callId)
    expect(await states(applicationId)).toEqual({ shown: 'GRANTED', office: 'GRANTED' })
    expect(await database.sql(`select d.round, d.outcome, d.granted_cents::text as cents, m.score from decision d join decision_motivation m on m.decision_id = d.id and m.criterion = 'C08' where d.application_id = $1 order by d.round`, [applicationId])).toEqual([
      { round: 1, outcome: 'REJECTED', cents: '0', score: '2,0' },
      { round: 2, outcome: 'GRANTED', cents: '350000', score: '4,0' },
    ])
    expect(await database.sql('select committed_cents::text as cents from call_commitment where call_id = $1', [callId])).toEqual([{ cents: '750000' }])
    expect(await database.sql('select granted_cents::text as cents, status from grant_award where application_id = $1', [applicationId])).toEqual([{ cents: '350000', status: 'AWARDED' }])
    const view = await asActor(signatory, (tx) => publishedDecision(tx, signatory, applicationId))
    expect(view?.decision?.motivation).toContain('Deze beslissing vervangt de eerste.')
    // Who upheld the first request is no outsider to the decision that it led to.
    await insertRow(database, 'reconsideration', { applicationId, letterId: (await database.sql<{ id: string }>('select l.id from letter l join decision d on d.id = l.decision_id where d.application_id = $1 order by d.round desc limit 1', [applicationId]))[0]?.id ?? '', grounds, askedById: signatory.userId, dueAt: new Date(), answerDueAt: new Date() })
    const second = await requestOf(applicationId)
    expect(await refusal(takeReconsideration(officer, { reconsiderationId: second }))).toBe('forbidden')
    expect(await refusal(takeReconsideration(await staffActor(database, 'VLAIO_OFFICER'), { reconsiderationId: second }))).toBe('accepted')
    expect(view?.earlier.map(({ title, replacedAt }) => ({ title, replaced: replacedAt !== null }))).toEqual([{ title: 'Uw aanvraag krijgt geen subsidie', replaced: true }])
  })

  test('the chair proposes it, once, for what was asked at most and what is free, and not while another proposal waits', async () => {
    const { callId, reconsiderationId, applicationId } = await ready()
    const anew = (granted: bigint, actor: Actor = chair) => proposeAnew(actor, { reconsiderationId, outcome: 'GRANTED', granted, conditions: [] })
    expect(await refusal(anew(400_000n, officer))).toBe('forbidden')
    expect(await problems(anew(400_001n))).toEqual([{ field: 'granted', message: 'Geef een bedrag op van meer dan 0 en ten hoogste 4.000,00 euro, wat gevraagd werd.' }])
    await database.sql('update call set envelope_cents = 700000 where id = $1', [callId])
    expect(await problems(anew(300_001n))).toEqual([{ field: 'granted', message: 'In de enveloppe is nog 3.000,00 euro vrij.' }])
    expect(await problems(proposeAnew(chair, { reconsiderationId, outcome: 'GRANTED_CONDITIONAL', granted: 300_000n, conditions: [] }))).toEqual([{ field: 'conditions', message: 'Omschrijf minstens één voorwaarde.' }])
    const other = await staffActor(database, 'VLAIO_PANEL_CHAIR')
    expect((await Promise.all([chair, other].map((actor) => refusal(anew(300_000n, actor))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
    expect(await database.sql('select count(*)::int as n from proposal where reconsideration_id = $1', [reconsiderationId])).toEqual([{ n: 1 }])
    expect(await states(applicationId)).toEqual({ shown: 'REJECTED', office: 'PROPOSED' })
  })

  test('who upheld it takes no part in the new decision, and without it a refused file is not proposed', async () => {
    const file = await refused()
    await askReconsideration(file.signatory, { applicationId: file.applicationId, grounds })
    const reconsiderationId = await requestOf(file.applicationId)
    const both = await staffActor(database, 'VLAIO_OFFICER', 'VLAIO_DECIDER')
    await takeReconsideration(both, { reconsiderationId })
    await expect(database.sql(`update assessment set status = 'PROPOSED' where application_id = $1`, [file.applicationId])).rejects.toThrow('transition refused')
    await concludeReconsideration(both, upheld(reconsiderationId))
    await proposeAnew(chair, { reconsiderationId, outcome: 'GRANTED', granted: 100_000n, conditions: [] })
    expect(await refusal(decideCall(both, { callId: file.callId }))).toBe('conflict')
    await decide(file.callId)
    expect(await states(file.applicationId)).toEqual({ shown: 'GRANTED', office: 'GRANTED' })
  })

  test('an ineligible request goes back to its check, without the first outcome; who found it ineligible does not handle it', async () => {
    const call = await createCall(database, { status: 'ASSESSMENT' })
    const file = await createRankedFile(database, call)
    const [proposer, second] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
    await database.sql(`update application set status = 'INELIGIBLE' from set_config('session_replication_role', 'replica', true) where id = $1`, [file.id])
    await database.sql(`update assessment set status = 'INELIGIBLE' from set_config('session_replication_role', 'replica', true) where application_id = $1`, [file.id])
    await insertRow(database, 'eligibility_outcome', { applicationId: file.id, eligible: false, motivation: 'E04', proposedById: proposer.userId, confirmedById: second.userId, confirmedAt: new Date() }, false)
    await insertRow(database, 'letter', { applicationId: file.id, kind: 'INELIGIBLE', content: '{}', releasedAt: new Date() })
    await askReconsideration(await actorOf(database, { id: file.createdById }), { applicationId: file.id, grounds })
    const reconsiderationId = await requestOf(file.id)
    expect(await refusal(takeReconsideration(second, { reconsiderationId }))).toBe('forbidden')
    await takeReconsideration(chair, { reconsiderationId })
    await concludeReconsideration(chair, { reconsiderationId, outcome: 'UPHELD', answer, corrections: {} })
    expect(await states(file.id)).toEqual({ shown: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK' })
    expect(await database.sql('select from eligibility_outcome where application_id = $1', [file.id])).toEqual([])
    expect(await database.sql(`select earlier ->> 'motivation' as motivation from reconsideration_handling where reconsideration_id = $1`, [reconsiderationId])).toEqual([{ motivation: 'E04' }])
  })
})
