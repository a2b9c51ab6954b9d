import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { agendaPlaces } from '@/lib/decisions/agenda-places'
import { agendaAround, meetingAgenda, nextItemPath } from '@/lib/decisions/meeting-agenda'
import { writePdf } from '@/lib/files/pdf-document'
import { minutesDocument, minutesOf } from '@/lib/reviews/minutes'
import { noteAgendaItem } from '@/lib/reviews/note-agenda-item'
import { changeAttendance, closeMeeting, openMeeting } from '@/lib/reviews/open-meeting'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { nameStandIn } from '@/lib/reviews/name-stand-in'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { consensusAnswers } from '@/lib/reviews/schema'
import { writeToPanel } from '@/lib/reviews/write-to-panel'
import { rubricVersion } from '@/lib/rubrics/schema'
import rubricFile from '@/prisma/seed/reference/rubric-v1.json'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, staffActor } from '@/tests/support/factories'
import { createRankedFile } from '@/tests/support/ranked-file'
import { verbsOf } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews } from '../reviews/reviewed-file'

const database = await testDatabase()
const rubric = rubricVersion.parse(rubricFile)
const deferred = { outcome: 'DEFERRED' as const, said: 'De offerte van de zaal ontbreekt nog.' }

/** Two files in consensus, one of them with a mean of 4, the other of 3; and of the envelope what one of them asks. */
const panel = async (more: Parameters<typeof createCall>[1] = {}) => {
  const call = await createCall(database, { status: 'ASSESSMENT', envelopeCents: 100_000n, minCents: null, ...more })
  const waiting = async (low: string, high: string) => {
    const file = await createFile(database, { callId: call.id })
    const [one, two] = await startReviews(database, file, 2)
    if (!one || !two) throw new Error('two reviewers')
    await finish(one, completeAnswers(low, { all: { C06: high } }))
    await finish(two, completeAnswers(low, { all: { C06: String(Number(high) - 2) } }))
    return { ...file, one, two }
  }
  const [strong, weak] = [await waiting('4', '5'), await waiting('3', '4')]
  return { call, strong, weak, chair: await staffActor(database, 'VLAIO_PANEL_CHAIR'), officer: strong.officer }
}
const view = (actor: Actor, code: string) => asActor(actor, (tx) => meetingAgenda(tx, actor, code))
const minutes = (actor: Actor, code: string, id: string) => asActor(actor, (tx) => minutesOf(tx, actor, code, id))
const again = (actor: Actor) => actorOf(database, { id: actor.userId ?? '' })
const agreed = (applicationId: string) => consensusAnswers.parse({ ...completeAnswers('4'), applicationId, all: { ...completeAnswers('4').all, C06: '3,5' }, note: 'Kort overleg.' })

test('nearest to the line comes first, on either side', () => {
  const file = (id: string, score: number) => ({
    id, requestedCents: 100n, submittedAt: new Date('2026-05-01T10:00:00Z'), activities: [{ rowId: 'a1', type: 'CODING', postcode: '2800', fixedLocation: false, plannedDayParts: 6, plannedChildHours: 10, knockoutsMet: true }],
    scores: rubric.scored.map(({ code, scope }) => ({ criterion: code, activityRowId: scope === 'ACTIVITY' ? 'a1' : '', numerator: score, denominator: 10 })),
  })
  const places = agendaPlaces(rubric, { fundingModel: 'COST_SHARE', unitAmountCents: null, minCents: null, maxCents: null, supportRateBp: null, envelopeCents: 200n, partialOfferAllowed: false }, [file('d', 35), file('a', 45), file('c', 38), file('b', 41), file('e', 20)])
  expect(['a', 'b', 'c', 'd', 'e'].map((id) => [id, places.get(id)?.place, places.get(id)?.distance, places.get(id)?.above])).toEqual([['a', 1, 2, true], ['b', 2, 1, true], ['c', 3, 1, false], ['d', 4, 2, false], ['e', 5, 3, false]].map((row) => row[0] === 'e' ? ['e', null, null, false] : row))
})

test('the agenda holds what waits and what stands near the line; the meeting goes on from item to item, and its minutes say what came of each', async () => {
  const { call, strong, weak, chair, officer } = await panel()
  const near = await createRankedFile(database, call, { score: 3.5 })
  const before = await view(chair, call.code)
  expect(before?.agenda.map(({ applicationId, waits }) => [applicationId, waits])).toEqual([[strong.applicationId, true], [near.id, false], [weak.applicationId, true]])
  expect(before?.agenda.find(({ applicationId }) => applicationId === weak.applicationId)?.reasons).toEqual(['C06: verschil van 2 punten', 'totaal: één beoordelaar onder 60'])
  await expect(noteAgendaItem(chair, { applicationId: weak.applicationId, ...deferred })).rejects.toMatchObject({ code: 'too-early' })

  const { meetingId } = await openMeeting(chair, { callId: call.id, attendees: [strong.one.actor.userId ?? '', officer.userId ?? ''] })
  await recordConsensus(chair, agreed(strong.applicationId))
  // First what nothing was said of yet, nearest first.
  const next = await asActor(chair, (tx) => nextItemPath(tx, chair, strong.applicationId))
  const open = (await view(chair, call.code))?.agenda ?? []
  expect(next).toBe(`/beoordelen/${open.find(({ outcome }) => outcome === null)?.applicationId}/overleg`)
  await noteAgendaItem(chair, { applicationId: weak.applicationId, ...deferred })
  await noteAgendaItem(chair, { applicationId: near.id, outcome: 'DISCUSSED', said: 'Het panel blijft bij het gemiddelde.' })
  await expect(minutes(chair, call.code, meetingId)).resolves.toBeNull()
  await closeMeeting(chair, { meetingId })
  const said = await minutes(officer, call.code, meetingId)
  expect(said).toMatchObject({ chair: chair.name, items: [
    { number: strong.application.number, outcome: 'AGREED', note: 'Kort overleg.', reasons: ['C06: verschil van 2 punten'], left: [], total: 78.6 },
    { number: weak.application.number, outcome: 'DEFERRED', note: deferred.said, scores: [], total: null },
    { number: near.number, outcome: 'DISCUSSED', total: 70 },
  ] })
  expect(said?.present.toSorted()).toEqual([chair.name, officer.name, strong.one.actor.name].toSorted())
  expect(said?.items[0]?.scores.find(({ code }) => code === 'C06')).toEqual({ code: 'C06', name: rubric.scored[5]?.nameNl, score: '3,5', motivation: completeAnswers('4').motivations['C06'] })
  expect(await verbsOf(database, meetingId)).toEqual(['meeting.open', 'meeting.close', 'meeting.read'])
  const pdf = (await writePdf(minutesDocument(said ?? never()))).toString('latin1')
  expect([pdf.startsWith('%PDF-1.7'), pdf.includes('/Marked true'), pdf.includes('/Lang (nl-BE)')]).toEqual([true, true, true])
  await expect(closeMeeting(chair, { meetingId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(changeAttendance(chair, { meetingId, attendees: [] })).rejects.toMatchObject({ code: 'changed-meanwhile' })
})

const never = (): never => { throw new Error('no minutes') }

test('who has an interest leaves the item, in the agenda and the minutes; for them neither holds the file', async () => {
  const { call, strong, weak, chair, officer } = await panel()
  const other = await staffActor(database, 'VLAIO_PANEL_CHAIR')
  const colleague = await staffActor(database, 'VLAIO_OFFICER')
  const { meetingId } = await openMeeting(chair, { callId: call.id, attendees: [other.userId ?? '', officer.userId ?? '', colleague.userId ?? ''] })
  for (const { userId } of [chair, colleague]) await recordConflict(officer, { applicationId: strong.applicationId, userId: userId ?? '', type: 'FAMILY', reason: 'Familie van de coördinator.' })
  const [conflicted, away] = [await again(chair), await again(colleague)]
  expect((await view(conflicted, call.code))?.agenda.map(({ applicationId }) => applicationId)).toEqual([weak.applicationId])
  expect(await asActor(conflicted, (tx) => agendaAround(tx, conflicted, strong.applicationId))).toBeNull()
  // A chair with an interest does not lead the item; another one does.
  await expect(recordConsensus(conflicted, agreed(strong.applicationId))).rejects.toMatchObject({ code: 'not-found' })
  await expect(noteAgendaItem(conflicted, { applicationId: strong.applicationId, ...deferred })).rejects.toMatchObject({ code: 'not-found' })
  const item = (await view(other, call.code))?.agenda.find(({ applicationId }) => applicationId === strong.applicationId)
  expect([item?.leave.toSorted(), item?.leaderless]).toEqual([[chair.name, colleague.name].toSorted(), false])
  await recordConsensus(other, agreed(strong.applicationId))
  await noteAgendaItem(conflicted, { applicationId: weak.applicationId, ...deferred })
  await closeMeeting(conflicted, { meetingId })

  const whole = await minutes(officer, call.code, meetingId)
  expect(whole?.items.map(({ number, led, left }) => ({ number, led, left: left.toSorted() }))).toEqual([
    { number: strong.application.number, led: other.name, left: [chair.name, colleague.name].toSorted() },
    { number: weak.application.number, led: chair.name, left: [] },
  ])
  const theirs = await minutes(away, call.code, meetingId)
  expect(theirs?.items.map(({ number }) => number)).toEqual([weak.application.number])
  const words = JSON.stringify([theirs, minutesDocument(theirs ?? never())])
  expect(words).not.toContain(strong.application.number)
  expect(await asActor(away, (tx) => tx.$queryRaw`select count(*)::int as items from meeting_item where meeting_id = ${meetingId}::uuid`)).toEqual([{ items: 1 }])
})

test('for who has an interest in a file of the call no place is told, nor what only stands near the line, whatever became of that file', async () => {
  const { call, strong, weak, chair, officer } = await panel()
  const near = await createRankedFile(database, call, { score: 3.5 })
  const told = async (actor: Actor) => (await view(actor, call.code))?.agenda.map(({ applicationId, place, near: isNear }) => [applicationId, place?.place ?? null, isNear])
  expect(await told(chair)).toEqual([[strong.applicationId, 1, true], [near.id, 2, true], [weak.applicationId, 3, true]])
  await recordConflict(officer, { applicationId: near.id, userId: chair.userId ?? '', type: 'FAMILY', reason: 'Zus van de voorzitter.' })
  const byNumber = [strong, weak].map(({ applicationId, application }) => ({ applicationId, number: application.number ?? '' })).toSorted((one, other) => one.number.localeCompare(other.number)).map(({ applicationId }) => [applicationId, null, false])
  const conflicted = await again(chair)
  expect([await told(conflicted), (await view(conflicted, call.code))?.hidden, (await view(officer, call.code))?.hidden]).toEqual([byNumber, true, false])
  await database.sql(`update assessment set status = 'WITHDRAWN' where application_id = $1`, [near.id])
  expect(await told(conflicted)).toEqual(byNumber)
})

test('a meeting is the chair’s, one at a time, of a call that is assessed, and ends with something said', async () => {
  const { call, strong, weak, chair, officer } = await panel()
  const open = (actor: Actor, callId = call.id, attendees: string[] = []) => openMeeting(actor, { callId, attendees })
  await expect(open(officer)).rejects.toMatchObject({ code: 'forbidden' })
  for (const actor of [strong.one.actor, strong.applicant]) {
    await expect(open(actor)).rejects.toMatchObject({ code: 'not-found' })
    expect(await view(actor, call.code)).toBeNull()
  }
  await expect(open(chair, (await createCall(database, { status: 'EXECUTION' })).id)).rejects.toMatchObject({ code: 'too-late' })
  await expect(open(chair, (await createCall(database, { status: 'OPEN' })).id)).rejects.toMatchObject({ code: 'too-early' })
  await expect(open(chair, call.id, [strong.applicant.userId ?? ''])).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'attendees' }] })
  const both = await Promise.allSettled([open(chair), open(await staffActor(database, 'VLAIO_PANEL_CHAIR'))])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const meetingId = (await view(chair, call.code))?.open?.id ?? ''
  await expect(closeMeeting(chair, { meetingId })).rejects.toMatchObject({ code: 'too-early' })
  await expect(closeMeeting(officer, { meetingId })).rejects.toMatchObject({ code: 'forbidden' })

  // What was put off may be taken up again; what was concluded not.
  await noteAgendaItem(chair, { applicationId: weak.applicationId, ...deferred })
  await expect(noteAgendaItem(officer, { applicationId: weak.applicationId, ...deferred })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(noteAgendaItem(chair, { applicationId: weak.applicationId, outcome: 'DISCUSSED', said: 'Het panel blijft erbij.' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await recordConsensus(chair, agreed(weak.applicationId))
  await expect(noteAgendaItem(chair, { applicationId: weak.applicationId, outcome: 'DISCUSSED', said: 'Het panel blijft erbij.' })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await database.sql('select outcome from meeting_item where meeting_id = $1', [meetingId])).toEqual([{ outcome: 'AGREED' }])
})

test('where every chair has an interest the item waits for a stand-in, who then leads it', async () => {
  const { call, strong, chair, officer } = await panel()
  const chairs = await database.sql<{ id: string }>(`select user_id as id from user_role where role = 'VLAIO_PANEL_CHAIR'`)
  const { meetingId } = await openMeeting(chair, { callId: call.id, attendees: [] })
  for (const { id } of chairs) await recordConflict(officer, { applicationId: strong.applicationId, userId: id, type: 'FAMILY', reason: 'Familie van de coördinator.' })
  const leaderless = async () => (await view(officer, call.code))?.agenda.find(({ applicationId }) => applicationId === strong.applicationId)?.leaderless
  expect(await leaderless()).toBe(true)
  await nameStandIn(officer, { applicationId: strong.applicationId, role: 'VLAIO_PANEL_CHAIR', userId: officer.userId ?? '', reason: 'Alle voorzitters hebben een belang.' })
  expect(await leaderless()).toBe(false)
  const standIn: Actor = { ...officer, standsIn: [{ applicationId: strong.applicationId, role: 'VLAIO_PANEL_CHAIR' }] }
  await writeToPanel(standIn, { applicationId: strong.applicationId, messageId: crypto.randomUUID(), text: 'Ik leid dit punt.' })
  await recordConsensus(standIn, agreed(strong.applicationId))
  expect(await database.sql('select outcome, led_by_id from meeting_item where meeting_id = $1', [meetingId])).toEqual([{ outcome: 'AGREED', led_by_id: officer.userId }])
})
