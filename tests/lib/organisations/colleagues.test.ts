import { expect, test } from 'vitest'
import { acceptInvitation } from '@/lib/organisations/accept-invitation'
import { endMembership } from '@/lib/organisations/end-membership'
import { inviteColleague } from '@/lib/organisations/invite-colleague'
import type { MemberRole } from '@/lib/access/actor'
import { actorOf, createMandate, createOrganisation, createPartnershipRow, createUser, memberActor, staffActor } from '@/tests/support/factories'
import { testDatabase } from '@/tests/support/database'
import { mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const setUp = async () => {
  const organisation = await createOrganisation(database)
  return { organisation, organisationId: organisation.id, signatory: await memberActor(database, organisation, 'APPLICANT_SIGNATORY') }
}
const invited = async (organisationId: string, by: Awaited<ReturnType<typeof memberActor>>, email: string, role: MemberRole = 'APPLICANT_EDITOR') => {
  await inviteColleague(by, { organisationId, email, role })
  return (await mailsTo(database, email)).at(-1)?.params['token'] ?? ''
}
const rolesOf = async (id: string) => (await actorOf(database, { id })).memberships.map(({ role }) => role)

test('an invitation is mailed, and accepting it gives the role', async () => {
  const { organisation, organisationId, signatory } = await setUp()
  const colleague = await createUser(database)
  const token = await invited(organisationId, signatory, colleague.email)
  expect(await mailsTo(database, colleague.email)).toMatchObject([{ template: 'invitation', params: { organisation: organisation.legalName, invitedBy: signatory.name } }])
  expect(await acceptInvitation(await actorOf(database, colleague), { token })).toEqual({ organisationId })
  expect(await rolesOf(colleague.id)).toEqual(['APPLICANT_EDITOR'])
  expect(await verbsOf(database, organisationId)).toEqual(['organisation.invite', 'organisation.accept-invitation'])
})

test('the link itself is kept nowhere but in the mail', async () => {
  const { organisationId, signatory } = await setUp()
  const token = await invited(organisationId, signatory, 'nieuw@demo.example')
  expect(await database.sql('select 1 from invitation where token_hash = $1', [token])).toEqual([])
  expect(await database.sql(`select 1 from audit_payload where payload like '%' || $1 || '%'`, [token])).toEqual([])
})

test('a link is good once, for two clicks at once too', async () => {
  const { organisationId, signatory } = await setUp()
  const colleague = await createUser(database)
  const token = await invited(organisationId, signatory, colleague.email)
  const actor = await actorOf(database, colleague)
  const answers = await Promise.allSettled([acceptInvitation(actor, { token }), acceptInvitation(actor, { token })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await rolesOf(colleague.id)).toEqual(['APPLICANT_EDITOR'])
})

test('a link does not work for another address, nor after fourteen days, nor once a newer one was sent', async () => {
  const { organisationId, signatory } = await setUp()
  const colleague = await createUser(database)
  const actor = await actorOf(database, colleague)
  const old = await invited(organisationId, signatory, colleague.email)
  const token = await invited(organisationId, signatory, colleague.email)
  const stranger = await actorOf(database, await createUser(database))
  await expect(acceptInvitation(stranger, { token })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(acceptInvitation(actor, { token: old })).rejects.toMatchObject({ code: 'too-late' })
  await database.sql(`update invitation set expires_at = portal_now() where organisation_id = $1`, [organisationId])
  await expect(acceptInvitation(actor, { token })).rejects.toMatchObject({ code: 'too-late' })
  expect(await rolesOf(colleague.id)).toEqual([])
})

test('who is invited to sign does so under reservation until an officer looked', async () => {
  const { organisationId, signatory } = await setUp()
  const colleague = await createUser(database)
  await acceptInvitation(await actorOf(database, colleague), { token: await invited(organisationId, signatory, colleague.email, 'APPLICANT_SIGNATORY') })
  expect(await rolesOf(colleague.id)).toEqual(['APPLICANT_SIGNATORY'])
  expect(await database.sql('select status from mandate where user_id = $1', [colleague.id])).toEqual([{ status: 'WAITING' }])
})

test('only a gemachtigde invites, and only the lead of a partnership has a coordinator', async () => {
  const { organisation, organisationId, signatory } = await setUp()
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  const input = { organisationId, email: 'x@demo.example', role: 'APPLICANT_EDITOR' } as const
  await expect(inviteColleague(editor, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(inviteColleague(officer, input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(inviteColleague(stranger, input)).rejects.toMatchObject({ code: 'not-found' })
  await expect(inviteColleague(signatory, { ...input, role: 'PARTNERSHIP_COORDINATOR' })).rejects.toMatchObject({ problems: [{ field: 'role' }] })
  await createPartnershipRow(database, { leadOrganisationId: organisationId })
  await inviteColleague(signatory, { ...input, role: 'PARTNERSHIP_COORDINATOR' })
  await expect(inviteColleague(signatory, { ...input, email: editor.email ?? '' })).rejects.toMatchObject({ problems: [{ field: 'email', message: 'Deze collega heeft die rol al.' }] })
})

test('who leaves loses every role and the mandate at once; an open link stops working', async () => {
  const { organisation, organisationId, signatory } = await setUp()
  const leaving = await memberActor(database, organisation, 'APPLICANT_EDITOR', 'APPLICANT_SIGNATORY')
  const userId = leaving.userId ?? ''
  await createMandate(database, organisation, { id: userId })
  const token = await invited(organisationId, signatory, leaving.email ?? '', 'APPLICANT_EDITOR').catch(() => '')
  await endMembership(signatory, { organisationId, userId })
  expect(await rolesOf(userId)).toEqual([])
  expect(await database.sql('select status from mandate where user_id = $1', [userId])).toEqual([{ status: 'REFUSED' }])
  await expect(acceptInvitation(leaving, { token })).rejects.toMatchObject({ code: 'too-late' })
  await expect(endMembership(signatory, { organisationId, userId })).rejects.toMatchObject({ code: 'not-found' })
  expect((await verbsOf(database, organisationId)).at(-1)).toBe('organisation.end-membership')
})

test('an organisation keeps a gemachtigde, also when two end each other at once', async () => {
  const { organisation, organisationId, signatory: one } = await setUp()
  await expect(endMembership(one, { organisationId, userId: one.userId ?? '' })).rejects.toMatchObject({ code: 'conflict' })
  const other = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  const answers = await Promise.allSettled([endMembership(one, { organisationId, userId: other.userId ?? '' }), endMembership(other, { organisationId, userId: one.userId ?? '' })])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await database.sql(`select count(*)::int as n from membership where organisation_id = $1 and ended_at is null`, [organisationId])).toEqual([{ n: 1 }])
})
