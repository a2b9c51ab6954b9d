import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { beHere } from '@/lib/applications/be-here'
import { handOverSection, markSection } from '@/lib/applications/hand-over-section'
import { requestToEdit } from '@/lib/applications/queries'
import { resolveReturn, returnDraft } from '@/lib/applications/return-draft'
import { saveSection } from '@/lib/applications/save-section'
import { submitApplication } from '@/lib/applications/submit-application'
import { togetherOn } from '@/lib/applications/together'
import { tellReady } from '@/lib/applications/tell-ready'
import { draftReturn, handOver, sectionMark } from '@/lib/applications/together-schema'
import { asActor } from '@/lib/db'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { endMembership } from '@/lib/organisations/end-membership'
import { isRefusal } from '@/lib/refusal'
import { testDatabase } from '@/tests/support/database'
import { actorOf, createOrganisation, memberActor, staffActor } from '@/tests/support/factories'
import { smtpServer } from '@/tests/support/smtp-server'
import { mailsTo, verbsOf } from '@/tests/support/traces'
import { readyRequest, seedReference, type Ready } from './ready-request'

const database = await testDatabase()
const smtp = await smtpServer()
const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)
beforeAll(() => seedReference(database))
beforeEach(() => {
  smtp.received.length = 0
})

const refusalOf = (promise: Promise<unknown>) => promise.then(() => 'accepted', (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const idOf = (actor: Actor) => actor.userId ?? ''
const give = (actor: Actor, { application }: Ready, to: Actor, remark = 'Kijk jij de bedragen na?') => handOverSection(actor, { applicationId: application.id, step: 'begroting', holderId: idOf(to), remark })
const mark = (actor: Actor, { application }: Ready, done: boolean) => markSection(actor, { applicationId: application.id, step: 'begroting', done })
const sendBack = (actor: Actor, { application }: Ready, to: Actor, remark = 'De begroting klopt niet met de activiteiten.') => returnDraft(actor, { applicationId: application.id, toUserId: idOf(to), remark })
const together = (actor: Actor, { application }: Ready) => asActor(actor, (tx) => togetherOn(tx, actor, application))
const close = ({ call }: Ready) => database.sql(`update call set deadline_at = now() - interval '1 minute' where id = $1`, [call.id])
const sentTo = async (actor: Actor): Promise<string[]> => {
  for (const { id } of await database.sql<{ id: string }>('select id from outbox_mail where recipient_id = $1 and state = $2 order by created_at', [actor.userId, 'QUEUED'])) await deliverEmail(mailer, id)
  return smtp.received.map(({ mail }) => mail.text ?? '')
}

test('a section goes to a colleague, who hears it once, sees it and says it is done', async () => {
  const ready = await readyRequest(database)
  const { editor, signatory, application } = ready
  await Promise.all([give(signatory, ready, editor), give(signatory, ready, editor)])
  expect((await together(editor, ready)).handovers).toEqual([{ step: 'begroting', holderId: editor.userId, holder: editor.name, givenBy: signatory.name, remark: 'Kijk jij de bedragen na?', done: false, doneBy: null }])
  expect((await mailsTo(database, editor.email ?? '', signatory.email ?? '')).map(({ template, to }) => [template, to])).toEqual([['section-handed-over', editor.email]])
  const [text] = await sentTo(editor)
  for (const part of ['Begroting (van ', 'Kijk jij de bedragen na?', `https://stem.example/aanvragen/${application.id}`]) expect(text).toContain(part)
  await mark(editor, ready, true)
  await mark(editor, ready, true)
  expect((await together(signatory, ready)).handovers.map(({ done, doneBy }) => [done, doneBy])).toEqual([[true, editor.name]])
  await mark(signatory, ready, false)
  expect((await together(signatory, ready)).handovers.map(({ done }) => done)).toEqual([false])
  expect(await verbsOf(database, application.id)).toEqual(['draft.hand-over', 'draft.section-done', 'draft.section-open'])
  expect(await database.sql('select 1 from audit_event where application_id = $1', [application.id])).toEqual([])
})

test('two at once give one section to two people: it is one person’s in the end', async () => {
  const ready = await readyRequest(database)
  const third = await memberActor(database, ready.organisation, 'APPLICANT_EDITOR')
  await Promise.all([give(ready.signatory, ready, ready.editor), give(ready.signatory, ready, third)])
  expect((await together(third, ready)).handovers).toHaveLength(1)
})

test('only to who works for the organisation, and only by them', async () => {
  const ready = await readyRequest(database)
  const stranger = await memberActor(database, await createOrganisation(database), 'APPLICANT_SIGNATORY')
  expect(await refusalOf(give(ready.signatory, ready, stranger))).toBe('invalid')
  for (const actor of [stranger, await staffActor(database, 'VLAIO_OFFICER'), await staffActor(database, 'VLAIO_ADMIN')]) {
    expect(await refusalOf(give(actor, ready, ready.editor))).toBe('not-found')
    expect(await refusalOf(mark(actor, ready, true))).toBe('not-found')
    expect(await refusalOf(sendBack(actor, ready, ready.editor))).toBe('not-found')
    expect(await refusalOf(resolveReturn(actor, { applicationId: ready.application.id }))).toBe('not-found')
    expect(await refusalOf(beHere(actor, { applicationId: ready.application.id, step: 'begroting' }))).toBe('not-found')
  }
  expect(await refusalOf(sendBack(ready.editor, ready, ready.signatory))).toBe('forbidden')
})

test('too late is after the deadline, and after the filing', async () => {
  const [late, filed] = [await readyRequest(database), await readyRequest(database)]
  await close(late)
  await submitApplication(filed.signatory, { applicationId: filed.application.id })
  const acts = (ready: Ready) => Promise.all([give(ready.signatory, ready, ready.editor), mark(ready.editor, ready, true), sendBack(ready.signatory, ready, ready.editor), resolveReturn(ready.editor, { applicationId: ready.application.id })].map(refusalOf))
  expect(await acts(late)).toEqual(Array(4).fill('too-late'))
  expect(await acts(filed)).toEqual(Array(4).fill('changed-meanwhile'))
})

test('half-filled is refused at the field', () => {
  const fields = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) => result.error?.issues.map(({ path }) => path.join('.'))
  const applicationId = '00000000-0000-4000-8000-000000000000'
  expect(fields(handOver.safeParse({ applicationId, step: '', holderId: '' }))).toEqual(['step', 'holderId'])
  expect(fields(sectionMark.safeParse({ applicationId, section: 'geen', done: 'misschien' }))).toEqual(['section', 'done'])
  expect(fields(draftReturn.safeParse({ applicationId, toUserId: '', returnRemark: ' ' }))).toEqual(['toUserId', 'returnRemark'])
})

test('a gemachtigde sends the draft back with a remark: a mail and a banner until it is done, and then one to the gemachtigde', async () => {
  const ready = await readyRequest(database)
  const { editor, signatory, application } = ready
  await Promise.all([sendBack(signatory, ready, editor), sendBack(signatory, ready, editor)])
  expect((await together(editor, ready)).returned).toEqual({ by: signatory.name, to: editor.name, toUserId: editor.userId, remark: 'De begroting klopt niet met de activiteiten.', at: expect.any(Date) })
  expect((await sentTo(editor))[0]).toContain('De begroting klopt niet met de activiteiten.')
  await sendBack(signatory, ready, editor, 'Ook de partners ontbreken nog.')
  expect((await together(editor, ready)).returned?.remark).toBe('Ook de partners ontbreken nog.')
  await Promise.all([resolveReturn(editor, { applicationId: application.id }), resolveReturn(editor, { applicationId: application.id })])
  expect((await together(editor, ready)).returned).toBeNull()
  expect((await mailsTo(database, editor.email ?? '', signatory.email ?? '')).map(({ template }) => template)).toEqual(['draft-returned', 'draft-returned', 'draft-ready'])
  expect(await verbsOf(database, application.id)).toEqual(['draft.return', 'draft.return', 'draft.resolve-return'])
  expect(await refusalOf(sendBack(signatory, ready, signatory))).toBe('invalid')
})

test('who fills in says that the draft is ready: whoever can file it gets one mail for each version, and nobody else', async () => {
  const ready = await readyRequest(database)
  const { editor, signatory, application: { id: applicationId }, organisation } = ready
  const another = await memberActor(database, organisation, 'APPLICANT_SIGNATORY')
  expect((await tellReady(editor, { applicationId })).told.toSorted()).toEqual([another.name, signatory.name].toSorted())
  await Promise.all([tellReady(editor, { applicationId }), tellReady(editor, { applicationId })])
  const templatesTo = async (actor: Actor) => (await mailsTo(database, actor.email ?? '')).map(({ template }) => template)
  expect([await templatesTo(signatory), await templatesTo(another), await templatesTo(editor)]).toEqual([['draft-to-file'], ['draft-to-file'], []])
  expect((await sentTo(signatory))[0]).toContain(`https://stem.example/aanvragen/${applicationId}/nakijken`)
  expect(await verbsOf(database, applicationId)).toEqual(['draft.tell-ready'])
  await saveSection(editor, { applicationId, step: 'doelgroepen', basis: { genderApproach: ready.draft.genderApproach ?? '' }, posted: { genderApproach: 'Anders' } })
  await tellReady(editor, { applicationId })
  expect(await templatesTo(signatory)).toEqual(['draft-to-file', 'draft-to-file'])
  expect((await tellReady(signatory, { applicationId })).told).toEqual([another.name])

  expect(await refusalOf(tellReady(await memberActor(database, await createOrganisation(database), 'APPLICANT_EDITOR'), { applicationId }))).toBe('not-found')
  await database.sql(`update membership set ended_at = portal_now() where organisation_id = $1 and role = 'APPLICANT_SIGNATORY'`, [organisation.id])
  expect(await refusalOf(tellReady(editor, { applicationId }))).toBe('conflict')
  await close(ready)
  expect(await refusalOf(tellReady(editor, { applicationId }))).toBe('too-late')
})

test('a mail about a draft that still waits when it is filed is not sent, and the banner is over', async () => {
  const ready = await readyRequest(database)
  await sendBack(ready.signatory, ready, ready.editor)
  await submitApplication(ready.signatory, { applicationId: ready.application.id })
  expect(await sentTo(ready.editor)).toEqual([])
  expect(await database.sql('select state, last_error from outbox_mail where template = $1 and application_id = $2', ['draft-returned', ready.application.id])).toEqual([{ state: 'FAILED', last_error: 'recht vervallen' }])
  expect((await together(ready.editor, ready)).returned).toBeNull()
})

test('who works in a section now shows to colleagues, for a good minute, and the row is written at most every thirty seconds', async () => {
  const ready = await readyRequest(database)
  const { editor, signatory, application } = ready
  const here = (actor: Actor, step: 'begroting' | 'partners') => beHere(actor, { applicationId: application.id, step })
  const row = () => database.sql<{ step: string; seen_at: Date }>('select step, seen_at from presence where application_id = $1', [application.id])
  expect(await here(editor, 'begroting')).toEqual([])
  const [first] = await row()
  await here(editor, 'begroting')
  expect(await row()).toEqual([first])
  expect((await together(signatory, ready)).here).toEqual([{ name: editor.name, step: 'begroting' }])
  await here(editor, 'partners')
  expect(await here(signatory, 'begroting')).toEqual([{ name: editor.name, step: 'partners' }])
  expect(await database.sql('select 1 from presence where application_id = $1', [application.id])).toHaveLength(2)
  await database.sql(`update presence set seen_at = now() - interval '76 seconds' where user_id = $1`, [editor.userId])
  expect(await here(signatory, 'begroting')).toEqual([])
  await here(editor, 'partners')
  expect((await together(signatory, ready)).here).toEqual([{ name: editor.name, step: 'partners' }])
})

test('leaving the organisation ends access at once; the file, with what was given, stays with the organisation', async () => {
  const ready = await readyRequest(database)
  const { editor, signatory, organisation, application } = ready
  await give(signatory, ready, editor)
  await sendBack(signatory, ready, editor)
  await beHere(editor, { applicationId: application.id, step: 'begroting' })
  await endMembership(signatory, { organisationId: organisation.id, userId: idOf(editor) })
  const gone = await actorOf(database, { id: idOf(editor) })
  expect(await refusalOf(asActor(gone, (tx, now) => requestToEdit(tx, gone, application.id, now)))).toBe('not-found')
  expect(await refusalOf(mark(gone, ready, true))).toBe('not-found')
  expect(await refusalOf(beHere(gone, { applicationId: application.id, step: 'begroting' }))).toBe('not-found')
  expect(await sentTo(editor)).toEqual([])
  expect(await together(signatory, ready)).toMatchObject({ handovers: [], here: [], others: 0 })
  expect((await asActor(signatory, (tx, now) => requestToEdit(tx, signatory, application.id, now))).application.id).toBe(application.id)
  expect(await refusalOf(give(signatory, ready, gone))).toBe('invalid')
})
