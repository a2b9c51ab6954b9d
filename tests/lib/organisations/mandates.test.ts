import { expect, test } from 'vitest'
import { asActor } from '@/lib/db'
import { decideMandate, mandateDecision } from '@/lib/organisations/decide-mandate'
import { mandateProof, waitingMandates } from '@/lib/organisations/queries'
import { requestMandate } from '@/lib/organisations/request-mandate'
import { actorOf, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { testDatabase } from '@/tests/support/database'
import { eventsOf, mailsTo, verbsOf } from '@/tests/support/traces'

const database = await testDatabase()
const officer = await staffActor(database, 'VLAIO_OFFICER')
const proof = (mark: string) => ({ sha256: mark.repeat(64), name: 'statuten.pdf', size: 3, mime: 'application/pdf' })
const mandatesOf = (userId: string | null) => database.sql<{ id: string; status: string; proof: string }>('select id, status, proof_sha256 as proof from mandate where user_id = $1 order by requested_at', [userId])
const rolesOf = async (actor: { userId: string | null }) => (await actorOf(database, { id: actor.userId ?? '' })).memberships.map(({ role }) => role)
const waiting = async () => {
  const organisation = await createOrganisation(database)
  const editor = await memberActor(database, organisation, 'APPLICANT_EDITOR')
  await requestMandate(editor, { organisationId: organisation.id }, proof('a'))
  const [mandate] = await mandatesOf(editor.userId)
  return { organisation, editor, mandateId: mandate?.id ?? '' }
}

test('asking a mandate lets one sign under reservation', async () => {
  const { organisation, editor, mandateId } = await waiting()
  expect(await rolesOf(editor)).toEqual(['APPLICANT_EDITOR', 'APPLICANT_SIGNATORY'])
  expect(await asActor(officer, (tx) => waitingMandates(tx, officer))).toMatchObject([{ id: mandateId, person: { name: editor.name }, organisation: { legalName: organisation.legalName } }])
  expect(await asActor(officer, (tx) => mandateProof(tx, officer, mandateId))).toEqual({ sha256: 'a'.repeat(64), mime: 'application/pdf', size: 3, name: 'statuten.pdf' })
  expect(await verbsOf(database, organisation.id)).toEqual(['mandate.request'])
})

test('asking again while it waits replaces the proof', async () => {
  const { organisation, editor } = await waiting()
  await requestMandate(editor, { organisationId: organisation.id }, proof('b'))
  expect(await mandatesOf(editor.userId)).toMatchObject([{ status: 'WAITING', proof: 'b'.repeat(64) }])
})

test('an approved mandate is told by mail, and asking again is refused', async () => {
  const { organisation, editor, mandateId } = await waiting()
  await decideMandate(officer, { mandateId, verdict: 'APPROVED', reason: '' })
  expect(await mandatesOf(editor.userId)).toMatchObject([{ status: 'APPROVED' }])
  expect(await mailsTo(database, editor.email ?? '')).toEqual([{ template: 'mandate-approved', to: editor.email, params: { organisation: organisation.legalName } }])
  expect(await eventsOf(database, organisation.id)).toMatchObject([{ verb: 'mandate.request' }, { verb: 'mandate.decide', actorId: officer.userId, payload: { verdict: 'APPROVED' } }])
  await expect(requestMandate(editor, { organisationId: organisation.id }, proof('c'))).rejects.toMatchObject({ code: 'conflict' })
})

test('a refused mandate takes the right to sign back, and one may ask anew', async () => {
  const { organisation, editor, mandateId } = await waiting()
  await decideMandate(officer, { mandateId, verdict: 'REFUSED', reason: 'Het uittreksel is van een andere vzw.' })
  expect(await rolesOf(editor)).toEqual(['APPLICANT_EDITOR'])
  expect(await mailsTo(database, editor.email ?? '')).toMatchObject([{ template: 'mandate-refused', params: { reason: 'Het uittreksel is van een andere vzw.' } }])
  await requestMandate(editor, { organisationId: organisation.id }, proof('d'))
  expect(await mandatesOf(editor.userId)).toMatchObject([{ status: 'REFUSED' }, { status: 'WAITING' }])
})

test('refusing asks a reason', () => {
  expect(mandateDecision.safeParse({ mandateId: '0199aaaa-0000-7000-8000-000000000000', verdict: 'REFUSED', reason: 'nee' }).error?.issues).toMatchObject([{ path: ['reason'] }])
})

test('two officers at once decide once', async () => {
  const { editor, mandateId } = await waiting()
  const answers = await Promise.allSettled([
    decideMandate(officer, { mandateId, verdict: 'APPROVED', reason: '' }),
    decideMandate(await staffActor(database, 'VLAIO_OFFICER'), { mandateId, verdict: 'REFUSED', reason: 'Het bewijs is niet leesbaar.' }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await mailsTo(database, editor.email ?? '')).toHaveLength(1)
})

test('nobody decides about their own mandate, and no applicant about any', async () => {
  const { editor, mandateId } = await waiting()
  await insertRow(database, 'user_role', { userId: editor.userId, role: 'VLAIO_OFFICER' }, false)
  await expect(decideMandate(await actorOf(database, { id: editor.userId ?? '' }), { mandateId, verdict: 'APPROVED', reason: '' })).rejects.toMatchObject({ code: 'conflict' })
  const other = await waiting()
  await expect(decideMandate(other.editor, { mandateId, verdict: 'APPROVED', reason: '' })).rejects.toMatchObject({ code: 'not-found' })
  expect(await mandatesOf(editor.userId)).toMatchObject([{ status: 'WAITING' }])
})

test('a stranger asks no mandate', async () => {
  const organisation = await createOrganisation(database)
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_EDITOR')
  await expect(requestMandate(stranger, { organisationId: organisation.id }, proof('e'))).rejects.toMatchObject({ code: 'not-found' })
})
