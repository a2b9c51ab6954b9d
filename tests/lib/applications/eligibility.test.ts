import { expect, test } from 'vitest'
import { answerEligibility } from '@/lib/applications/answer-eligibility'
import { concludeEligibility } from '@/lib/applications/conclude-eligibility'
import { takeInApplication, takeInCall } from '@/lib/applications/take-in-application'
import { writeNote } from '@/lib/applications/write-note'
import { confirmIneligibility } from '@/lib/decisions/confirm-ineligibility'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, daysFromNow, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'
import { createFile, statusOf } from '../reviews/reviewed-file'

const database = await testDatabase()

const E = ['E01', 'E02', 'E03', 'E04', 'E05', 'E06', 'E07', 'E08']
const A = ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07']
/** Every knock-out answered; those in `failed` (`E04`, `A01 r2`) with no. */
const answers = (failed: readonly string[] = [], rowIds = ['r1', 'r2']) =>
  [...E.map((code) => ({ code, activityRowId: '' })), ...rowIds.flatMap((activityRowId) => A.map((code) => ({ code, activityRowId })))].map((question) => {
    const met = failed.includes(`${question.code} ${question.activityRowId}`.trim()) ? ('nee' as const) : ('ja' as const)
    return { ...question, met, motivation: met === 'ja' ? 'Nagekeken in het dossier.' : 'De erkenning liep af op 1 mei.' }
  })
const inCheck = async () => ({ ...(await createFile(database, { status: 'ELIGIBILITY_CHECK' })), second: await staffActor(database, 'VLAIO_OFFICER') })
const conclusion = (applicationId: string, eligible: boolean) => ({ applicationId, eligible, motivation: '' })

test('an officer takes a filed request in and answers for it', async () => {
  const { applicationId, officer } = await createFile(database, { status: 'SUBMITTED' })
  await takeInApplication(officer, { applicationId })
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK' })
  expect(await database.sql('select handler_id from application where id = $1', [applicationId])).toEqual([{ handler_id: officer.userId }])
  expect(await verbsOf(database, applicationId)).toEqual(['application.take-in'])
  await expect(takeInApplication(officer, { applicationId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a request is taken in once, by two officers at once', async () => {
  const { applicationId, officer } = await createFile(database, { status: 'SUBMITTED' })
  const both = await Promise.allSettled([officer, await staffActor(database, 'VLAIO_OFFICER')].map((actor) => takeInApplication(actor, { applicationId })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
})

test('while the call is open nothing is taken in: the applicant may still change it', async () => {
  const { applicationId, officer } = await createFile(database, { status: 'SUBMITTED', call: { status: 'OPEN', deadlineAt: daysFromNow(3) } })
  await expect(takeInApplication(officer, { applicationId })).rejects.toMatchObject({ code: 'too-early' })
})

test('all of a closed call at once, but not a file in which the officer has an interest', async () => {
  const call = await createCall(database, { status: 'CLOSED' })
  const one = await createFile(database, { status: 'SUBMITTED', callId: call.id })
  const two = await createFile(database, { status: 'SUBMITTED', callId: call.id })
  await insertRow(database, 'conflict', { applicationId: two.applicationId, userId: one.officer.userId, type: 'OTHER', source: 'OFFICE' })
  expect(await takeInCall(await actorOf(database, { id: one.officer.userId ?? '' }), { callId: call.id })).toEqual({ takenIn: 1 })
  expect(await statusOf(database, one.applicationId)).toMatchObject({ office: 'ELIGIBILITY_CHECK' })
  await expect(takeInCall(await actorOf(database, { id: one.officer.userId ?? '' }), { callId: call.id })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('only an officer takes in: a reviewer and a stranger do not learn of the file, the applicant may not', async () => {
  const { applicationId, applicant } = await createFile(database, { status: 'SUBMITTED' })
  await expect(takeInApplication(await staffActor(database, 'VLAIO_REVIEWER'), { applicationId })).rejects.toMatchObject({ code: 'not-found' })
  await expect(takeInApplication(await staffActor(database, 'VLAIO_FINANCE'), { applicationId })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(takeInApplication(applicant, { applicationId })).rejects.toMatchObject({ code: 'forbidden' })
})

test('answers are kept as they come, and everything answered well makes the request eligible at once', async () => {
  const { applicationId, officer } = await inCheck()
  expect(await answerEligibility(officer, { applicationId, answers: answers().slice(0, 5) })).toEqual({ answered: 5, open: 17 })
  await expect(concludeEligibility(officer, conclusion(applicationId, true))).rejects.toMatchObject({ code: 'incomplete' })
  expect(await answerEligibility(officer, { applicationId, answers: answers() })).toEqual({ answered: 22, open: 0 })
  expect(await concludeEligibility(officer, conclusion(applicationId, true))).toEqual({ waitsForSecond: false })
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'ELIGIBLE', office: 'ELIGIBLE' })
  await expect(answerEligibility(officer, { applicationId, answers: answers(['E04']) })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

test('a verdict without a motivation is refused at its field', async () => {
  const { applicationId, officer } = await inCheck()
  await expect(answerEligibility(officer, { applicationId, answers: [{ code: 'E01', activityRowId: '', met: 'ja', motivation: ' ' }] })).rejects.toMatchObject({
    code: 'incomplete', problems: [{ field: 'answers.0.motivation', message: 'Motiveer uw antwoord op E01.' }],
  })
  await expect(answerEligibility(officer, { applicationId, answers: [{ code: 'A01', activityRowId: 'r9', met: 'ja', motivation: 'Ja.' }] })).rejects.toMatchObject({ code: 'incomplete' })
})

test('a failed A strikes the activity, and the request stays eligible with the other', async () => {
  const { applicationId, officer } = await inCheck()
  await answerEligibility(officer, { applicationId, answers: answers(['A01 r2']) })
  await concludeEligibility(officer, conclusion(applicationId, true))
  expect((await eventsOf(database, applicationId)).at(-1)?.payload).toEqual({ eligible: true, motivation: '', struck: ['r2'], grounds: [] })
})

test('the answers decide: nobody declares the opposite', async () => {
  const { applicationId, officer } = await inCheck()
  await answerEligibility(officer, { applicationId, answers: answers(['E04']) })
  await expect(concludeEligibility(officer, conclusion(applicationId, true))).rejects.toMatchObject({ code: 'invalid' })
  await answerEligibility(officer, { applicationId, answers: answers() })
  await expect(concludeEligibility(officer, conclusion(applicationId, false))).rejects.toMatchObject({ code: 'invalid' })
})

test('ineligible waits for a second officer; then the letter with its appeal block is released and the applicant is told', async () => {
  const { applicationId, officer, second, applicant } = await inCheck()
  await answerEligibility(officer, { applicationId, answers: answers(['E04']) })
  expect(await concludeEligibility(officer, conclusion(applicationId, false))).toEqual({ waitsForSecond: true })
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'ELIGIBILITY_CHECK', office: 'ELIGIBILITY_CHECK' })
  await expect(confirmIneligibility(officer, { applicationId })).rejects.toMatchObject({ code: 'forbidden' })
  expect(await mailsTo(database, applicant.email ?? '')).toEqual([])

  await confirmIneligibility(second, { applicationId })
  expect(await statusOf(database, applicationId)).toEqual({ shown: 'INELIGIBLE', office: 'INELIGIBLE' })
  const [letter] = await database.sql<{ kind: string; released: boolean; content: { sections: { paragraphs: string[] }[]; appeal: { paragraphs: string[] } } }>(
    'select kind, released_at is not null as released, content from letter where application_id = $1', [applicationId])
  expect(letter).toMatchObject({ kind: 'INELIGIBLE', released: true })
  expect(letter?.content.sections.flatMap(({ paragraphs }) => paragraphs).join(' ')).toContain('E04 Erkend als STEM-academie')
  expect(letter?.content.appeal.paragraphs.join(' ')).toContain('Raad van State')
  expect((await mailsTo(database, applicant.email ?? '')).map(({ template }) => template)).toEqual(['ineligible-decision'])
  expect(await verbsOf(database, applicationId)).toEqual(['eligibility.answer', 'eligibility.conclude', 'eligibility.confirm'])
  await expect(confirmIneligibility(second, { applicationId })).rejects.toMatchObject({ code: 'not-found' })
})

test('two officers who confirm at once do it once', async () => {
  const { applicationId, officer, second } = await inCheck()
  await answerEligibility(officer, { applicationId, answers: answers(['A02 r1', 'A03 r2']) })
  await concludeEligibility(officer, conclusion(applicationId, false))
  const both = await Promise.allSettled([second, await staffActor(database, 'VLAIO_OFFICER')].map((actor) => confirmIneligibility(actor, { applicationId })))
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(await database.sql('select count(*)::int as letters from letter where application_id = $1', [applicationId])).toEqual([{ letters: 1 }])
})

test('an answer changed after the proposal asks for a new proposal', async () => {
  const { applicationId, officer, second } = await inCheck()
  await answerEligibility(officer, { applicationId, answers: answers(['E04']) })
  await concludeEligibility(officer, conclusion(applicationId, false))
  await answerEligibility(second, { applicationId, answers: answers(['E04', 'E07']) })
  await expect(confirmIneligibility(second, { applicationId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await concludeEligibility(second, conclusion(applicationId, false))
  await expect(confirmIneligibility(second, { applicationId })).rejects.toMatchObject({ code: 'forbidden' })
  await confirmIneligibility(officer, { applicationId })
  expect((await statusOf(database, applicationId)).office).toBe('INELIGIBLE')
})

test('answers, conclusion and confirmation are for officers only', async () => {
  const { applicationId, officer, applicant } = await inCheck()
  const controller = await staffActor(database, 'VLAIO_CONTROLLER')
  await answerEligibility(officer, { applicationId, answers: answers(['E04']) })
  await concludeEligibility(officer, conclusion(applicationId, false))
  for (const act of [
    (actor: typeof officer) => answerEligibility(actor, { applicationId, answers: answers() }),
    (actor: typeof officer) => concludeEligibility(actor, conclusion(applicationId, false)),
    (actor: typeof officer) => confirmIneligibility(actor, { applicationId }),
  ]) {
    await expect(act(controller)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(act(applicant)).rejects.toMatchObject({ code: 'not-found' })
  }
})

test('a note is for the office: an applicant and a reviewer cannot read it, an officer with an interest neither', async () => {
  const { applicationId, officer, second, applicant } = await inCheck()
  await writeNote(officer, { applicationId, text: 'Gebeld met de voorzitter over de erkenning.' })
  const seen = async (actor: typeof officer) => asActor(await actorOf(database, { id: actor.userId ?? '' }), (tx) => tx.internalNote.count({ where: { applicationId } }))
  expect(await seen(second)).toBe(1)
  expect(await seen(applicant)).toBe(0)
  expect(await seen(await staffActor(database, 'VLAIO_REVIEWER'))).toBe(0)
  await insertRow(database, 'conflict', { applicationId, userId: second.userId, type: 'OTHER', source: 'OFFICE' })
  expect(await seen(second)).toBe(0)
  await expect(writeNote(applicant, { applicationId, text: 'Hallo.' })).rejects.toMatchObject({ code: 'forbidden' })
})
