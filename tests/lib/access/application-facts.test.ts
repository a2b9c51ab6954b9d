import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '@/lib/access/actor'
import { answerEligibility } from '@/lib/applications/answer-eligibility'
import { concludeEligibility } from '@/lib/applications/conclude-eligibility'
import { discardApplication } from '@/lib/applications/discard-application'
import { dossierOf } from '@/lib/applications/dossier'
import { dossiersPage } from '@/lib/applications/dossiers'
import { dossierFilter } from '@/lib/applications/dossier-filter'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { attachmentToRead, receiptOf, requestToEdit } from '@/lib/applications/queries'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { saveSection } from '@/lib/applications/save-section'
import { submitApplication } from '@/lib/applications/submit-application'
import { takeInApplication } from '@/lib/applications/take-in-application'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { writeNote } from '@/lib/applications/write-note'
import { callProgress } from '@/lib/calls/progress'
import { asActor, type Tx } from '@/lib/db'
import { confirmIneligibility } from '@/lib/decisions/confirm-ineligibility'
import { addAttachment } from '@/lib/filings/add-attachment'
import { removeAttachment } from '@/lib/filings/remove-attachment'
import { publishedDecision } from '@/lib/grants/queries'
import { outcomeLetterToRead } from '@/lib/letters/queries'
import { isRefusal } from '@/lib/refusal'
import { assignReviewer } from '@/lib/reviews/assign-reviewers-by-hand'
import { recordConflict } from '@/lib/reviews/record-conflict'
import { reviewOverview } from '@/lib/reviews/overview'
import { testDatabase } from '@/tests/support/database'
import { staffActor } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { readyRequest, seedReference } from '../applications/ready-request'

const database = await testDatabase()
beforeAll(() => seedReference(database))

/** A request with a file on it, which everything below tries to reach. */
const draftWithFile = async () => {
  const ready = await readyRequest(database)
  await insertRow(database, 'stored_file', { sha256: 'c'.repeat(64), sizeBytes: 10, mime: 'application/pdf' }, false).catch(() => undefined)
  const attachmentId = await insertRow(database, 'attachment', { applicationId: ready.application.id, kind: 'OTHER', name: 'plan.pdf', sha256: 'c'.repeat(64), uploadedById: ready.editor.userId })
  return { ...ready, attachmentId, applicationId: ready.application.id }
}
type Drafted = Awaited<ReturnType<typeof draftWithFile>>

const reopened = async (): Promise<Drafted> => {
  const file = await draftWithFile()
  await submitApplication(file.signatory, file)
  await reopenApplication(file.signatory, file)
  return file
}

const close = (callId: string) => database.sql(`update call set status = 'CLOSED', deadline_at = now() - interval '1 minute' from set_config('session_replication_role', 'replica', true) where id = $1`, [callId])

const reads: Record<string, (tx: Tx, actor: Actor, file: Drafted, now: Date) => Promise<unknown>> = {
  'its pages': (tx, actor, { applicationId }, now) => requestToEdit(tx, actor, applicationId, now),
  'its receipt': (tx, actor, { applicationId }) => receiptOf(tx, actor, applicationId),
  'its file': (tx, actor, { attachmentId }) => attachmentToRead(tx, actor, attachmentId),
  'its outcome': (tx, actor, { applicationId }) => publishedDecision(tx, actor, applicationId),
  'its letter': (tx, actor, { applicationId }) => outcomeLetterToRead(tx, actor, applicationId),
  'its reviews': (tx, actor, { applicationId }) => reviewOverview(tx, actor, applicationId),
  'its file at the office': async (tx, actor, { applicationId }, now) => {
    const { number } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { number: true } })
    return number === null ? null : dossierOf(tx, actor, number, now)
  },
}

const no = async function* (): AsyncIterable<Uint8Array> { yield Buffer.from('%PDF-1.7') }
const acts: Record<string, (actor: Actor, file: Drafted) => Promise<unknown>> = {
  'take in': takeInApplication,
  'answer the check': (actor, { applicationId }) => answerEligibility(actor, { applicationId, answers: [] }),
  'conclude the check': (actor, { applicationId }) => concludeEligibility(actor, { applicationId, eligible: true, motivation: '' }),
  'confirm ineligible': confirmIneligibility,
  'write a note': (actor, { applicationId }) => writeNote(actor, { applicationId, text: 'gelezen' }),
  'ask a reviewer': (actor, { applicationId }) => assignReviewer(actor, { applicationId, reviewerId: actor.userId ?? '' }),
  'record a conflict': (actor, { applicationId }) => recordConflict(actor, { applicationId, userId: actor.userId ?? '', type: 'OTHER', reason: 'een goede reden' }),
  'type in it': (actor, { applicationId }) => saveSection(actor, { applicationId, step: 'doelgroepen', basis: {}, posted: {} }),
  'add a file': (actor, { applicationId }) => addAttachment(actor, { applicationId, kind: 'OTHER', name: 'x.pdf' }, no()),
  'remove a file': (actor, { attachmentId }) => removeAttachment(actor, { attachmentId }),
  submit: submitApplication,
  reopen: reopenApplication,
  withdraw: (actor, { applicationId }) => withdrawApplication(actor, { applicationId, reason: '' }),
  discard: discardApplication,
}

const roles = ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER', 'VLAIO_FINANCE', 'VLAIO_CONTROLLER', 'VLAIO_ADMIN', 'AUDITOR', 'VLAIO_REVIEWER', 'POLICY_DOMAIN'] as const

/** What somebody gets: the code of the refusal, "nothing", or "something". */
const answerOf = (promise: Promise<unknown>) => promise.then((value) => (value === null ? 'nothing' : 'something'), (thrown: unknown) => (isRefusal(thrown) ? thrown.code : String(thrown)))
const reached = async (file: Drafted): Promise<string[]> => {
  const hits: string[] = []
  for (const role of roles) {
    const actor = await staffActor(database, role)
    for (const [what, read] of Object.entries(reads)) if (!['nothing', 'not-found'].includes(await answerOf(asActor(actor, (tx, now) => read(tx, actor, file, now))))) hits.push(`${role} reads ${what}: ${await answerOf(asActor(actor, (tx, now) => read(tx, actor, file, now)))}`)
    for (const [what, act] of Object.entries(acts)) if ((await answerOf(act(actor, file))) !== 'not-found') hits.push(`${role} may ${what}`)
  }
  return hits
}

test('a draft does not exist for staff and reviewers: no page, no file, no act', async () => {
  expect(await reached(await draftWithFile())).toEqual([])
})

test('nor does one that was thrown away, or that lapsed with its call', async () => {
  const discarded = await draftWithFile()
  await discardApplication(discarded.signatory, discarded)
  expect(await reached(discarded)).toEqual([])
  const lapsed = await draftWithFile()
  await close(lapsed.call.id)
  await lapseApplications()
  expect(await database.sql('select status from application where id = $1', [lapsed.applicationId])).toEqual([{ status: 'LAPSED' }])
  expect(await reached(lapsed)).toEqual([])
})

test('one that is reopened stays open to the office as it was filed: what is typed since is for its writers, and no act of the office or a reviewer is', async () => {
  const file = await reopened()
  await saveSection(file.editor, { applicationId: file.applicationId, step: 'activiteiten', basis: { title: file.draft.title ?? '' }, posted: { title: 'Iets dat nog niemand mag weten' } })
  const later = await insertRow(database, 'attachment', { applicationId: file.applicationId, kind: 'OTHER', name: 'later.pdf', sha256: 'c'.repeat(64), uploadedById: file.editor.userId })
  for (const role of roles) {
    const actor = await staffActor(database, role)
    const seen: unknown[] = []
    for (const read of Object.values(reads)) seen.push(await asActor(actor, (tx, now) => read(tx, actor, file, now)).then((value) => { const { application: _, ...rest } = Object(value); return rest }, () => null))
    expect([role, JSON.stringify(seen, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value)).includes('nog niemand mag weten')]).toEqual([role, false])
    expect(await answerOf(asActor(actor, (tx) => attachmentToRead(tx, actor, later)))).toBe('not-found')
    const did: string[] = []
    for (const [what, act] of Object.entries(acts)) if ((await answerOf(act(actor, file))) === 'something') did.push(what)
    expect([role, did]).toEqual([role, []])
  }
})

test('what is filed opens to the office at once, and to its applicant it was never closed', async () => {
  const file = await draftWithFile()
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  const pagesOf = (actor: Actor) => answerOf(asActor(actor, (tx, now) => requestToEdit(tx, actor, file.applicationId, now)))
  const downloadOf = (actor: Actor) => answerOf(asActor(actor, (tx) => attachmentToRead(tx, actor, file.attachmentId)))
  expect([await pagesOf(file.editor), await downloadOf(file.editor), await pagesOf(officer), await downloadOf(officer)]).toEqual(['something', 'something', 'not-found', 'not-found'])
  await submitApplication(file.signatory, file)
  expect([await pagesOf(file.editor), await downloadOf(file.editor), await pagesOf(officer), await downloadOf(officer)]).toEqual(['something', 'something', 'something', 'something'])
})

test('the office counts the drafts of a call, and lists none', async () => {
  const { call } = await draftWithFile()
  const officer = await staffActor(database, 'VLAIO_OFFICER')
  expect((await asActor(officer, (tx, now) => callProgress(tx, officer, call.code, now)))?.counts).toEqual({ DRAFT: 1 })
  expect((await asActor(officer, (tx) => dossiersPage(tx, officer, dossierFilter.parse({ oproep: call.code })))).total).toBe(0)
})
