import { expect, test } from 'vitest'
import { staffRoles, systemActor, visitor, type Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/policy'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createApplication, createCall, createOrganisation, createUser, memberActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

const database = await testDatabase()
const call = await createCall(database, { status: 'ASSESSMENT' })
const organisation = await createOrganisation(database)
const maker = await createUser(database)

type FileState = 'not involved' | 'assigned' | 'final' | 'conflicted' | 'final, conflicted'
const states: readonly FileState[] = ['not involved', 'assigned', 'final', 'conflicted', 'final, conflicted']

/** Per state of involvement one file with two reviews of others, a conflict of another person and a note. */
const files = new Map<FileState, string>()
const colleague = await createUser(database, { roles: ['VLAIO_REVIEWER'] })
const outsider = await createUser(database, { roles: ['VLAIO_REVIEWER'] })
for (const state of states) {
  const { id } = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: maker.id, status: 'IN_REVIEW' })
  files.set(state, id)
  for (const status of ['IN_PROGRESS', 'FINAL'] as const) {
    const reviewerId = status === 'FINAL' ? colleague.id : (await createUser(database, { roles: ['VLAIO_REVIEWER'] })).id
    const review = await insertRow(database, 'review', { applicationId: id, reviewerId, assignedById: maker.id, status })
    await insertRow(database, 'review_score', { reviewId: review, criterion: 'C01', score: 4 }, false)
  }
  await insertRow(database, 'conflict', { applicationId: id, userId: outsider.id, type: 'FAMILY', source: 'OFFICE' })
  await insertRow(database, 'internal_note', { applicationId: id, authorId: maker.id, text: 'Nakijken.' })
}

const involve = async (userId: string): Promise<void> => {
  for (const [state, applicationId] of files) {
    if (state === 'assigned') await insertRow(database, 'review', { applicationId, reviewerId: userId, assignedById: maker.id, status: 'IN_PROGRESS' })
    if (state.startsWith('final')) await insertRow(database, 'review', { applicationId, reviewerId: userId, assignedById: maker.id, status: 'FINAL' })
    if (state.endsWith('conflicted')) await insertRow(database, 'conflict', { applicationId, userId, type: 'OTHER', source: 'OFFICE' })
  }
}

const everybody = async (): Promise<[string, Actor][]> => {
  const people: [string, Actor][] = [['visitor', visitor], ['signed in', await actorOf(database, await createUser(database))], ['member', await memberActor(database, organisation, 'APPLICANT_SIGNATORY')]]
  for (const role of staffRoles) {
    const user = await createUser(database, { roles: [role] })
    // Only a reviewer is ever assigned; anyone may have a conflict.
    if (role === 'VLAIO_REVIEWER') await involve(user.id)
    else for (const state of ['conflicted', 'final, conflicted'] as const) await insertRow(database, 'conflict', { applicationId: files.get(state), userId: user.id, type: 'OTHER', source: 'OFFICE' })
    people.push([role, await actorOf(database, user)])
  }
  return people
}

/** The rows as the superuser sees them, of all files. */
const all = async () => ({
  reviews: await database.sql<{ id: string; application_id: string; reviewer_id: string; status: string }>('select id, application_id, reviewer_id, status::text from review'),
  conflicts: await database.sql<{ id: string; application_id: string; user_id: string }>('select id, application_id, user_id from conflict'),
  notes: await database.sql<{ id: string; application_id: string }>('select id, application_id from internal_note'),
})

const seenBy = (actor: Actor) =>
  asActor(actor, async (tx) => ({
    reviews: (await tx.review.findMany({ select: { id: true } })).map(({ id }) => id).toSorted(),
    scores: (await tx.reviewScore.findMany({ select: { reviewId: true } })).map(({ reviewId }) => reviewId).toSorted(),
    conflicts: (await tx.conflict.findMany({ select: { id: true } })).map(({ id }) => id).toSorted(),
    notes: (await tx.internalNote.findMany({ select: { id: true } })).map(({ id }) => id).toSorted(),
  }))

test('PostgreSQL shows each role exactly the reviews, scores, conflicts and notes that the policy lets it read', async () => {
  const people = await everybody()
  const rows = await all()
  const scored = new Set((await database.sql<{ review_id: string }>('select review_id from review_score')).map((row) => row.review_id))
  for (const [name, actor] of people) {
    const ownFinal = new Set(rows.reviews.filter((row) => row.reviewer_id === actor.userId && row.status === 'FINAL').map((row) => row.application_id))
    const mayRead = (row: { application_id: string; reviewer_id: string }): boolean => {
      const resource = { applicationId: row.application_id, ownerId: row.reviewer_id }
      const agrees = ownFinal.has(row.application_id) && actor.roles.includes('VLAIO_REVIEWER') && can(actor, 'consensus.read', resource)
      return can(actor, 'review.read-own', resource) || can(actor, 'review.read-others', resource) || agrees
    }
    const reviews = rows.reviews.filter(mayRead).map(({ id }) => id).toSorted()
    expect([name, await seenBy(actor)]).toEqual([
      name,
      {
        reviews,
        scores: reviews.filter((id) => scored.has(id)),
        conflicts: rows.conflicts.filter((row) => can(actor, 'conflict.read', { applicationId: row.application_id, ownerId: row.user_id })).map(({ id }) => id).toSorted(),
        notes: rows.notes.filter((row) => can(actor, 'note.read', { applicationId: row.application_id })).map(({ id }) => id).toSorted(),
      },
    ])
  }
})

test('there was something to hide', async () => {
  const rows = await all()
  const seen = await seenBy(visitor)
  expect([rows.reviews.length > 10, rows.conflicts.length > 10, rows.notes.length]).toEqual([true, true, 5])
  expect(seen).toEqual({ reviews: [], scores: [], conflicts: [], notes: [] })
  expect((await seenBy(systemActor('test'))).reviews).toHaveLength(rows.reviews.length)
})

test('what one actor set is gone for the next on the same connection', async () => {
  const officer = await actorOf(database, await createUser(database, { roles: ['VLAIO_OFFICER'] }))
  const turns = Array.from({ length: 60 }, (_, index) => (index % 2 === 0 ? officer : visitor))
  const seen = await Promise.all(turns.map(async (actor) => [actor === visitor, (await seenBy(actor)).notes.length]))
  expect(seen.filter(([isVisitor, notes]) => notes !== (isVisitor ? 0 : 5))).toEqual([])
})
