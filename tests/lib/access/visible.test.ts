import { expect, test } from 'vitest'
import { memberRoles, staffRoles, systemActor, visitor, type Actor } from '@/lib/access/actor'
import { applicationFacts } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { visibleApplications, visibleCalls, visibleGrants, visibleOrganisations } from '@/lib/access/visible'
import { asActor } from '@/lib/db'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createApplication, createCall, createOrganisation, createUser, memberActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'

const database = await testDatabase()

/** Two organisations with four files each; an involved person reviews two of them, has yet to open a third, and has a conflict with one of the two and with two others. */
const story = async () => {
  const call = await createCall(database, { status: 'ASSESSMENT' })
  for (const status of ['DRAFT', 'ANNOUNCED', 'OPEN', 'CANCELLED', 'EXECUTION'] as const) await createCall(database, { status })
  await createCall(database, { status: 'OPEN', testMode: true })
  const maker = await createUser(database)
  const organisations = [await createOrganisation(database), await createOrganisation(database)] as const
  const files: { id: string }[] = []
  for (const organisation of organisations) {
    for (const status of ['DRAFT', 'IN_REVIEW', 'RANKED', 'GRANTED', 'GRANTED'] as const) {
      const callId = status === 'DRAFT' ? (await createCall(database)).id : call.id
      const file = await createApplication(database, { callId, organisationId: organisation.id, createdById: maker.id, status })
      if (status === 'GRANTED') {
        await insertRow(database, 'grant_award', {
          applicationId: file.id, callId, organisationId: organisation.id, number: file.number, grantedCents: 100n, acceptDueAt: new Date(), periodStart: '2027-01-01', periodEnd: '2027-12-31', baseActivityRowIds: [],
        })
      }
      files.push(file)
    }
  }
  const involve = async (userId: string) => {
    const [, review, conflictedReview, grant] = files
    for (const file of [review, conflictedReview]) await insertRow(database, 'review', { applicationId: file?.id, reviewerId: userId, assignedById: maker.id, status: 'IN_PROGRESS' })
    await insertRow(database, 'review', { applicationId: files[8]?.id, reviewerId: userId, assignedById: maker.id, status: 'ASSIGNED' })
    for (const file of [conflictedReview, grant, files[7]]) await insertRow(database, 'conflict', { applicationId: file?.id, userId, type: 'OTHER', source: 'OFFICE' })
  }
  return { organisations, involve }
}

const { organisations, involve } = await story()

/** Everybody there can be: each role without and with assignments and conflicts, members of one organisation and of both, mixtures. */
const everybody = async (): Promise<[string, Actor][]> => {
  const people: [string, Actor][] = [['visitor', visitor], ['system', systemActor('test')], ['signed in', await actorOf(database, await createUser(database))]]
  for (const role of staffRoles) {
    people.push([role, await actorOf(database, await createUser(database, { roles: [role] }))])
    const involved = await createUser(database, { roles: [role] })
    await involve(involved.id)
    people.push([`${role}, involved`, await actorOf(database, involved)])
  }
  for (const role of memberRoles) people.push([role, await memberActor(database, organisations[0], role)])
  const mixed = await createUser(database, { roles: ['VLAIO_REVIEWER', 'VLAIO_FINANCE'] })
  await involve(mixed.id)
  await insertRow(database, 'membership', { organisationId: organisations[0].id, userId: mixed.id, role: 'APPLICANT_EDITOR' })
  people.push(['reviewer, finance and member', await actorOf(database, mixed)])
  return people
}

test('every list holds exactly what the policy lets one read', async () => {
  const all = await asActor(systemActor('test'), async (tx) => ({
    applications: await tx.application.findMany(),
    grants: await tx.grant.findMany(),
    organisations: await tx.organisation.findMany(),
    calls: await tx.call.findMany(),
  }))
  expect([all.applications.length, all.grants.length, all.organisations.length, all.calls.length]).toEqual([10, 4, 2, 9])
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted()
  for (const [name, actor] of await everybody()) {
    const listed = await asActor(actor, async (tx) => ({
      applications: await tx.application.findMany({ where: visibleApplications(actor) }),
      grants: await tx.grant.findMany({ where: visibleGrants(actor) }),
      organisations: await tx.organisation.findMany({ where: visibleOrganisations(actor) }),
      calls: await tx.call.findMany({ where: visibleCalls(actor) }),
    }))
    expect([name, ids(listed.applications)]).toEqual([name, ids(all.applications.filter((file) => can(actor, 'application.read', applicationFacts(file))))])
    expect([name, ids(listed.grants)]).toEqual([name, ids(all.grants.filter(({ applicationId, organisationId }) => can(actor, 'grant.read', { applicationId, organisationId })))])
    expect([name, ids(listed.organisations)]).toEqual([name, ids(all.organisations.filter(({ id }) => can(actor, 'organisation.read', { organisationId: id })))])
    const published = (call: { status: string; testMode: boolean }) => !['DRAFT', 'CANCELLED'].includes(call.status) && !call.testMode
    expect([name, ids(listed.calls)]).toEqual([name, ids(all.calls.filter((call) => can(actor, 'call.read', { published: published(call) })))])
  }
})
