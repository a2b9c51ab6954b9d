import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { forgetMessages } from '@/lib/actors/forget-messages'
import { expireAdvice } from '@/lib/advice/expire-advice'
import { remindAdvice } from '@/lib/advice/remind-advice'
import { expireCompletions } from '@/lib/applications/expire-completions'
import { lapseApplications } from '@/lib/applications/lapse-applications'
import { remindCompletion } from '@/lib/applications/remind-completion'
import { remindDrafts } from '@/lib/applications/remind-drafts'
import { closeCalls } from '@/lib/calls/close-calls'
import { openCalls } from '@/lib/calls/open-calls'
import { remindFindings } from '@/lib/controls/remind-findings'
import { settings } from '@/lib/env'
import { expectReports } from '@/lib/grants/expect-reports'
import { lapseGrants } from '@/lib/payments/lapse-grants'
import { remindAcceptance } from '@/lib/grants/remind-acceptance'
import { remindConditions } from '@/lib/grants/remind-conditions'
import { remindStart } from '@/lib/grants/remind-start'
import { dropUploads } from '@/lib/filings/drop-uploads'
import { scanFiles } from '@/lib/filings/scan-files'
import { freeDeadJobs } from '@/lib/jobs/free-dead-jobs'
import { hastenMail } from '@/lib/jobs/hasten-mail'
import { produceLetter } from '@/lib/letters/produce-letter'
import { deliverEmail } from '@/lib/mail/deliver-emails'
import { NotDelivered, openMailer } from '@/lib/mail/mailer'
import { tellOfMessages, tellOfMessagesDaily } from '@/lib/messages/tell-of-messages'
import { makeAllFiles } from '@/lib/monitor/open-data/make-all-files'
import { releaseAllReach } from '@/lib/monitor/release-reach'
import { remindRecovery } from '@/lib/payments/remind-recovery'
import { expectQuarters } from '@/lib/reports/expect-quarters'
import { calibrateCall } from '@/lib/reviews/calibrate-call'
import { computeProposal } from '@/lib/reviews/compute-proposal'
import { concludeDerived } from '@/lib/reviews/conclude-derived'

const one = z.object({ id: z.uuid() })
const callOnly = z.object({ callId: z.uuid() })
const reader = z.object({ applicationId: z.uuid(), userId: z.uuid() })

/** Every job by the name under which an act or the clock asks for it. Each may run twice, or in two workers at once, with the effect of once. */
export const tasks: TaskList = {
  'deliver-email': async (payload) => deliver(one.parse(payload).id),
  'produce-letter': async (payload) => produceLetter(one.parse(payload)),
  'open-calls': async () => void (await openCalls()),
  'close-calls': async () => void (await closeCalls()),
  'lapse-applications': async () => void (await lapseApplications()),
  'expire-completions': async () => void (await expireCompletions()),
  'expire-advice': async () => void (await expireAdvice()),
  'remind-advice': async () => void (await remindAdvice()),
  'remind-completion': async () => void (await remindCompletion()),
  'expect-reports': async () => void (await expectReports()),
  'expect-quarters': async () => void (await expectQuarters()),
  'lapse-grants': async () => void (await lapseGrants()),
  'remind-drafts': async () => void (await remindDrafts()),
  'remind-recovery': async () => void (await remindRecovery()),
  'remind-start': async () => void (await remindStart()),
  'remind-acceptance': async () => void (await remindAcceptance()),
  'remind-conditions': async () => void (await remindConditions()),
  'remind-findings': async () => void (await remindFindings()),
  'scan-files': () => scanFiles(),
  'drop-uploads': async () => void (await dropUploads()),
  'tell-of-messages': async (payload) => void (await tellOfMessages(reader.parse(payload))),
  'tell-of-messages-daily': async () => void (await tellOfMessagesDaily()),
  'calibrate-call': async (payload) => void (await calibrateCall(callOnly.parse(payload))),
  'compute-proposal': async (payload) => void (await computeProposal(one.parse(payload))),
  'conclude-reviews': (payload) => concludeDerived(one.parse(payload)),
  'make-open-data': async () => makeAllFiles(settings().appUrl),
  'release-reach': async () => void (await releaseAllReach()),
  'forget-messages': async () => void (await forgetMessages()),
  'hasten-mail': hastenMail,
  'free-dead-jobs': freeDeadJobs,
}

/** What the clock asks for, in UTC. A tick is shared between workers; one that was missed is not made up for, because the next does its work. */
export const crontab = `
* * * * * open-calls
* * * * * close-calls
* * * * * free-dead-jobs
* * * * * scan-files ?queue=virus-scan&jobKey=scan-files-tick
* * * * * expire-completions
* * * * * lapse-applications
* * * * * expire-advice
*/2 * * * * hasten-mail
*/10 * * * * drop-uploads
5 * * * * lapse-grants
10 * * * * expect-reports
12 * * * * expect-quarters
15 * * * * remind-acceptance
35 * * * * remind-conditions
20 * * * * remind-start
30 * * * * remind-findings
25 * * * * remind-recovery
*/15 * * * * remind-drafts
20 * * * * remind-completion
40 * * * * remind-advice
30 2 * * * release-reach
* * * * * make-open-data
45 * * * * forget-messages
30 5 * * * tell-of-messages-daily
`

/** The log of the queue gets the kind of the failure; what the server said may hold an address, and stands in the outbox. */
const deliver = async (id: string): Promise<void> => {
  try {
    await deliverEmail(openMailer(settings()), id)
  } catch (thrown) {
    throw thrown instanceof NotDelivered ? new Error(`mail ${id} waits: ${thrown.kind}`) : thrown
  }
}
