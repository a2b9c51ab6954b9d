import { expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { askProposal } from '@/lib/reviews/ask-proposal'
import { assignmentCsv } from '@/lib/reviews/assignment-csv'
import { pairKey } from '@/lib/reviews/assignment-problem'
import { assignmentView, type AssignmentView } from '@/lib/reviews/assignment-view'
import { bidOnFiles } from '@/lib/reviews/bid-on-files'
import { computeProposal } from '@/lib/reviews/compute-proposal'
import { confirmAssignment } from '@/lib/reviews/confirm-assignment'
import { declareInterest } from '@/lib/reviews/declare-interest'
import { expertiseStatement } from '@/lib/reviews/expertise-schema'
import { importAssignment, nameOfText, previewImport } from '@/lib/reviews/import-assignment'
import { proposeAssignment } from '@/lib/reviews/propose-assignment'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { stateExpertise } from '@/lib/reviews/state-expertise'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createCall, createUser, staffActor } from '@/tests/support/factories'
import { eventsOf, mailsTo } from '@/tests/support/traces'
import { createFile, statusOf } from './reviewed-file'

const database = await testDatabase()
for (const [list, code] of [['theme', 'DIGI'], ['theme', 'ENER'], ['stemDiscipline', 'S'], ['stemDiscipline', 'T'], ['ageBand', 'A08_09']] as const)
  await database.sql('insert into code_list_entry (list, code, nl, en, position) values ($1, $2, lower($2), $2, 1) on conflict do nothing', [list, code])

const idOf = (actor: Actor): string => actor.userId ?? ''
const again = (actor: Actor) => actorOf(database, { id: idOf(actor) })

/** A call of its own with so many eligible files of DIGI, and reviewers who know it, or nothing; those of other tests are suspended. */
const panel = async ({ files = 2, reviewers = 3, perApplication = 2 } = {}) => {
  await database.sql(`update app_user set suspended_at = now() where suspended_at is null and id in (select user_id from user_role where role = 'VLAIO_REVIEWER')`)
  const call = await createCall(database, { status: 'ASSESSMENT', reviewersPerApplication: perApplication })
  const created = []
  for (let index = 0; index < files; index++) created.push(await createFile(database, { callId: call.id }))
  const people: Actor[] = []
  for (let index = 0; index < reviewers; index++) people.push(await actorOf(database, await createUser(database, { name: `Beoordelaar ${index + 1}`, roles: ['VLAIO_REVIEWER'] })))
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  return { call, officer, people, ids: created.map(({ applicationId }) => applicationId), files: created, view: (actor: Actor = officer) => viewOf(actor, call.code) }
}
const viewOf = async (actor: Actor, code: string): Promise<AssignmentView> => {
  const view = await asActor(actor, (tx, now) => assignmentView(tx, actor, code, now))
  if (!view) throw new Error('no such call')
  return view
}
const reviewersOf = async (applicationId: string): Promise<string[]> => (await database.sql<{ name: string }>(`select u.name from review r join app_user u on u.id = r.reviewer_id where r.application_id = $1 and r.status <> 'VOID' and r.status <> 'REFUSED' and r.status <> 'CONFLICT_DECLARED' order by u.name`, [applicationId])).map(({ name }) => name)
const proposedFor = (view: AssignmentView, applicationId: string | undefined): string[] => (view.proposal?.pairs ?? []).filter((pair) => pair.applicationId === applicationId).map(({ reviewer }) => reviewer)

test('the proposal follows expertise and wishes, says why, and asks nobody', async () => {
  const { call, officer, people: [one, two, three], ids, view } = await panel({ files: 1 })
  if (!one || !two || !three) throw new Error('three reviewers')
  await stateExpertise(two, expertiseStatement.parse({ themes: 'DIGI', disciplines: ['S'], ageBands: 'A08_09' }))
  await bidOnFiles(three, { bids: { [ids[0] ?? '']: 'EAGER' } })
  const { proposalId } = await proposeAssignment(officer, { code: call.code })
  const { proposal, missing, reviewers } = await view()
  expect(proposal).toMatchObject({ id: proposalId, points: 105, reasons: [], stale: false, pairs: [{ reviewer: 'Beoordelaar 2', points: 75, why: 'thema digi; discipline s; leeftijd a08_09' }, { reviewer: 'Beoordelaar 3', points: 30, why: 'geen gedeelde deskundigheid; wil dit graag' }] })
  expect([missing, reviewers.map(({ held, added, max }) => [held, added, max])]).toEqual([2, [[0, 0, 3], [0, 1, 3], [0, 1, 3]]])
  expect([await reviewersOf(ids[0] ?? ''), await mailsTo(database, two.email ?? '')]).toEqual([[], []])
  expect((await eventsOf(database, call.id)).at(-1)).toEqual({ verb: 'assignment.propose', actorId: officer.userId, payload: { proposalId, points: 105, reasons: [], proposed: 2, byHand: [] } })
})

test('confirming asks everybody at once, one mail each, starts the reviews, and happens once, also by two windows', async () => {
  const { call, officer, people, ids, view } = await panel({ files: 3 })
  const { proposalId } = await proposeAssignment(officer, { code: call.code })
  const both = await Promise.allSettled([confirmAssignment(officer, { proposalId }), confirmAssignment(officer, { proposalId })])
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect(both.find(({ status }) => status === 'fulfilled')).toMatchObject({ value: { reviews: 6, reviewers: 3 } })
  await expect(confirmAssignment(officer, { proposalId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  for (const id of ids) expect([(await reviewersOf(id)).length, await statusOf(database, id)]).toEqual([2, { shown: 'IN_REVIEW', office: 'IN_REVIEW' }])
  const mails = await mailsTo(database, ...people.map(({ email }) => email ?? ''))
  expect(mails.map(({ template, params }) => [template, params['call']])).toEqual([['reviews-assigned', call.name], ['reviews-assigned', call.name], ['reviews-assigned', call.name]])
  expect(mails.reduce((sum, { params }) => sum + Number(params['files']), 0)).toBe(6)
  expect((await eventsOf(database, call.id)).map(({ verb }) => verb)).toEqual(['assignment.propose', 'assignment.confirm'])
  expect(await view()).toMatchObject({ missing: 0, proposal: null, confirmed: { by: 'Joris Wouters' } })
})

test('never a conflict, declared, derived or found in the meantime; who refused is not asked again, and what stands stays', async () => {
  const { call, officer, people: [one, two, three, four], ids: [first = '', second = ''], files } = await panel({ files: 2, reviewers: 4, perApplication: 1 })
  if (!one || !two || !three || !four) throw new Error('four reviewers')
  const { reviewId } = await assignReviewer(officer, { applicationId: first, reviewerId: idOf(one) })
  await declareInterest(await again(one), { reviewId, interest: 'weiger', refusedFor: 'WORKLOAD', reason: 'Ik ben die maand in het buitenland.' })
  await recordConflict(officer, { applicationId: first, userId: idOf(two), type: 'FAMILY', reason: 'Een zus zit in het bestuur.' })
  await database.sql(`insert into membership (organisation_id, user_id, role) values ($1, $2, 'APPLICANT_EDITOR')`, [files[0]?.organisation.id, idOf(three)])
  await assignReviewer(officer, { applicationId: second, reviewerId: idOf(one) })
  const { proposalId } = await proposeAssignment(officer, { code: call.code })
  const view = await viewOf(officer, call.code)
  expect(proposedFor(view, first)).toEqual(['Beoordelaar 4'])
  expect([one, two, three, four].map((actor) => [first, second].map((id) => view.cells.get(pairKey(id, idOf(actor))) ?? null))).toEqual([['geweigerd', 'STANDS'], ['belang', null], ['belang', 'belang'], ['NEW', null]])

  await recordConflict(officer, { applicationId: first, userId: idOf(four), type: 'OTHER', reason: 'Gaf er vorig jaar les.' })
  expect((await viewOf(officer, call.code)).proposal).toMatchObject({ stale: true })
  await expect(confirmAssignment(officer, { proposalId })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  expect(await reviewersOf(first)).toEqual([])
  const { feasible } = await proposeAssignment(officer, { code: call.code })
  expect([feasible, (await viewOf(officer, call.code)).proposal?.reasons]).toEqual([false, [`${files[0]?.application.number} vraagt 1 beoordelaars; zonder wie een belang heeft of uitgesloten is, is er geen.`]])
  const [refused] = await database.sql<{ id: string }>('select id from assignment_proposal where call_id = $1 order by proposed_at desc limit 1', [call.id])
  await expect(confirmAssignment(officer, { proposalId: refused?.id ?? '' })).rejects.toMatchObject({ code: 'invalid' })
})

test('the officer pins and bars; the rest of the proposal stays as it was, and a pin can be taken back', async () => {
  const { call, officer, people: [one, two, three], ids: [first = '', second = ''], view } = await panel({ perApplication: 1 })
  if (!one || !two || !three) throw new Error('three reviewers')
  await proposeAssignment(officer, { code: call.code })
  const before = await view()
  const [taken = ''] = proposedFor(before, first)
  const other = [one, two, three].find(({ name }) => name !== taken && !proposedFor(before, second).includes(name)) ?? three
  await proposeAssignment(officer, { code: call.code, changes: [{ applicationId: first, reviewerId: idOf(other), what: 'PIN' }] })
  const pinned = await view()
  expect([proposedFor(pinned, first), proposedFor(pinned, second)]).toEqual([[other.name], proposedFor(before, second)])
  expect(pinned.proposal?.pairs.map(({ changed }) => changed).toSorted()).toEqual([false, true])
  await proposeAssignment(officer, { code: call.code, changes: [{ applicationId: first, reviewerId: idOf(other), what: 'BAR' }] })
  const barred = await view()
  expect([proposedFor(barred, first).includes(other.name), barred.cells.get(pairKey(first, idOf(other)))]).toEqual([false, 'BARRED'])
  await proposeAssignment(officer, { code: call.code, changes: [{ applicationId: first, reviewerId: idOf(other), what: 'FREE' }] })
  expect((await view()).cells.get(pairKey(first, idOf(other))) ?? null).toBe(null)
  await recordConflict(officer, { applicationId: second, userId: idOf(one), type: 'OTHER', reason: 'Gaf er vorig jaar les.' })
  await expect(proposeAssignment(officer, { code: call.code, changes: [{ applicationId: second, reviewerId: idOf(one), what: 'PIN' }] })).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'reviewerId', message: 'Deze beoordelaar heeft een belang in dit dossier.' }] })
  await expect(proposeAssignment(officer, { code: call.code, changes: [{ applicationId: call.id, reviewerId: idOf(one), what: 'PIN' }] })).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'applicationId' }] })
})

test('nobody gets more than they stated, and the reasons say when that is too little', async () => {
  const { call, officer, people, view } = await panel({ files: 3, reviewers: 2, perApplication: 1 })
  for (const [index, reviewer] of people.entries()) await stateExpertise(reviewer, expertiseStatement.parse({ maxFiles: String(index + 1) }))
  await proposeAssignment(officer, { code: call.code })
  expect((await view()).reviewers.map(({ added, max }) => [added, max])).toEqual([[1, 1], [2, 2]])
  await stateExpertise(people[1] ?? officer, expertiseStatement.parse({ maxFiles: '1' }))
  expect((await view()).proposal).toMatchObject({ stale: true })
  expect(await proposeAssignment(officer, { code: call.code })).toMatchObject({ feasible: false })
  expect((await view()).proposal?.reasons).toEqual(['De dossiers vragen samen nog 3 beoordelingen; de beoordelaars mogen er samen nog hoogstens 2 doen.'])
})

test('a file with which the officer has a conflict is in no proposal of theirs, and a proposal that holds it does not exist for them', async () => {
  const { call, officer, ids: [first = '', second = ''] } = await panel({ perApplication: 1 })
  const { proposalId } = await proposeAssignment(officer, { code: call.code })
  const other = await staffActor(database, 'VLAIO_OFFICER')
  await recordConflict(officer, { applicationId: first, userId: idOf(other), type: 'FAMILY', reason: 'Een broer is er penningmeester.' })
  const conflicted = await again(other)
  const view = await viewOf(conflicted, call.code)
  expect([view.files.map(({ id }) => id), view.proposal]).toEqual([[second], null])
  expect(await asActor(conflicted, (tx) => tx.assignmentPair.count({ where: { proposalId } }))).toBe(0)
  await expect(confirmAssignment(conflicted, { proposalId })).rejects.toMatchObject({ code: 'not-found' })
  const own = await proposeAssignment(conflicted, { code: call.code })
  expect(await confirmAssignment(conflicted, { proposalId: own.proposalId })).toEqual({ reviews: 1, reviewers: 1 })
  expect([await reviewersOf(first), (await reviewersOf(second)).length]).toEqual([[], 1])
})

test('only officers propose and confirm; the auditor looks; for others there is nothing; and a proposal never changes', async () => {
  const { call, officer } = await panel({ perApplication: 1 })
  const { proposalId } = await proposeAssignment(officer, { code: call.code })
  const auditor = await staffActor(database, 'AUDITOR')
  expect((await viewOf(auditor, call.code)).proposal?.id).toBe(proposalId)
  await expect(proposeAssignment(auditor, { code: call.code })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(confirmAssignment(auditor, { proposalId })).rejects.toMatchObject({ code: 'forbidden' })
  for (const role of ['VLAIO_REVIEWER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE'] as const) {
    const actor = await staffActor(database, role)
    await expect(viewOf(actor, call.code)).rejects.toMatchObject({ code: 'not-found' })
    await expect(proposeAssignment(actor, { code: call.code })).rejects.toMatchObject({ code: 'not-found' })
    await expect(confirmAssignment(actor, { proposalId })).rejects.toMatchObject({ code: 'not-found' })
    expect(await asActor(actor, (tx) => tx.assignmentProposal.count())).toBe(0)
  }
  await expect(asActor(officer, (tx) => tx.assignmentProposal.updateMany({ where: { id: proposalId }, data: { points: 1 } }))).rejects.toThrow(/permission denied/)
  const newer = await proposeAssignment(officer, { code: call.code })
  await expect(confirmAssignment(officer, { proposalId })).rejects.toMatchObject({ code: 'changed-meanwhile', message: 'Er is intussen een nieuwer voorstel. Laad de pagina opnieuw.' })
  expect(await confirmAssignment(officer, { proposalId: newer.proposalId })).toMatchObject({ reviews: 2 })
})

test('too early or too late: a call without a file that looks for a reviewer has nothing to propose', async () => {
  const { call, officer } = await panel({ files: 0 })
  await createFile(database, { callId: call.id, status: 'ELIGIBILITY_CHECK' })
  await createFile(database, { callId: call.id, status: 'RANKED' })
  await expect(proposeAssignment(officer, { code: call.code })).rejects.toMatchObject({ code: 'changed-meanwhile' })
  await expect(proposeAssignment(officer, { code: 'BESTAAT-NIET' })).rejects.toMatchObject({ code: 'not-found' })
})

test('two groups that share no file are told, with the one review that would join them', async () => {
  const { call, officer, people: [one, two, three, four], ids: [first = '', second = ''], files, view } = await panel({ reviewers: 4 })
  if (!one || !two || !three || !four) throw new Error('four reviewers')
  for (const [file, reviewer] of [[first, one], [first, two], [second, three], [second, four]] as const) await assignReviewer(officer, { applicationId: file, reviewerId: idOf(reviewer) })
  await recordConflict(officer, { applicationId: first, userId: idOf(three), type: 'OTHER', reason: 'Gaf er vorig jaar les.' })
  await stateExpertise(four, expertiseStatement.parse({ themes: 'DIGI' }))
  expect((await view()).connection).toMatchObject({ parts: 2, partsAfter: 1, extra: [{ number: files[0]?.application.number, reviewer: 'Beoordelaar 4' }] })
  await assignReviewer(officer, { applicationId: first, reviewerId: idOf(four) })
  expect((await view()).connection).toEqual({ parts: 1, partsAfter: 1, extra: [] })
  expect(call.code).not.toBe('')
})

test('a spreadsheet is read line by line, all or nothing; its pairs are pinned and the rest is proposed around them', async () => {
  const { call, officer, people: [one, two, three], ids: [first = '', second = ''], files, view } = await panel({ reviewers: 3 })
  if (!one || !two || !three) throw new Error('three reviewers')
  const [robots = '', crane = ''] = files.map(({ application }) => application.number ?? '')
  await assignReviewer(officer, { applicationId: first, reviewerId: idOf(one) })
  await recordConflict(officer, { applicationId: second, userId: idOf(two), type: 'OTHER', reason: 'Gaf er vorig jaar les.' })
  const wrong = { code: call.code, pasted: `dossier;e-mail;waarom\n${robots};${one.email};\n${crane};${two.email};\n${robots};niemand@demo.example;\nSTEM-0;${one.email};\n${robots};${(one.email ?? '').toUpperCase()};` }
  expect((await previewImport(officer, wrong)).lines.map(({ line, problem }) => [line, problem])).toEqual([
    [2, ''], [3, 'Deze beoordelaar heeft een belang in dit dossier.'], [4, 'Geen beoordelaar heeft dit e-mailadres.'], [5, 'Dit dossier zoekt geen beoordelaar in deze oproep.'], [6, 'Staat al op regel 2.'],
  ])
  await expect(importAssignment(officer, wrong)).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'pasted', message: 'Regel 3: Deze beoordelaar heeft een belang in dit dossier.' }, {}, {}, {}] })
  const crowded = { code: call.code, pasted: `${robots}\t${two.email}\n${robots}\t${one.email}\n${robots}\t${three.email}` }
  expect((await previewImport(officer, crowded)).lines.map(({ problem, pair }) => [problem, pair?.stands])).toEqual([['', false], ['', true], ['Dit dossier heeft al zoveel beoordelaars als het vraagt: 2.', undefined]])
  expect([nameOfText(' a\r\nb\n') === nameOfText('a\nb'), nameOfText('a b') === nameOfText('a\nb')]).toEqual([true, false])
  expect((await view()).proposal).toBe(null)
  expect(await importAssignment(officer, { code: call.code, pasted: `${robots}\t${one.email}\n${robots}\t${three.email}` })).toEqual({ pinned: 1, feasible: true })
  const proposed = await view()
  expect([proposedFor(proposed, first), proposedFor(proposed, second), proposed.cells.get(pairKey(first, idOf(three)))]).toEqual([['Beoordelaar 3'], ['Beoordelaar 1', 'Beoordelaar 3'], 'PINNED'])
  const download = assignmentCsv(proposed)
  expect((await previewImport(officer, { code: call.code, pasted: download })).lines.map(({ problem, pair }) => [problem, pair?.stands])).toEqual([['', true], ['', false], ['', false], ['', false]])
  expect(await importAssignment(officer, { code: call.code, pasted: download })).toEqual({ pinned: 3, feasible: true })
  await expect(importAssignment(await staffActor(database, 'AUDITOR'), { code: call.code, pasted: download })).rejects.toMatchObject({ code: 'forbidden' })
})

/** A call that is too large to wait for, however small. */
const NONE_AT_ONCE = 0
const requestsOf = async (callId: string): Promise<string[]> => (await database.sql<{ id: string }>('select id from assignment_request where call_id = $1 order by asked_at', [callId])).map(({ id }) => id)
const queued = (callId: string) => database.sql<{ payload: { id: string } }>(`select payload::json as payload from graphile_worker._private_jobs where key = $1`, [`assignment:${callId}`])
const proposalsOf = async (callId: string): Promise<number> => (await database.sql('select from assignment_proposal where call_id = $1', [callId])).length

test('a small call has its proposal at once; a large one is left to the worker, which makes the same, once, also twice at once', async () => {
  const { call, officer, view } = await panel({ files: 3 })
  expect(await askProposal(officer, { code: call.code })).toEqual({ feasible: true })
  const [small, none] = [await view(), await requestsOf(call.id)]
  expect([small.proposal?.pairs.length, small.request, none]).toEqual([6, null, []])

  expect(await askProposal(officer, { code: call.code }, NONE_AT_ONCE)).toEqual({ feasible: null })
  const [id = ''] = await requestsOf(call.id)
  expect([await queued(call.id), (await view()).request, await proposalsOf(call.id)]).toEqual([[{ payload: { id } }], { askedAt: expect.any(Date), askedBy: 'Joris Wouters', refused: null, late: false }, 1])
  const both = await Promise.all([computeProposal({ id }), computeProposal({ id })])
  expect(both.map(({ made }) => made).toSorted()).toEqual([false, true])
  expect(await computeProposal({ id })).toEqual({ made: false })
  const large = await view()
  expect([large.request, large.proposal?.reasons, large.proposal?.pairs.map(({ number, reviewer }) => [number, reviewer])]).toEqual([null, [], small.proposal?.pairs.map(({ number, reviewer }) => [number, reviewer])])
  const events = await eventsOf(database, call.id)
  expect(events.map(({ verb, actorId, payload }) => [verb, actorId, payload['requestId']])).toEqual([['assignment.propose', officer.userId, undefined], ['assignment.ask', officer.userId, id], ['assignment.propose', officer.userId, id]])
  expect(await confirmAssignment(officer, { proposalId: large.proposal?.id ?? '' })).toEqual({ reviews: 6, reviewers: 3 })
})

test('a newer request replaces one that waits, with all that was pinned before; when the worker is dead the page knows', async () => {
  const { call, officer, people: [one, two, three], ids: [first = '', second = ''], view } = await panel({ perApplication: 1 })
  if (!one || !two || !three) throw new Error('three reviewers')
  for (const [applicationId, reviewer] of [[first, three], [second, two]] as const) await askProposal(officer, { code: call.code, changes: [{ applicationId, reviewerId: idOf(reviewer), what: 'PIN' }] }, NONE_AT_ONCE)
  const [older = '', newer = ''] = await requestsOf(call.id)
  expect(await queued(call.id)).toEqual([{ payload: { id: newer } }])
  expect([await computeProposal({ id: older }), await proposalsOf(call.id)]).toEqual([{ made: false }, 0])
  await database.sql(`update assignment_request set asked_at = asked_at - interval '3 minutes' where call_id = $1`, [call.id])
  expect((await view()).request).toMatchObject({ late: true, refused: null })
  expect(await computeProposal({ id: newer })).toEqual({ made: true })
  const proposed = await view()
  expect([proposedFor(proposed, first), proposedFor(proposed, second), proposed.cells.get(pairKey(first, idOf(three))), proposed.request]).toEqual([[three.name], [two.name], 'PINNED', null])
})

test('the worker computes with what the officer may do and know by then, and says why when it cannot', async () => {
  const { call, officer, ids: [first = ''], view } = await panel({ perApplication: 1 })
  const ask = async (): Promise<string> => {
    await askProposal(officer, { code: call.code }, NONE_AT_ONCE)
    return (await requestsOf(call.id)).at(-1) ?? ''
  }
  await expect(askProposal(await staffActor(database, 'AUDITOR'), { code: call.code }, NONE_AT_ONCE)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(askProposal(await staffActor(database, 'VLAIO_REVIEWER'), { code: call.code }, NONE_AT_ONCE)).rejects.toMatchObject({ code: 'not-found' })
  const other = await staffActor(database, 'VLAIO_OFFICER')
  const id = await ask()
  await recordConflict(other, { applicationId: first, userId: idOf(officer), type: 'OTHER', reason: 'Gaf er vorig jaar les.' })
  const conflicted = await again(officer)
  expect((await viewOf(conflicted, call.code)).request).toBe(null)
  expect(await asActor(conflicted, (tx) => tx.assignmentRequest.count({ where: { callId: call.id } }))).toBe(0)
  expect(await computeProposal({ id })).toEqual({ made: false })
  expect([(await view(other)).request, await proposalsOf(call.id)]).toMatchObject([{ refused: 'Wie het vroeg, heeft intussen een belang in een van de dossiers.' }, 0])

  await database.sql(`delete from conflict where user_id = $1`, [idOf(officer)])
  const later = await ask()
  await database.sql('update app_user set suspended_at = now() where id = $1', [idOf(officer)])
  expect(await computeProposal({ id: later })).toEqual({ made: false })
  expect((await view(other)).request).toMatchObject({ refused: 'Wie het vroeg, heeft dat recht niet meer.' })
  expect(await askProposal(other, { code: call.code })).toEqual({ feasible: true })
  expect((await view(other)).request).toBe(null)
})
