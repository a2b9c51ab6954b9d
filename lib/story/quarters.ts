import type pg from 'pg'
import type { Actor } from '@/lib/access/actor'
import { declarationsOf } from '@/lib/reports/fields'
import { beginReport } from '@/lib/reports/begin-report'
import { expectQuarters } from '@/lib/reports/expect-quarters'
import { acceptReport } from '@/lib/reports/judge-report'
import { saveReport } from '@/lib/reports/save-report'
import { reportDraft, type ReportDraft } from '@/lib/reports/schema'
import { submitReport } from '@/lib/reports/submit-report'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { parseDay } from '@/lib/time'
import { content, type ReportContent, type RequestContent } from './content'
import { grantOf } from './execution'
import { activityAnswers } from './reports'
import { peopleOf } from './request-people'
import { idFor, type Known } from './requests'
import type { Schedule } from './schedule'

/** Three months after the start at the latest, whatever the months are. */
const QUARTER_OVER = -17

/** The first quarter of the partnerships: asked for by the portal, filled in from the log where there is one, filed, and most of it accepted. */
export const tellQuarters = (owner: pg.Client, schedule: Schedule, known: Known): void => {
  schedule.at({ day: QUARTER_OVER, hour: 6, minute: 30 }, 'expect quarters', async () => void (await expectQuarters()))
  for (const [index, report] of content.reports.entries()) {
    const request = content.requests.find(({ code }) => code === report.request)
    if (!request || report.type !== 'INTERIM' || report.submittedDayOffset === null) continue
    tellQuarter(owner, schedule, known, report, request, { submitted: Math.max(report.submittedDayOffset, QUARTER_OVER + 2), minute: index })
  }
}

const tellQuarter = (owner: pg.Client, schedule: Schedule, known: Known, report: ReportContent, request: RequestContent, { submitted, minute }: { submitted: number; minute: number }): void => {
  const reportId = async () => (await quarterOf(owner, await grantOf(owner, idFor(known, request.code)))).id
  schedule.by({ day: submitted - 1, hour: 20, minute }, peopleOf(request).contact.email, `${report.code} fill in`, async (actor) => fillIn(owner, actor, await grantOf(owner, idFor(known, request.code)), report, schedule))
  schedule.by({ day: submitted, hour: 19, minute }, peopleOf(request).signatory.email, `${report.code} submit`, async (actor) => submitReport(actor, { reportId: await reportId() }))
  if (report.status !== 'ACCEPTED') return
  schedule.by({ day: submitted + 3, hour: 11, minute }, demoAddress('controle'), `${report.code} accept`, async (actor) => {
    const { rows } = await owner.query<{ row_id: string; status: string }>('select row_id, status from report_activity where report_id = $1 order by row_id', [await reportId()])
    await acceptReport(actor, {
      reportId: await reportId(),
      remarks: 'Nagekeken. Dank voor het duidelijke verslag.',
      activities: rows.map(({ row_id: rowId, status }) => (status === 'CANCELLED' ? { rowId, accepted: 'nee' as const, reason: 'In deze periode ging deze activiteit nog niet door.' } : { rowId, accepted: 'ja' as const, reason: '' })),
    })
  })
}

type Quarter = { id: string; draft: ReportDraft; end: string }

const quarterOf = async (owner: pg.Client, grantId: string): Promise<Quarter> => {
  const { rows: [found] } = await owner.query<{ id: string; draft: unknown; end: string }>(`select id, draft, period_end::text as end from report where grant_id = $1 and type = 'INTERIM' order by period_start limit 1`, [grantId])
  return { id: found?.id ?? '', draft: reportDraft.parse(found?.draft ?? {}), end: found?.end ?? '' }
}

const fillIn = async (owner: pg.Client, actor: Actor, grantId: string, report: ReportContent, schedule: Schedule): Promise<void> => {
  const { id: reportId } = await quarterOf(owner, grantId)
  await beginReport(actor, { reportId })
  const { draft, end } = await quarterOf(owner, grantId)
  const logged = await owner.query<{ name: string }>(`select distinct activity_row_id as name from logged_session where grant_id = $1 and status = 'HELD' and removed_at is null`, [grantId])
  const { rows: [lead] } = await owner.query<{ kbo: string }>('select o.kbo from grant_award g join organisation o on o.id = g.organisation_id where g.id = $1', [grantId])
  for (const [name, rowId] of Object.entries(draft)) {
    const index = Number(/^activities\.(\d+)\.id$/.exec(name)?.[1] ?? NaN)
    if (Number.isNaN(index)) continue
    const told = report.activities.find(({ activityRef }) => activityRef === rowId)
    const inLog = logged.rows.some((row) => row.name === rowId)
    const stands = pageOf(draft, index)
    const typed = told ? { ...activityAnswers(told, index, schedule, report), ...(inLog ? sessionsOf(stands, index) : {}) } : inLog ? { ...stands, ...countedByHand(stands, index) } : { [`activities.${index}.status`]: 'CANCELLED', [`activities.${index}.cancelReason`]: 'Deze reeks begint in de volgende periode.' }
    const partnership = { [`activities.${index}.academy`]: lead?.kbo ?? '', [`activities.${index}.newByPartnership`]: 'ja', [`activities.${index}.deviation`]: 'Enkele sessies verschoven naar een andere week; wie wilde, haalde ze in.' }
    await saveReport(actor, { reportId, part: 'activiteiten', activity: index, typed: { ...withoutLate(inLog && told ? withoutSessions(typed, index) : typed, index, end), ...(inLog ? sessionsOf(stands, index) : {}), ...(typed[`activities.${index}.status`] === 'CANCELLED' ? {} : partnership) } })
  }
  await saveReport(actor, { reportId, part: 'samenwerking', typed: cooperationAnswers(report) })
  await saveReport(actor, { reportId, part: 'verhaal', typed: { 'narrative.impact': report.narrative.impact ?? '', ...Object.fromEntries((report.narrative.perTargetGroup ?? []).map(({ group, text }) => [`targetGroups.${group}`, text ?? ''])) } })
  await saveReport(actor, { reportId, part: 'verklaringen', typed: Object.fromEntries(declarationsOf('INTERIM').map(({ code }) => [`declarations.${code}`, 'ja'])) })
}

type Typed = Record<string, string | string[]>

const pageOf = (draft: ReportDraft, index: number): Typed => Object.fromEntries(Object.entries(draft).filter(([name]) => name.startsWith(`activities.${index}.`)))
const sessionsOf = (page: Typed, index: number): Typed => Object.fromEntries(Object.entries(page).filter(([name]) => name.startsWith(`activities.${index}.sessions.`)))
const withoutSessions = (page: Typed, index: number): Typed => Object.fromEntries(Object.entries(page).filter(([name]) => !name.startsWith(`activities.${index}.sessions.`)))

/** The story's quarter is counted in days, the portal's in months: a session after its end belongs to the next one. */
const withoutLate = (page: Typed, index: number, end: string): Typed => {
  const late = new Set(Object.entries(page).flatMap(([name, value]) => {
    const row = new RegExp(`^activities\\.${index}\\.sessions\\.(\\d+)\\.day$`).exec(name)?.[1]
    const day = row === undefined || typeof value !== 'string' ? null : parseDay(value)
    return day?.ok && day.day > end ? [`activities.${index}.sessions.${row}.`] : []
  }))
  return Object.fromEntries(Object.entries(page).filter(([name]) => [...late].every((row) => !name.startsWith(row))))
}

/** Of a series of which only the sessions were logged: who came, and nothing that was not asked. */
const countedByHand = (page: Typed, index: number): Typed => {
  const numbers = (field: string) => Object.entries(page).filter(([name]) => new RegExp(`^activities\\.${index}\\.sessions\\.\\d+\\.${field}$`).test(name)).map(([, value]) => Number(String(value).replace(',', '.')))
  const children = String(Math.max(...numbers('present')))
  const hours = numbers('hours').reduce((sum, one) => sum + one, 0)
  return Object.fromEntries(Object.entries({
    participants: children, 'ageBands.UNKNOWN': children, 'gender.UNKNOWN': children, residenceUnknown: children, newReturningUnknown: children, accessible: 'ja',
    'staff.PAID.count': '2', 'staff.PAID.hours': String(2 * hours).replace('.', ','), staffWomen: '1', announcementEvidence: 'Buurtkrant en de website van het partnerschap',
  }).map(([name, value]) => [`activities.${index}.${name}`, value]))
}

const cooperationAnswers = ({ narrative }: ReportContent): Record<string, string> => {
  const said = (key: string): string => { const text: unknown = Reflect.get(narrative, key); return typeof text === 'string' ? text : '' }
  const actions = said('cooperationActions').split(';').map((one) => one.trim()).filter((one) => one !== '')
  return {
    ...Object.fromEntries(actions.flatMap((description, row) => [[`actions.${row}.kind`, kindOf(description)], [`actions.${row}.description`, description]])),
    ...(actions.length === 0 ? { 'cooperation.noActions': 'ja' } : {}),
    'risks.0.risk': said('risks'), 'risks.0.measure': 'We bespreken het elke maand in het overleg van het partnerschap.',
    'cooperation.nextQuarter': said('nextQuarter'),
  }
}

const kindOf = (action: string): string => (/vergadering|methodedag|overleg/i.test(action) ? 'NETWORK' : /vorming/i.test(action) ? 'TRAINING' : /gedeeld|uitgeleend|licentie|kennisbank/i.test(action) ? 'MATERIAL' : 'OTHER')
