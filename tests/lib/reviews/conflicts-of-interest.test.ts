import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { asActor } from '@/lib/db'
import { giveMembership } from '@/lib/organisations/give-membership'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { concludeDerived } from '@/lib/reviews/conclude-derived'
import { employers } from '@/lib/reviews/conflict-schema'
import { declarableFiles } from '@/lib/reviews/declarable-files'
import { declareConflicts, declareOwnConflict } from '@/lib/reviews/declare-conflicts'
import { liftConflict } from '@/lib/reviews/lift-conflict'
import { nameStandIn } from '@/lib/reviews/name-stand-in'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { recordConsensus } from '@/lib/reviews/record-consensus'
import { standInChoices } from '@/lib/reviews/stand-ins'
import { stateEmployers } from '@/lib/reviews/state-employers'
import { localDay } from '@/lib/time'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, newKbo, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { eventsOf, mailsTo } from '@/tests/support/traces'
import { completeAnswers, createFile, finish, startReviews, statusOf } from './reviewed-file'

const database = await testDatabase()
const idOf = (actor: Actor): string => actor.userId ?? ''
const again = (actor: Actor) => actorOf(database, { id: idOf(actor) })
const codeOf = (act: Promise<unknown>): Promise<string> => act.then(() => 'done', (thrown: { code?: string }) => thrown.code ?? String(thrown))
const conflictsOf = (actor: Actor) => database.sql<{ file: string; type: string; source: string }>('select application_id as file, type, source from conflict where user_id = $1 order by application_id', [actor.userId])
const listed = (actor: Actor, callId: string) => asActor(actor, async (tx) => (await declarableFiles(tx, actor)).find(({ id }) => id === callId)?.files ?? [])

/** Two files of one call, both with the same reviewer asked by the officer of the first. */
const twoFiles = async () => {
  const one = await createFile(database)
  const two = await createFile(database, { callId: one.call.id })
  const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
  for (const { applicationId } of [one, two]) await insertRow(database, 'review', { applicationId, reviewerId: idOf(reviewer), assignedById: idOf(one.officer), status: 'ASSIGNED' })
  return { one, two, reviewer: await again(reviewer) }
}
const declaration = (callId: string, types: Record<string, 'FAMILY' | 'PARTNER' | ''>, reasons: Record<string, string> = {}) => ({ callId, types, reasons })

describe('per call', () => {
  test('one sees of each file its title, organisation, place and partners, and nothing of how far it is', async () => {
    const { one, reviewer } = await twoFiles()
    await insertRow(database, 'partner', { applicationId: one.applicationId, rowId: 'p1', name: 'Studiebureau Balk bv', kbo: newKbo(), helixType: 'BUS', role: 'Begeleidt.' })
    const files = await listed(reviewer, one.call.id)
    expect(files.map((file) => Object.keys(file).toSorted())).toEqual([['id', 'municipality', 'organisation', 'partners', 'title'], ['id', 'municipality', 'organisation', 'partners', 'title']])
    expect(files.find(({ id }) => id === one.applicationId)).toMatchObject({ organisation: one.organisation.legalName, partners: ['Studiebureau Balk bv'] })
  })

  test('what is declared is gone from every list, the reviews end, and who asked for them hears once of both', async () => {
    const { one, two, reviewer } = await twoFiles()
    expect(await declareConflicts(reviewer, declaration(one.call.id, { [one.applicationId]: 'FAMILY', [two.applicationId]: 'PARTNER' }, { [one.applicationId]: 'Mijn zus is er voorzitter.' }))).toEqual({ declared: 2 })
    expect((await conflictsOf(reviewer)).map(({ file, type, source }) => [file, type, source]).toSorted()).toEqual([[one.applicationId, 'FAMILY', 'REVIEWER'], [two.applicationId, 'PARTNER', 'REVIEWER']].toSorted())
    expect(await database.sql('select distinct status from review where reviewer_id = $1', [reviewer.userId])).toEqual([{ status: 'CONFLICT_DECLARED' }])
    expect(await listed(await again(reviewer), one.call.id)).toEqual([])
    expect((await mailsTo(database, one.officer.email ?? '')).map(({ template, params }) => [template, params['files']])).toEqual([['reviewers-needed', '2']])
    expect((await eventsOf(database, one.applicationId)).at(-1)).toMatchObject({ verb: 'conflict.declare', actorId: reviewer.userId, payload: { type: 'FAMILY', reason: 'Mijn zus is er voorzitter.', source: 'REVIEWER' } })
  })

  test('it can be said of a file one was not asked for; then one is not asked', async () => {
    const file = await createFile(database)
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    await declareConflicts(reviewer, declaration(file.call.id, { [file.applicationId]: 'FAMILY' }))
    expect((await again(reviewer)).conflictedApplicationIds).toEqual([file.applicationId])
    expect(await mailsTo(database, file.officer.email ?? '')).toEqual([])
  })

  test('filed reviews that would end are named first; another interest is explained', async () => {
    const { one, two, reviewer } = await twoFiles()
    await database.sql(`update review set status = 'IN_PROGRESS' where reviewer_id = $1`, [reviewer.userId])
    await database.sql(`update review set status = 'FINAL' where reviewer_id = $1`, [reviewer.userId])
    const own = declaration(one.call.id, { [one.applicationId]: 'FAMILY', [two.applicationId]: 'PARTNER' })
    await expect(declareConflicts(reviewer, own)).rejects.toMatchObject({ code: 'unknowing', problems: [{ field: 'knows', message: expect.stringContaining('van 2 van deze dossiers') }] })
    await expect(stateEmployers(reviewer, { employers: [{ row: 0, name: 'Academie Zenne', kbo: one.organisation.kbo, untilYear: null }] })).rejects.toMatchObject({ code: 'unknowing' })
    expect([await conflictsOf(reviewer), await database.sql('select 1 from reviewer_employer where user_id = $1', [reviewer.userId])]).toEqual([[], []])
    await expect(declareConflicts(reviewer, { ...own, types: { [one.applicationId]: 'OTHER' } })).rejects.toMatchObject({ problems: [{ field: `reasons.${one.applicationId}`, message: 'Leg uit welk belang het is.' }] })
    expect(await declareConflicts(reviewer, { ...own, knows: 'ja' })).toEqual({ declared: 2 })
  })

  test('half-filled, twice, too late, of another call, and not for applicants or the auditor', async () => {
    const { one, two, reviewer } = await twoFiles()
    const own = declaration(one.call.id, { [one.applicationId]: 'FAMILY' })
    expect(await codeOf(declareConflicts(reviewer, declaration(one.call.id, { [one.applicationId]: '' })))).toBe('incomplete')
    await expect(declareConflicts(reviewer, declaration(one.call.id, { [one.applicationId]: '' }, { [one.applicationId]: 'Mijn zus.' }))).rejects.toMatchObject({ problems: [{ field: `types.${one.applicationId}` }] })
    expect(await codeOf(declareConflicts(reviewer, declaration(crypto.randomUUID(), { [one.applicationId]: 'FAMILY' })))).toBe('changed-meanwhile')
    for (const actor of [one.applicant, await staffActor(database, 'AUDITOR'), await staffActor(database, 'POLICY_DOMAIN')]) expect(await codeOf(declareConflicts(actor, own))).toBe('not-found')
    expect((await Promise.all([codeOf(declareConflicts(reviewer, own)), codeOf(declareConflicts(reviewer, own))])).toSorted()).toEqual(['changed-meanwhile', 'done'])
    await database.sql(`update application set status = 'WITHDRAWN' where id = $1`, [two.applicationId])
    expect(await codeOf(declareConflicts(reviewer, declaration(one.call.id, { [two.applicationId]: 'FAMILY' })))).toBe('changed-meanwhile')
  })
})

describe('what the portal derives from an employer', () => {
  const employer = (kbo: string, untilYear: number | null = null) => ({ row: 0, name: 'Academie Zenne', kbo, untilYear })
  const thisYear = Number(localDay(new Date()).slice(0, 4))

  test('the organisation, its partner and its competitor are closed at once; the reason is in the trail', async () => {
    const { one, two, reviewer } = await twoFiles()
    expect(await stateEmployers(reviewer, { employers: [employer(one.organisation.kbo)] })).toEqual({ closed: 2 })
    expect((await conflictsOf(reviewer)).map(({ file, type, source }) => [file, type, source]).toSorted()).toEqual([[one.applicationId, 'FUNCTION', 'DERIVED'], [two.applicationId, 'COMPETITOR', 'DERIVED']].toSorted())
    expect((await eventsOf(database, one.applicationId)).at(-1)?.payload).toMatchObject({ reason: 'Is of was de laatste 5 jaar actief bij de aanvrager, Academie Zenne.', source: 'DERIVED' })
    expect(await asActor(reviewer, (tx) => tx.reviewerEmployer.count())).toBe(1)
  })

  test('five years after one left, counted from the end of the year, nothing follows from it', async () => {
    const { one, reviewer } = await twoFiles()
    expect(await stateEmployers(reviewer, { employers: [employer(one.organisation.kbo, thisYear - 6)] })).toEqual({ closed: 0 })
    expect(await listed(await again(reviewer), one.call.id)).toHaveLength(2)
    expect(await stateEmployers(reviewer, { employers: [employer(one.organisation.kbo, thisYear - 5)] })).toEqual({ closed: 2 })
  })

  test('a year to come, a number that is none and the same one twice are said at their field; an empty row is no row', async () => {
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    await expect(stateEmployers(reviewer, { employers: [{ ...employer(newKbo(), thisYear + 1), row: 3 }] })).rejects.toMatchObject({ problems: [{ field: 'employers.3.untilYear' }] })
    const kbo = newKbo()
    const typed = employers.safeParse({ employers: [{ name: '', kbo: '', untilYear: '' }, { name: 'A', kbo, untilYear: '2019' }, { name: 'B', kbo, untilYear: '' }, { name: '', kbo: '0123', untilYear: 'nu' }] })
    expect(typed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['employers.2.kbo', 'employers.3.name', 'employers.3.kbo', 'employers.3.untilYear'])
    expect(employers.parse({ employers: [{ name: '', kbo: '', untilYear: '' }] })).toEqual({ employers: [] })
    for (const untilYear of ['1900', '3000', '26'])
      expect(employers.safeParse({ employers: [{ name: 'A', kbo: newKbo(), untilYear }] }).error?.issues.map(({ message }) => message)).toEqual(['Vul een jaartal in vanaf 1950 tot en met dit jaar, of laat dit leeg als u er nog werkt.'])
    for (const other of [await staffActor(database, 'VLAIO_OFFICER'), (await createFile(database)).applicant]) expect(await codeOf(stateEmployers(other, { employers: [] }))).toBe('not-found')
  })

  test('an employer is no secret to the officer who assigns, and to no colleague', async () => {
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    await stateEmployers(reviewer, { employers: [employer(newKbo())] })
    const seenBy = (actor: Actor) => asActor(actor, (tx) => tx.reviewerEmployer.count({ where: { userId: idOf(reviewer) } }))
    expect([await seenBy(await staffActor(database, 'VLAIO_OFFICER')), await seenBy(await staffActor(database, 'VLAIO_REVIEWER')), await seenBy(await staffActor(database, 'VLAIO_PANEL_CHAIR'))]).toEqual([1, 0, 0])
  })
})

describe('what the portal derives from a membership or a partner that came later', () => {
  const join = (actor: Actor, organisationId: string) => asActor(actor, (tx) => giveMembership(tx, { organisationId, userId: idOf(actor), role: 'APPLICANT_EDITOR' }))
  const partnerOf = (applicationId: string, kbo: string) => database.sql('insert into partner (application_id, row_id, name, kbo, helix_type, role) values ($1, $2, $3, $4, $5, $6)', [applicationId, crypto.randomUUID(), 'Robotica Rupel bv', kbo, 'BUS', 'Begeleidt.'])
  const waitingJobs = () => database.sql<{ id: string }>(`select payload ->> 'id' as id from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'conclude-reviews'`)
  const conclude = async () => { for (const job of await waitingJobs()) await concludeDerived(job) }

  test('a member of the applicant and of its competitor loses both files at once; the trail says why', async () => {
    const { one, two, reviewer } = await twoFiles()
    await join(reviewer, one.organisation.id)
    expect((await conflictsOf(reviewer)).map(({ file, type, source }) => [file, type, source]).toSorted()).toEqual([[one.applicationId, 'FUNCTION', 'DERIVED'], [two.applicationId, 'COMPETITOR', 'DERIVED']].toSorted())
    expect((await again(reviewer)).assignedApplicationIds).toEqual([])
    expect(await database.sql('select status, reason from review where application_id = $1', [one.applicationId])).toEqual([{ status: 'CONFLICT_DECLARED', reason: 'belang afgeleid uit een lidmaatschap of een partner in het dossier' }])
    expect((await eventsOf(database, one.applicationId)).at(-1)).toMatchObject({ verb: 'conflict.derive', actorId: null, payload: { type: 'FUNCTION', source: 'DERIVED', userId: reviewer.userId, reason: `Is of was de laatste 5 jaar actief bij de aanvrager, ${one.organisation.legalName}.` } })
  })

  test('a score that counted counts no longer, and the ranked file goes back to its reviewers; whoever asked hears of it once', async () => {
    const file = await createFile(database)
    const reviewing = await startReviews(database, file, 2)
    for (const one of reviewing) await finish(one, completeAnswers('4'))
    expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
    const [late] = reviewing
    if (!late) throw new Error('a reviewer')
    await join(late.actor, file.organisation.id)
    expect(await database.sql('select status from review where id = $1', [late.reviewId])).toEqual([{ status: 'VOID' }])
    await conclude()
    await conclude()
    expect((await statusOf(database, file.applicationId)).office).toBe('IN_REVIEW')
    expect((await eventsOf(database, file.applicationId)).map(({ verb }) => verb).slice(-2)).toEqual(['conflict.derive', 'review.again'])
    expect((await mailsTo(database, file.officer.email ?? '')).filter(({ template }) => template === 'reviewer-needed')).toHaveLength(1)
  })

  test('a partner that the request gets at its completion closes it to whoever works there, also in the office', async () => {
    const file = await createFile(database)
    const partner = await createOrganisation(database)
    const [review] = await startReviews(database, file, 1)
    if (!review) throw new Error('a reviewer')
    await stateEmployers(review.actor, { employers: [{ row: 0, name: partner.legalName, kbo: partner.kbo, untilYear: null }] })
    await insertRow(database, 'membership', { organisationId: partner.id, userId: idOf(file.officer), role: 'APPLICANT_EDITOR' })
    await partnerOf(file.applicationId, partner.kbo)
    for (const actor of [review.actor, file.officer]) {
      expect(await conflictsOf(actor)).toEqual([{ file: file.applicationId, type: 'PARTNER', source: 'DERIVED' }])
      expect(can(await again(actor), 'application.read', { applicationId: file.applicationId, filed: true })).toBe(false)
    }
  })

  test('nothing follows for an applicant, for a file that nobody has in hand, or a second time', async () => {
    const file = await createFile(database)
    const other = await createOrganisation(database)
    await join(file.applicant, other.id)
    const [idle, busy] = [await staffActor(database, 'VLAIO_REVIEWER'), await staffActor(database, 'VLAIO_PANEL_CHAIR')]
    await join(idle, file.organisation.id)
    expect([await conflictsOf(file.applicant), await conflictsOf(idle)]).toEqual([[], []])
    await join(busy, file.organisation.id)
    await asActor(busy, (tx) => giveMembership(tx, { organisationId: file.organisation.id, userId: idOf(busy), role: 'APPLICANT_SIGNATORY' }))
    expect(await conflictsOf(busy)).toHaveLength(1)
    expect(await codeOf(assignReviewer(file.officer, { applicationId: file.applicationId, reviewerId: idOf(idle) }))).toBe('conflict')
  })
})

describe('what the office pinned', () => {
  const pinned = async () => {
    const file = await createFile(database)
    const [review] = await startReviews(database, file, 2)
    if (!review) throw new Error('a reviewer')
    await recordConflict(file.officer, { applicationId: file.applicationId, userId: idOf(review.actor), type: 'FINANCIAL', reason: 'Aandeelhouder, dachten wij.' })
    const [row] = await database.sql<{ id: string }>('select id from conflict where application_id = $1', [file.applicationId])
    return { ...file, review, conflictId: row?.id ?? '' }
  }
  const reason = 'Het was een naamgenoot.'

  test('it lifts again with a reason: the file is back, the review stays ended, the fact is kept', async () => {
    const { officer, review, conflictId, applicationId } = await pinned()
    await liftConflict(officer, { conflictId, reason })
    expect((await again(review.actor)).conflictedApplicationIds).toEqual([])
    expect(await database.sql('select user_id as "userId", reason, lift_reason as "liftReason", (select status from review where id = $2) as review from lifted_conflict where application_id = $1', [applicationId, review.reviewId])).toEqual([{ userId: idOf(review.actor), reason: 'Aandeelhouder, dachten wij.', liftReason: reason, review: 'VOID' }])
    expect((await eventsOf(database, applicationId)).at(-1)).toMatchObject({ verb: 'conflict.lift', actorId: officer.userId })
    expect(await codeOf(liftConflict(officer, { conflictId, reason }))).toBe('not-found')
  })

  test('two who lift it at once lift it once; only an officer without a conflict may; what is derived stands as long as it follows', async () => {
    const { officer, review, conflictId, applicationId, applicant, organisation } = await pinned()
    for (const actor of [applicant, await again(review.actor), await staffActor(database, 'VLAIO_REVIEWER')]) expect(['not-found', 'forbidden']).toContain(await codeOf(liftConflict(actor, { conflictId, reason })))
    expect(await codeOf(liftConflict(await staffActor(database, 'VLAIO_PANEL_CHAIR'), { conflictId, reason }))).toBe('forbidden')
    const other = await staffActor(database, 'VLAIO_OFFICER')
    expect((await Promise.all([codeOf(liftConflict(officer, { conflictId, reason })), codeOf(liftConflict(other, { conflictId, reason }))])).filter((code) => code === 'done')).toHaveLength(1)
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    await insertRow(database, 'membership', { organisationId: organisation.id, userId: idOf(reviewer), role: 'APPLICANT_EDITOR' })
    const derived = await insertRow(database, 'conflict', { applicationId, userId: idOf(reviewer), type: 'FUNCTION', source: 'DERIVED' })
    await expect(liftConflict(officer, { conflictId: derived, reason })).rejects.toMatchObject({ code: 'conflict', problems: [{ field: 'conflictId', message: expect.stringContaining(`actief bij de aanvrager, ${organisation.legalName}.`) }] })
    const byHand = asActor(officer, (tx) => tx.conflict.deleteMany({ where: { id: derived } }))
    expect((await byHand).count).toBe(0)
    await database.sql(`update membership set since = portal_now() - interval '90 months', ended_at = portal_now() - interval '61 months' where user_id = $1`, [reviewer.userId])
    await liftConflict(officer, { conflictId: derived, reason })
    expect(await conflictsOf(reviewer)).toEqual([])
  })

  test('what somebody said of themselves by mistake lifts too; they hear of it, and are asked again', async () => {
    const { one, reviewer } = await twoFiles()
    await declareConflicts(reviewer, declaration(one.call.id, { [one.applicationId]: 'FAMILY' }))
    const [own] = await database.sql<{ id: string }>('select id from conflict where application_id = $1', [one.applicationId])
    await liftConflict(one.officer, { conflictId: own?.id ?? '', reason: 'Verkeerde regel aangeduid, vroeg zij zelf.' })
    expect(await conflictsOf(reviewer)).toEqual([])
    expect((await mailsTo(database, reviewer.email ?? '')).map(({ template, params }) => [template, Object.keys(params)])).toEqual([['conflict-lifted', ['call']]])
    expect((await eventsOf(database, one.applicationId)).at(-1)).toMatchObject({ verb: 'conflict.lift', payload: { source: 'REVIEWER', reason: 'Verkeerde regel aangeduid, vroeg zij zelf.' } })
    await assignReviewer(one.officer, { applicationId: one.applicationId, reviewerId: idOf(reviewer) })
    expect(await database.sql('select status from review where application_id = $1', [one.applicationId])).toEqual([{ status: 'ASSIGNED' }])
  })
})

describe('somebody of the office', () => {
  test('says it of themselves on the page of the file, and the file is gone for them', async () => {
    const { officer, applicationId } = await createFile(database)
    for (const role of ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN'] as const) {
      const actor = role === 'VLAIO_OFFICER' ? officer : await staffActor(database, role)
      await declareOwnConflict(actor, { applicationId, type: 'FAMILY', reason: '' })
      const known = await again(actor)
      expect([role, can(known, 'application.read', { applicationId, filed: true })]).toEqual([role, false])
      expect(await codeOf(declareOwnConflict(known, { applicationId, type: 'FAMILY', reason: '' }))).toBe('not-found')
    }
    expect(await codeOf(declareOwnConflict(await staffActor(database, 'VLAIO_REVIEWER'), { applicationId, type: 'FAMILY', reason: '' }))).toBe('not-found')
    expect(await codeOf(declareOwnConflict(await staffActor(database, 'AUDITOR'), { applicationId, type: 'FAMILY', reason: '' }))).toBe('forbidden')
  })

  test('stands in for the chair with an interest, on this one file: leads its meeting, and no other', async () => {
    const file = await createFile(database)
    const [one, two] = await startReviews(database, file, 2)
    if (!one || !two) throw new Error('two reviewers')
    await finish(one, completeAnswers('4'))
    await finish(two, completeAnswers('4', { all: { C05: '1' } }))
    expect((await statusOf(database, file.applicationId)).office).toBe('CONSENSUS')
    const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
    const naming = { applicationId: file.applicationId, role: 'VLAIO_PANEL_CHAIR' as const, userId: idOf(file.officer), reason: 'De voorzitter heeft een belang.' }
    const administrator = await staffActor(database, 'VLAIO_ADMIN')
    expect(await codeOf(nameStandIn(administrator, naming))).toBe('conflict')
    await declareOwnConflict(chair, { applicationId: file.applicationId, type: 'FAMILY', reason: '' })
    expect(await codeOf(recordConsensus(await again(chair), { applicationId: file.applicationId, all: {}, scores: {}, motivations: {}, note: '' }))).toBe('not-found')
    expect(await codeOf(nameStandIn(administrator, { ...naming, userId: idOf(one.actor) }))).toBe('invalid')
    expect(await codeOf(nameStandIn(await again(chair), naming))).toBe('not-found')
    expect(await codeOf(nameStandIn(file.applicant, naming))).toBe('forbidden')
    expect((await asActor(administrator, (tx) => standInChoices(tx, administrator, file.applicationId, { applicationId: file.applicationId, filed: true }))).map(({ role, current }) => [role, current])).toEqual([['VLAIO_PANEL_CHAIR', null]])
    await nameStandIn(administrator, naming)
    expect((await mailsTo(database, file.officer.email ?? '')).map(({ template }) => template)).toEqual(['stand-in-named'])
    expect((await eventsOf(database, file.applicationId)).at(-1)).toMatchObject({ verb: 'substitution.name', actorId: administrator.userId, payload: { role: 'VLAIO_PANEL_CHAIR', userId: idOf(file.officer) } })

    const standIn = await again(file.officer)
    expect([can(standIn, 'consensus.record', { applicationId: file.applicationId }), can(standIn, 'consensus.record', { applicationId: crypto.randomUUID() }), can(standIn, 'consensus.record')]).toEqual([true, false, false])
    await recordConsensus(standIn, {
      applicationId: file.applicationId, scores: {}, note: '',
      all: Object.fromEntries(['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10'].map((code) => [code, '3'])),
      motivations: Object.fromEntries(['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10'].map((code) => [code, 'Na overleg zijn wij het hierover eens, om wat in het dossier staat.'])),
    })
    expect((await statusOf(database, file.applicationId)).office).toBe('RANKED')
  })

  test('takes a file over from the officer with an interest, and answers for it from then on; named again, the last one does', async () => {
    const { officer, applicationId } = await createFile(database)
    await database.sql('update application set handler_id = $2 where id = $1', [applicationId, officer.userId])
    const [second, third] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
    await declareOwnConflict(officer, { applicationId, type: 'FUNCTION', reason: '' })
    const naming = { applicationId, role: 'VLAIO_OFFICER' as const, reason: 'De dossierbeheerder heeft een belang.' }
    await nameStandIn(second, { ...naming, userId: idOf(third) })
    expect(await database.sql('select handler_id as handler from application where id = $1', [applicationId])).toEqual([{ handler: third.userId }])
    expect(await codeOf(nameStandIn(second, { ...naming, userId: idOf(second) }))).toBe('conflict')
    expect(await database.sql('select user_id as "userId" from substitution where application_id = $1', [applicationId])).toEqual([{ userId: third.userId }])
  })

  test('who stood in hears that somebody else does; who declared the file eligible leads no meeting on it', async () => {
    const { officer, applicationId } = await createFile(database)
    const chair = await staffActor(database, 'VLAIO_PANEL_CHAIR')
    await declareOwnConflict(chair, { applicationId, type: 'FAMILY', reason: '' })
    await database.sql(`insert into eligibility_outcome (application_id, eligible, motivation, proposed_by_id) values ($1, true, 'Alles is in orde.', $2)`, [applicationId, officer.userId])
    const [second, third] = [await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_OFFICER')]
    const naming = { applicationId, role: 'VLAIO_PANEL_CHAIR' as const, reason: 'De voorzitter heeft een belang.' }
    await expect(nameStandIn(second, { ...naming, userId: idOf(officer) })).rejects.toMatchObject({ code: 'invalid', problems: [{ field: 'standInId', message: 'Deze persoon verklaarde het dossier ontvankelijk en kan er niet invallen voor de voorzitter. Kies iemand anders.' }] })
    const [choice] = await asActor(second, (tx) => standInChoices(tx, second, applicationId, { applicationId, filed: true }))
    expect(choice?.candidates.some(({ id }) => id === officer.userId)).toBe(false)
    await nameStandIn(officer, { ...naming, userId: idOf(second) })
    expect(await codeOf(nameStandIn(officer, { ...naming, userId: idOf(second) }))).toBe('changed-meanwhile')
    await nameStandIn(officer, { ...naming, userId: idOf(third) })
    const mails = async (actor: Actor) => (await mailsTo(database, actor.email ?? '')).map(({ template }) => template)
    expect([await mails(second), await mails(third)]).toEqual([['stand-in-named', 'stand-in-ended'], ['stand-in-named']])
    expect((await eventsOf(database, applicationId)).at(-1)).toMatchObject({ verb: 'substitution.name', payload: { userId: third.userId, insteadOf: second.userId } })
  })

  test('a file of an organisation that is also a partner elsewhere: the derived types are those of the domain', async () => {
    const file = await createFile(database)
    const partner = await createOrganisation(database)
    await insertRow(database, 'partner', { applicationId: file.applicationId, rowId: 'p1', name: partner.legalName, kbo: partner.kbo, helixType: 'BUS', role: 'Begeleidt.' })
    const reviewer = await staffActor(database, 'VLAIO_REVIEWER')
    await insertRow(database, 'review', { applicationId: file.applicationId, reviewerId: idOf(reviewer), assignedById: idOf(file.officer), status: 'ASSIGNED' })
    await stateEmployers(await again(reviewer), { employers: [{ row: 0, name: partner.legalName, kbo: partner.kbo, untilYear: null }] })
    expect(await conflictsOf(reviewer)).toEqual([{ file: file.applicationId, type: 'PARTNER', source: 'DERIVED' }])
  })
})
