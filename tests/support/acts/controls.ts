import { answerChecklist } from '@/lib/controls/answer-checklist'
import { concludeControl } from '@/lib/controls/conclude-control'
import { replyToFindings, sendFindings } from '@/lib/controls/hear-beneficiary'
import { makeSelection } from '@/lib/controls/make-selection'
import { noteControl } from '@/lib/controls/note-control'
import { dropFinding, recordFinding } from '@/lib/controls/record-finding'
import { remindFindings } from '@/lib/controls/remind-findings'
import { startControl } from '@/lib/controls/start-control'
import { acceptReport } from '@/lib/reports/judge-report'
import { submitReport } from '@/lib/reports/submit-report'
import { createReport } from '@/tests/support/filled-report'
import { createGrant } from '@/tests/support/running-grant'
import { weigh } from '@/tests/support/weighed-grant'
import { accepting } from './grants'
import type { Act, Stage, Subject } from './stage'

const points = ['K1', 'K2', 'K3', 'K4', 'K5', 'K6'].map((code) => ({ code, answer: 'OK' as const, remark: '' }))
const motivation = 'Op de sessiebladen van 3 en 10 maart staan tien aanwezigen minder dan in het verslag.'

/** Grants whose report is accepted, before and in their control. */
export const stageControls = async ({ database, as, learn, one }: Stage): Promise<Act[]> => {
  const reported = async (): Promise<Partial<Subject> & { grantId: string; callId: string }> => {
    const grant = await createGrant(database, { status: 'REPORT_DUE', grantedCents: 90_000n, activities: [{ rowId: 'a1', childHours: 250 }] })
    const { grantId, applicationId, callId, organisationId } = grant
    const reportId = await createReport(database, grant)
    await learn()
    await submitReport(as('signatory'), { reportId })
    await acceptReport(as('controller'), { reportId, ...accepting })
    return { grantId, applicationId, callId, organisationId, reportId, code: await one('select code as id from call where id = $1', callId) }
  }
  const selected = async () => {
    const grant = await reported()
    await weigh(database, grant, ['FIRST_TIME'])
    return grant
  }
  const started = async () => {
    const grant = await selected()
    await startControl(as('controller'), { grantId: grant.grantId, kind: 'DESK' })
    return grant
  }
  const find = (grantId: string) => recordFinding(as('controller'), { grantId, subject: 'a1', units: 20, amount: null, motivation })
  const found = async () => {
    const grant = await started()
    const { findingId } = await find(grant.grantId)
    return { ...grant, findingId }
  }
  const told = async () => {
    const grant = await found()
    await sendFindings(as('controller'), { grantId: grant.grantId })
    return grant
  }
  const [unweighed, toStart, working, doubting, hearing, silent, concluding] = [await reported(), await selected(), await started(), await found(), await told(), await told(), await started()]
  await database.sql(`update control set reply_until = portal_now() + interval '6 days' from set_config('session_replication_role', 'replica', true) where grant_id = $1`, [silent.grantId])
  await answerChecklist(as('controller'), { grantId: concluding.grantId, points })

  return [
    { name: 'makeSelection', home: unweighed, run: ({ code }) => makeSelection(as('controller'), { code }) },
    { name: 'startControl', home: toStart, run: ({ grantId }) => startControl(as('controller'), { grantId, kind: 'DESK' }) },
    { name: 'answerChecklist', home: working, run: ({ grantId }) => answerChecklist(as('controller'), { grantId, points }) },
    { name: 'noteControl', home: working, run: ({ grantId }) => noteControl(as('controller'), { grantId, text: 'De bladen zijn ondertekend.', visitedOn: null }) },
    { name: 'recordFinding', home: working, run: ({ grantId }) => find(grantId) },
    { name: 'dropFinding', home: doubting, run: ({ findingId }) => dropFinding(as('controller'), { findingId }) },
    { name: 'sendFindings', home: doubting, run: ({ grantId }) => sendFindings(as('controller'), { grantId }) },
    { name: 'replyToFindings', home: hearing, run: ({ grantId }) => replyToFindings(as('signatory'), { grantId, reply: 'Tien kinderen tekenden niet.' }) },
    { name: 'remindFindings', home: silent, run: () => remindFindings() },
    { name: 'concludeControl', home: concluding, run: ({ grantId }) => concludeControl(as('controller'), { grantId, findings: [], conclusion: 'De sessiebladen stemmen overeen met het verslag.' }) },
  ]
}
