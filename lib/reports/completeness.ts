import { crossCheck } from '@/lib/indicators/cross-checks'
import type { Finding } from '@/lib/indicators/session-checks'
import type { Problem } from '@/lib/refusal'
import { ofActivity } from './evidence'
import { declarationsOf } from './fields'
import { readReport, type ActivityReading, type ReportReading } from './read-report'
import type { ReportContext } from './report-context'
import { cooperationProblems } from './cooperation-rules'
import { evidenceProblems, evidenceWarnings } from './evidence-rules'
import { moneyProblems } from './money-rules'
import type { ReportDraft } from './schema'

export type ReportAnswers = { activities: (ActivityReading & { status: NonNullable<ActivityReading['status']> })[] } & Pick<ReportReading, 'narrative' | 'targetGroups' | 'costs' | 'revenues' | 'cooperation' | 'declared'>

export type Completeness = {
  reading: ReportReading
  /** What keeps the report from being filed, in the order of the form. */
  problems: Problem[]
  warnings: Problem[]
}

/** All that is wrong with a report and all that deserves a second look: every field, then the cross-checks of domain 3.2 and 6.2. */
export const completeness = (draft: ReportDraft, context: ReportContext): Completeness => {
  const reading = readReport(draft, context)
  const checked = reading.activities.map((activity, index) => ({ activity, findings: findingsOf(activity, index, context) }))
  return {
    reading,
    problems: [
      ...checked.flatMap(({ activity, findings }, index) => once([...activity.problems, ...evidenceProblems(activity, ofActivity(context.files, activity.planned.rowId), `activities.${index}`), ...ofLevel('error', findings)])),
      ...reading.problems,
      ...moneyProblems(reading, context),
      ...cooperationProblems(reading, context),
      ...declarationsOf(context.reportType).filter(({ code }) => !reading.declared.includes(code)).map(({ code }) => ({ field: `declarations.${code}`, message: 'Vink deze verklaring aan om het verslag in te dienen.' })),
    ],
    warnings: checked.flatMap(({ activity, findings }, index) => [...ofLevel('warning', findings), ...evidenceWarnings(activity, ofActivity(context.files, activity.planned.rowId), `activities.${index}`)]),
  }
}

/** The answers of a report without any problem, or all problems. */
export const strictReport = (draft: ReportDraft, context: ReportContext): { ok: true; answers: ReportAnswers } | { ok: false; problems: Problem[] } => {
  const { reading, problems } = completeness(draft, context)
  if (problems.length > 0) return { ok: false, problems }
  const { narrative, targetGroups, costs, revenues, cooperation, declared } = reading
  return { ok: true, answers: { activities: reading.activities.flatMap((activity) => (activity.status === null ? [] : [{ ...activity, status: activity.status }])), narrative, targetGroups, costs, revenues, cooperation, declared } }
}

const findingsOf = (activity: ActivityReading, index: number, context: ReportContext): Finding[] => {
  if (activity.status === null) return []
  const unread = activity.problems.map(({ field }) => field.slice(`activities.${index}.`.length))
  return crossCheck(activity.reported, activity.planned, context)
    .map((finding) => ({ ...finding, field: inputOf(finding.field, activity) }))
    .filter(({ field }) => ![field, ...basisOf(field)].some((input) => unread.some((one) => one === input || one.startsWith(`${input}.`))))
    .map((finding) => ({ ...finding, field: `activities.${index}.${finding.field}` }))
}

/** What else a finding is computed from: while that is missing or cannot be read, the finding would be false. */
const basisOf = (field: string): readonly string[] => {
  const [, row, cell] = /^(sessions\.\d+)\.(\w+)$/.exec(field) ?? []
  if (row !== undefined) return cell === 'present' ? ['participants'] : cell === 'enrolled' ? [`${row}.present`] : []
  return bases[field] ?? []
}

const bases: Record<string, readonly string[]> = {
  'ageBands.A05_07': ['participants', 'ageBands'], 'gender.V': ['participants', 'gender'], residence: ['participants', 'residence', 'residenceOutsideFlanders', 'residenceUnknown'],
  newParticipants: ['participants', 'returningParticipants', 'newReturningUnknown'], reducedRate: ['participants'], referred: ['participants'], completed: ['participants'],
  'satisfaction.s1': ['participants', 'satisfaction'], 'interest.more': ['participants', 'interest'], participants: ['sessions'], 'gender.UNKNOWN': ['participants'],
  'staff.PAID.count': ['staff', 'sessions'], staffWomen: ['staff'], deviation: ['participants', 'sessions'],
}

/** The checks speak of the answers; the form has an input for each part of a breakdown, and rows that may stand further down than the answer. */
const inputOf = (field: string, { rows }: ActivityReading): string => {
  const row = /^(sessions|residence)\.(\d+)\.(\w+)$/.exec(field)
  if (row) return row[1] === 'sessions' ? `sessions.${rows.sessions[Number(row[2])] ?? row[2]}.${row[3]}` : `residence.${rows.residence[Number(row[2])] ?? row[2]}.place`
  return firstInputs[field] ?? field
}

const firstInputs: Record<string, string> = { ageBands: 'ageBands.A05_07', gender: 'gender.V', satisfaction: 'satisfaction.s1', interest: 'interest.more', staff: 'staff.PAID.count' }

const ofLevel = (level: Finding['level'], findings: readonly Finding[]): Problem[] => findings.filter((finding) => finding.level === level).map(({ field, message }) => ({ field, message }))

/** A field that cannot be read is wrong once; what follows from it is not said on top. */
const once = (problems: readonly Problem[]): Problem[] => problems.filter(({ field }, index) => problems.findIndex((other) => other.field === field) === index)
