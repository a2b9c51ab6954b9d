import { randomUUID } from 'node:crypto'
import { confirmExtension } from '@/lib/applications/confirm-extension'
import { discardApplication } from '@/lib/applications/discard-application'
import { handOverSection, markSection } from '@/lib/applications/hand-over-section'
import { letFiledStand } from '@/lib/applications/let-filed-stand'
import { proposeExtension } from '@/lib/applications/propose-extension'
import { reopenApplication } from '@/lib/applications/reopen-application'
import { resolveReturn, returnDraft } from '@/lib/applications/return-draft'
import { startApplication } from '@/lib/applications/start-application'
import { submitApplication } from '@/lib/applications/submit-application'
import { tellReady } from '@/lib/applications/tell-ready'
import { withdrawApplication } from '@/lib/applications/withdraw-application'
import { cancelCall } from '@/lib/calls/cancel-call'
import { extendCall } from '@/lib/calls/extend-call'
import { raiseEnvelope } from '@/lib/calls/raise-envelope'
import { startAssessment } from '@/lib/calls/start-assessment'
import { takeInApplication, takeInCall } from '@/lib/applications/take-in-application'
import { addWorkingDays } from '@/lib/reference/holidays'
import { writeMessage } from '@/lib/messages/write-message'
import { formatDay, localDay } from '@/lib/time'
import { readyRequest } from '@/tests/lib/applications/ready-request'
import { createCall, createOrganisation, daysFromNow } from '@/tests/support/factories'
import type { Act, Stage } from './stage'

/** A call that is open with requests in every state of their applicant, and one that has closed. */
export const stageRequests = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const period = { periodStart: new Date('2027-01-01'), periodEnd: new Date('2027-12-31') }
  const open = await createCall(database, { status: 'OPEN', ...period })
  const over = await createCall(database, { status: 'OPEN', ...period })
  const closed = await createCall(database, { status: 'CLOSED', ...period })
  const request = async (callId = open.id) => {
    const { application, organisation } = await readyRequest(database)
    await database.sql(`begin; set local session_replication_role = replica; update application set call_id = '${callId}' where id = '${application.id}'; commit`)
    await learn()
    return { applicationId: application.id, organisationId: organisation.id, kbo: organisation.kbo }
  }
  const filed = async (callId = open.id) => {
    const draft = await request(callId)
    await submitApplication(as('signatory'), draft)
    return draft
  }
  const inOpen = { callId: open.id, code: open.code }
  const [draft, toFile, toThrowAway, returned, waiting, unwanted, standing] = [await request(), await request(), await request(), await request(), await filed(), await filed(), await filed()]
  await reopenApplication(as('signatory'), standing)
  const fresh = await createOrganisation(database)
  await learn()
  await returnDraft(as('signatory'), { ...returned, toUserId: as('editor').userId ?? '', remark: 'De begroting klopt niet.' })
  const toTakeIn = await filed(over.id)
  await database.sql(`update call set status = 'CLOSED', deadline_at = portal_now() - interval '1 minute' where id = $1`, [over.id])
  const [late, later] = [await request(closed.id), await request(closed.id)]
  for (const { applicationId } of [late, later]) await submitApplication(as('signatory'), { applicationId }).catch(() => undefined)
  const extension = (kbo: string) => ({ code: closed.code, kbo, untilDay: formatDay(addWorkingDays(localDay(new Date()), 2, new Set())), untilTime: '17.00', ground: 'OUTAGE' as const, motivation: 'Het loket was van 16 tot 17 uur niet bereikbaar, zoals het logboek toont.' })
  await proposeExtension(as('officer'), extension(later.kbo))
  const kboOf = (applicationId: string) => one('select o.kbo as id from organisation o join application a on a.organisation_id = o.id where a.id = $1', applicationId)
  const section = { step: 'begroting' as const }
  const ready = await createCall(database, { status: 'CLOSED', ...period })

  return [
    { name: 'startApplication', home: { ...inOpen, organisationId: fresh.id }, run: ({ code, organisationId }) => startApplication(as('signatory'), { callCode: code, organisationId, begin: 'organisatie' }) },
    { name: 'submitApplication', home: { ...inOpen, ...toFile }, run: ({ applicationId }) => submitApplication(as('signatory'), { applicationId }) },
    { name: 'discardApplication', home: { ...inOpen, ...toThrowAway }, run: ({ applicationId }) => discardApplication(as('signatory'), { applicationId }) },
    { name: 'reopenApplication', home: { ...inOpen, ...waiting }, run: ({ applicationId }) => reopenApplication(as('signatory'), { applicationId }) },
    { name: 'letFiledStand', home: { ...inOpen, ...standing }, run: ({ applicationId }) => letFiledStand(as('signatory'), { applicationId }) },
    { name: 'withdrawApplication', home: { ...inOpen, ...unwanted }, run: ({ applicationId }) => withdrawApplication(as('signatory'), { applicationId, reason: '' }) },
    { name: 'handOverSection', home: { ...inOpen, ...draft }, run: ({ applicationId }) => handOverSection(as('signatory'), { applicationId, ...section, holderId: as('editor').userId ?? '', remark: '' }) },
    { name: 'markSection', home: { ...inOpen, ...draft }, run: ({ applicationId }) => markSection(as('editor'), { applicationId, ...section, done: true }) },
    { name: 'tellReady', home: { ...inOpen, ...draft }, run: ({ applicationId }) => tellReady(as('editor'), { applicationId }) },
    { name: 'returnDraft', home: { ...inOpen, ...draft }, run: ({ applicationId }) => returnDraft(as('signatory'), { applicationId, toUserId: as('editor').userId ?? '', remark: 'De begroting klopt niet.' }) },
    { name: 'resolveReturn', home: { ...inOpen, ...returned }, run: ({ applicationId }) => resolveReturn(as('editor'), { applicationId }) },
    { name: 'writeMessage', home: { ...inOpen, ...waiting }, run: ({ applicationId }) => writeMessage(as('signatory'), { applicationId, messageId: randomUUID(), text: 'Mag de zaal veranderen?' }) },
    { name: 'extendCall', home: inOpen, run: ({ code }) => extendCall(as('admin'), { code, deadlineAt: daysFromNow(36), reason: 'Het loket was een dag niet bereikbaar.' }) },
    { name: 'cancelCall', home: inOpen, run: ({ code }) => cancelCall(as('admin'), { code, reason: 'De regering stelt de oproep een jaar uit.' }) },
    { name: 'raiseEnvelope', home: inOpen, run: ({ code }) => raiseEnvelope(as('admin'), { code, envelopeCents: 60_000_000n, reason: 'De Vlaamse Regering voegt middelen toe.' }) },
    { name: 'takeInApplication', home: { callId: over.id, code: over.code, ...toTakeIn }, run: ({ applicationId }) => takeInApplication(as('officer'), { applicationId }) },
    { name: 'takeInCall', home: { callId: over.id, code: over.code, ...toTakeIn }, run: ({ callId }) => takeInCall(as('officer'), { callId }) },
    { name: 'startAssessment', home: { callId: ready.id, code: ready.code }, run: ({ code }) => startAssessment(as('officer'), { code }) },
    { name: 'proposeExtension', home: { callId: closed.id, code: closed.code, ...late }, run: async ({ applicationId, code }) => proposeExtension(as('officer'), { ...extension(await kboOf(applicationId)), code }) },
    { name: 'confirmExtension', home: { callId: closed.id, code: closed.code, ...later }, run: ({ applicationId }) => confirmExtension(as('officer2'), { applicationId }) },
  ]
}
