import { expect, test } from 'vitest'
import { visitor } from '@/lib/access/actor'
import { callBlockers } from '@/lib/calls/blockers'
import { isOpenAt } from '@/lib/calls/is-open-at'
import { callMilestones } from '@/lib/calls/milestones'
import { callProgress } from '@/lib/calls/progress'
import { officeCalls, publicCall, publicCalls } from '@/lib/calls/queries'
import { asActor } from '@/lib/db'
import { waitingWork } from '@/lib/worklist/queries'
import { actorOf, createApplication, createCall, createMandate, createOrganisation, daysFromNow, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const admin = await staffActor(database, 'VLAIO_ADMIN')
const organisation = await createOrganisation(database)
const member = await memberActor(database, organisation, 'APPLICANT_EDITOR')
const inCall = (call: { id: string }) => ({ callId: call.id, organisationId: organisation.id, createdById: member.userId ?? '' })

test('a draft, a cancelled call and a test call are on no public page, whoever looks', async () => {
  const shown = await createCall(database, { status: 'ANNOUNCED' })
  const hidden = [await createCall(database, { status: 'DRAFT' }), await createCall(database, { status: 'CANCELLED' }), await createCall(database, { testMode: true })]
  for (const actor of [visitor, admin]) {
    const codes = (await asActor(actor, (tx) => publicCalls(tx, actor))).map(({ code }) => code)
    expect(codes).toContain(shown.code)
    for (const { code } of hidden) {
      expect(codes).not.toContain(code)
      expect(await asActor(actor, (tx) => publicCall(tx, actor, code))).toBeNull()
    }
  }
})

test('one sees the draft of one’s own organisation and nobody else’s', async () => {
  const call = await createCall(database)
  const draft = await createApplication(database, { ...inCall(call), status: 'DRAFT' })
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  const draftsOf = async (actor: typeof member) => (await asActor(actor, (tx) => publicCall(tx, actor, call.code)))?.drafts.map(({ id }) => id)
  expect([await draftsOf(member), await draftsOf(stranger), await draftsOf(visitor)]).toEqual([[draft.id], [], []])
})

test('the office counts files per state of the office; a file with a conflict counts for the others only', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT', committedCents: 500n })
  const files = []
  for (const status of ['SUBMITTED', 'COMPLETION_REQUESTED', 'RANKED', 'WITHDRAWN'] as const) files.push(await createApplication(database, { ...inCall(call), status, requestedCents: 1_000n }))
  const progress = await asActor(officer, (tx, now) => callProgress(tx, officer, call.code, now))
  expect(progress).toMatchObject({ counts: { SUBMITTED: 1, COMPLETION_REQUESTED: 1, RANKED: 1, WITHDRAWN: 1 }, requestedCents: 3_000n, call: { commitment: { committedCents: 500n } } })
  await insertRow(database, 'conflict', { applicationId: files[2]?.id, userId: officer.userId, type: 'FUNCTION', source: 'OFFICE' })
  const conflicted = await actorOf(database, { id: officer.userId ?? '' })
  expect((await asActor(conflicted, (tx, now) => callProgress(tx, conflicted, call.code, now)))?.counts).toEqual({ SUBMITTED: 1, COMPLETION_REQUESTED: 1, WITHDRAWN: 1 })
})

test('where a call stands is for the office, not for applicants, reviewers or visitors', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  for (const actor of [visitor, member, await staffActor(database, 'VLAIO_REVIEWER')]) {
    await expect(asActor(actor, (tx, now) => callProgress(tx, actor, call.code, now))).rejects.toMatchObject({ code: 'not-found' })
    await expect(asActor(actor, (tx) => officeCalls(tx, actor))).rejects.toMatchObject({ code: 'not-found' })
    await expect(asActor(actor, (tx) => waitingWork(tx, actor))).rejects.toMatchObject({ code: 'not-found' })
  }
})

const standing = async (status: 'ASSESSMENT' | 'OPEN' | 'DECIDED', counts: object, reviews = { asked: 0, filed: 0, dueAt: null, late: 0 }) =>
  ({ call: { ...await createCall(database, { status }), commitment: null }, counts, reviews, requestedCents: 0n, ineligibleToConfirm: 0 })

test('what blocks stands in the order in which it must be solved', async () => {
  const progress = await standing('ASSESSMENT', { RANKED: 2, SUBMITTED: 1, ELIGIBILITY_CHECK: 3, IN_REVIEW: 1 }, { asked: 4, filed: 3, dueAt: null, late: 0 })
  expect(callBlockers({ ...progress, ineligibleToConfirm: 1 }).map(({ count, what }) => `${count} ${what}`)).toEqual([
    '1 Ingediend, nog niet in onderzoek genomen',
    '1 Onontvankelijk, nog niet bevestigd',
    '2 Ontvankelijkheid te onderzoeken',
    '1 Beoordelingen nog niet ingediend',
    '2 Gerangschikt, nog geen voorstel',
  ])
  expect(callBlockers(await standing('OPEN', { SUBMITTED: 5 }))).toEqual([])
})

test('the milestones follow the slowest file', async () => {
  const at = async (counts: object) => callMilestones(await standing('ASSESSMENT', counts)).find(({ state }) => state === 'current')?.title
  expect([await at({ ELIGIBILITY_CHECK: 1, RANKED: 9 }), await at({ IN_REVIEW: 1 }), await at({ CONSENSUS: 1 }), await at({ RANKED: 1 })]).toEqual(['Volledigheid', 'Beoordeling', 'Overleg', 'Beslissing'])
  expect(callMilestones(await standing('DECIDED', {})).find(({ state }) => state === 'current')?.title).toBe('Uitvoering')
})

test('a call is open from its opening until its deadline, which itself does not count', async () => {
  const call = await createCall(database)
  const [opensAt, deadlineAt] = [daysFromNow(-1), daysFromNow(1)]
  const open = (now: Date, status = call.status) => isOpenAt({ status, opensAt, deadlineAt }, now)
  expect([open(opensAt), open(new Date(deadlineAt.getTime() - 1)), open(deadlineAt), open(new Date(opensAt.getTime() - 1)), open(opensAt, 'CLOSED')]).toEqual([true, true, false, false, false])
})

test('work waits for whoever may do it, and one’s own mandate is not one’s own work', async () => {
  const workOf = async (actor: typeof officer) => (await asActor(actor, (tx) => waitingWork(tx, actor))).map(({ count, what }) => `${count} ${what}`)
  await createMandate(database, organisation, { id: member.userId ?? '' }, 'WAITING')
  await createMandate(database, organisation, { id: admin.userId ?? '' }, 'WAITING')
  const both = await staffActor(database, 'VLAIO_OFFICER')
  expect(await workOf(both)).toContain('2 Machtigingen na te kijken')
  expect(await workOf(admin)).not.toContain('2 Machtigingen na te kijken')
  await insertRow(database, 'user_role', { userId: admin.userId, role: 'VLAIO_OFFICER' }, false)
  expect(await workOf(await actorOf(database, { id: admin.userId ?? '' }))).toContain('1 Machtigingen na te kijken')
})

test('of the reviews that are asked it counts which are over their term', async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  const file = await createApplication(database, { ...inCall(call), status: 'IN_REVIEW' })
  for (const days of [-14, -1, 3]) await insertRow(database, 'review', { applicationId: file.id, reviewerId: (await staffActor(database, 'VLAIO_REVIEWER')).userId, assignedById: officer.userId, status: 'IN_PROGRESS', dueAt: daysFromNow(days) })
  const colleague = await staffActor(database, 'VLAIO_OFFICER')
  expect((await asActor(colleague, (tx, now) => callProgress(tx, colleague, call.code, now)))?.reviews).toEqual({ asked: 3, filed: 0, late: 2, dueAt: expect.any(Date) })
})
