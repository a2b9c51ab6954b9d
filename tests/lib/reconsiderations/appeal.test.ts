import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { contestedFile, reconsiderationList } from '@/lib/reconsiderations/queries'
import { closeAppeal, noteAppeal } from '@/lib/reconsiderations/note-appeal'
import { isRefusal } from '@/lib/refusal'
import { localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createRankedFile } from '@/tests/support/ranked-file'
import { eventsOf } from '@/tests/support/traces'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const today = localDay(new Date())

const refusal = async (act: Promise<unknown>): Promise<string> =>
  act.then(() => 'accepted', (thrown: unknown) => { if (isRefusal(thrown)) return thrown.code; throw thrown })

/** A file of which a decision is out. */
const notified = async () => {
  const call = await createCall(database, { status: 'EXECUTION' })
  const file = await createRankedFile(database, call)
  await insertRow(database, 'letter', { applicationId: file.id, kind: 'DECISION', content: '{}', releasedAt: new Date() })
  return { callId: call.id, applicationId: file.id, number: file.number ?? '', signatory: await actorOf(database, { id: file.createdById }) }
}
const note = (applicationId: string, given: Partial<Parameters<typeof noteAppeal>[1]> = {}) => ({ applicationId, lodgedOn: today, reference: 'G/A 240.000/X-18.000', note: '', ...given })
const appealOf = async (applicationId: string) => (await database.sql<{ id: string }>('select id from external_appeal where application_id = $1', [applicationId]))[0]?.id ?? ''

test('an officer notes an appeal with its day and number, once, and its end when it is known', async () => {
  const { applicationId } = await notified()
  expect((await Promise.all([1, 2].map(() => refusal(noteAppeal(officer, note(applicationId)))))).toSorted()).toEqual(['accepted', 'changed-meanwhile'])
  const appealId = await appealOf(applicationId)
  await closeAppeal(officer, { appealId, outcome: 'REJECTED', endedOn: today, endNote: 'Arrest 260.000.' })
  expect(await database.sql('select court, reference, outcome, end_note from external_appeal where application_id = $1', [applicationId])).toEqual([{ court: 'Raad van State', reference: 'G/A 240.000/X-18.000', outcome: 'REJECTED', end_note: 'Arrest 260.000.' }])
  expect((await eventsOf(database, applicationId)).map(({ verb, actorId }) => [verb, actorId])).toEqual([['appeal.note', officer.userId], ['appeal.close', officer.userId]])
  expect(await refusal(closeAppeal(officer, { appealId, outcome: 'ANNULLED', endedOn: today, endNote: '' }))).toBe('changed-meanwhile')
  await expect(database.sql(`update external_appeal set outcome = 'ANNULLED' where id = $1`, [appealId])).rejects.toThrow('stays as it was noted')
})

test('not before a decision is out, not on a day to come, not by another, and unseen by the applicant and by who has an interest', async () => {
  const { applicationId, number, signatory } = await notified()
  const undecided = await createRankedFile(database, await createCall(database, { status: 'ASSESSMENT' }))
  expect(await refusal(noteAppeal(officer, note(undecided.id)))).toBe('too-early')
  expect(await refusal(noteAppeal(officer, note(applicationId, { lodgedOn: '2999-01-01' })))).toBe('invalid')
  expect(await refusal(noteAppeal(await staffActor(database, 'VLAIO_FINANCE'), note(applicationId)))).toBe('forbidden')
  expect(await refusal(noteAppeal(signatory, note(applicationId)))).toBe('not-found')
  await noteAppeal(officer, note(applicationId))
  expect(await refusal(closeAppeal(officer, { appealId: await appealOf(applicationId), outcome: 'REJECTED', endedOn: '2000-01-01', endNote: '' }))).toBe('invalid')
  expect(await asActor(signatory, async (tx) => [await tx.externalAppeal.count(), await contestedFile(tx, signatory, number), await reconsiderationList(tx, signatory)])).toEqual([0, null, null])
  await insertRow(database, 'conflict', { applicationId, userId: officer.userId, type: 'FAMILY', source: 'REVIEWER' })
  const blind = await actorOf(database, { id: officer.userId ?? '' })
  expect(await asActor(blind, async (tx) => [await tx.externalAppeal.count({ where: { applicationId } }), await contestedFile(tx, blind, number)])).toEqual([0, null])
  await database.sql('delete from conflict where application_id = $1', [applicationId])
})

test('while an appeal runs the call is not completed, and nothing else waits for it', async () => {
  const { callId, applicationId } = await notified()
  await noteAppeal(officer, note(applicationId))
  const complete = () => database.sql(`update call set status = 'COMPLETED' where id = $1`, [callId])
  await expect(complete()).rejects.toThrow('still contested')
  await closeAppeal(officer, { appealId: await appealOf(applicationId), outcome: 'WITHDRAWN', endedOn: today, endNote: '' })
  await complete()
  expect(await database.sql('select status from call where id = $1', [callId])).toEqual([{ status: 'COMPLETED' }])
})
