import { askCompletion } from '@/lib/applications/ask-completion'
import { expireCompletions } from '@/lib/applications/expire-completions'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { remindCompletion } from '@/lib/applications/remind-completion'
import { remindDrafts } from '@/lib/applications/remind-drafts'
import { closeCalls } from '@/lib/calls/close-calls'
import { openCalls } from '@/lib/calls/open-calls'
import { expectReports } from '@/lib/grants/expect-reports'
import { remindAcceptance } from '@/lib/grants/remind-acceptance'
import { remindConditions } from '@/lib/grants/remind-conditions'
import { remindStart } from '@/lib/grants/remind-start'
import { produceLetter } from '@/lib/letters/produce-letter'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { openMailer } from '@/lib/mail/mailer'
import { tellOfMessages } from '@/lib/messages/tell-of-messages'
import { writeMessage } from '@/lib/messages/write-message'
import { lapseGrants } from '@/lib/payments/lapse-grants'
import { remindRecovery } from '@/lib/payments/remind-recovery'
import { createApplication, createCall, createOrganisation, daysFromNow } from '@/tests/support/factories'
import { createGrant } from '@/tests/support/running-grant'
import { smtpServer } from '@/tests/support/smtp-server'
import { takenInRequest } from '@/tests/support/taken-in-request'
import type { Act, Stage } from './stage'

/** The worker's own acts, with something to do for each. Whatever else on the stage is due, they do too. */
export const stageJobs = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const smtp = await smtpServer()
  const mailer = openMailer({ smtpUrl: smtp.url, mailFrom: 'STEM-loket <loket@stem.example>', appUrl: 'https://stem.example' }, 5_000)
  const draftIn = async (given: Parameters<typeof createCall>[1]) => {
    const call = await createCall(database, given)
    const organisation = await createOrganisation(database)
    await learn()
    const { id } = await createApplication(database, { callId: call.id, organisationId: organisation.id, createdById: as('editor').userId ?? '', status: 'DRAFT', createdAt: daysFromNow(-20) })
    return { callId: call.id, code: call.code, applicationId: id, organisationId: organisation.id }
  }
  const completing = async (dueAt: Date) => {
    const { application, call, organisation, officer } = await takenInRequest(database)
    await askCompletion(officer, { applicationId: application.id, points: [{ code: 'E08', activityRowId: '', text: 'Bezorg een rekening van de vereniging.', targets: ['iban', 'accountHolder'] }] })
    await database.sql(`begin; set local session_replication_role = replica; update completion_request set asked_at = asked_at - interval '20 days', due_at = '${dueAt.toISOString()}' where application_id = '${application.id}'; commit`)
    return { callId: call.id, code: call.code, applicationId: application.id, organisationId: organisation.id }
  }
  const opening = await createCall(database, { status: 'ANNOUNCED', opensAt: daysFromNow(-0.1) })
  const [closing, ending, soon] = [await draftIn({ status: 'OPEN', deadlineAt: daysFromNow(-0.1) }), await draftIn({ status: 'CLOSED', deadlineAt: daysFromNow(-0.1) }), await draftIn({ status: 'OPEN', deadlineAt: daysFromNow(0.4) })]
  const [expired, nearly] = [await completing(daysFromNow(-0.1)), await completing(daysFromNow(1))]
  const grantOf = async (given: Parameters<typeof createGrant>[1]) => {
    const { grantId, applicationId, callId, organisationId, payments } = await createGrant(database, given)
    return { grantId, applicationId, callId, organisationId, paymentId: payments[0]?.id ?? '' }
  }
  const [unanswered, ended, reminded] = [await grantOf({ status: 'AWARDED', advance: 'PLANNED', acceptDueAt: daysFromNow(-0.1) }), await grantOf({}), await grantOf({ status: 'AWARDED', advance: 'PLANNED', acceptDueAt: daysFromNow(5) })]
  await learn()
  const written = { applicationId: expired.applicationId, organisationId: expired.organisationId, userId: as('signatory').userId ?? '' }
  await writeMessage(as('officer'), { applicationId: written.applicationId, messageId: crypto.randomUUID(), text: 'Wanneer komt uw antwoord?' })
  const letterId = await one('select id from letter where released_at is not null and produced_at is null order by id limit 1')
  const mailId = await one(`select id from outbox_mail where state = 'QUEUED' and template = 'completion-requested' order by id limit 1`)
  const starting = await grantOf({ status: 'ACCEPTED', advance: 'PLANNED' })
  await database.sql(`update grant_award set awarded_at = portal_now() - interval '80 days' from set_config('session_replication_role', 'replica', true) where id = $1`, [starting.grantId])
  const conditional = await one('select grant_id as id from grant_condition where met_at is null limit 1')
  const owing = await one('select grant_id as id from recovery where claimed_at is not null limit 1')

  return [
    { name: 'openCalls', home: { callId: opening.id, code: opening.code }, run: () => openCalls() },
    { name: 'closeCalls', home: closing, run: () => closeCalls() },
    { name: 'lapseApplications', home: ending, run: () => lapseApplications() },
    { name: 'remindDrafts', home: soon, run: () => remindDrafts() },
    { name: 'expireCompletions', home: expired, run: () => expireCompletions() },
    { name: 'remindCompletion', home: nearly, run: () => remindCompletion() },
    { name: 'lapseGrants', home: unanswered, run: () => lapseGrants() },
    { name: 'remindAcceptance', home: reminded, run: () => remindAcceptance() },
    { name: 'remindStart', home: starting, run: () => remindStart() },
    { name: 'remindConditions', home: { grantId: conditional }, run: () => remindConditions() },
    { name: 'remindRecovery', home: { grantId: owing }, run: () => remindRecovery() },
    { name: 'expectReports', home: ended, run: () => expectReports() },
    { name: 'tellOfMessages', home: written, run: ({ applicationId, userId }) => tellOfMessages({ applicationId, userId }) },
    { name: 'produceLetter', home: { letterId }, run: (on) => produceLetter({ id: on.letterId }) },
    { name: 'deliverEmail', home: { mailId }, run: (on) => deliverEmail(mailer, on.mailId) },
  ]
}
