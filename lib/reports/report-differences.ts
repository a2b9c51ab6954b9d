import type { Reference } from '@/lib/applications/call-rules'
import { formatDay } from '@/lib/time'
import type { FrozenReport } from './canonical'
import { countedFields, lastingFields, type EarlierActivity } from './earlier-fields'
import { reportFieldWords } from './field-label'

export type ReportDifference = { field: string; label: string; before: string; after: string }

/** What two filings of one report say differently, field by field, in words; a row that went is one difference. */
export const differencesOf = (before: FrozenReport, after: FrozenReport, reference: Reference): ReportDifference[] => {
  const [one, other] = [fieldsOf(before), fieldsOf(besideSessions(before, after))]
  const words = reportFieldWords(reference)
  const fields = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter((field) => (one[field] ?? '') !== (other[field] ?? ''))
  const gone = new Set(fields.flatMap((field) => rowOf(field) ?? []).filter((row) => !Object.entries(other).some(([field, value]) => value !== '' && field.startsWith(`${row}.`))))
  return [
    ...[...new Set(fields.map((field) => { const row = rowOf(field); return row !== null && gone.has(row) ? row : field }))].map((field) =>
      gone.has(field)
        ? { field, label: words.labelOf(field), before: Object.keys(one).filter((name) => name.startsWith(`${field}.`) && one[name] !== '').map((name) => `${words.labelOf(name).split(': ').at(-1) ?? ''} ${inWords(name, one[name])}`).join(', '), after: 'weggehaald' }
        : { field, label: words.labelOf(field), before: inWords(field, one[field]), after: inWords(field, other[field]) }),
    ...onlyIn(before, after).map(({ sha256, name }) => ({ field: `files.${sha256}.${name}`, label: 'Bewijsstuk', before: name, after: 'weggehaald' })),
    ...onlyIn(after, before).map(({ sha256, name }) => ({ field: `files.${sha256}.${name}`, label: 'Bewijsstuk', before: 'leeg', after: name })),
  ]
}

/** `activities.0.sessions.5` of `activities.0.sessions.5.day`; null outside rows. */
const rowOf = (field: string): string | null => /^(?:(?:activities\.\d+\.)?(?:sessions|residence|costs|revenues|actions|risks)\.\d+)(?=\.)/.exec(field)?.[0] ?? null

type Sessions = readonly (FrozenReport['activities'][number]['sessions'][number] | null)[]
type Beside = Omit<FrozenReport, 'activities'> & { activities: readonly (Omit<EarlierActivity, 'sessions'> & { sessions: Sessions })[] }

/** The later filing with each session at the place of the earlier one of that half-day, so that one that went does not move all others. */
const besideSessions = (before: FrozenReport, after: FrozenReport): Beside => ({
  ...after,
  activities: after.activities.map((activity) => {
    const left = [...activity.sessions]
    const placed = (before.activities.find(({ rowId }) => rowId === activity.rowId)?.sessions ?? []).map(({ day, dayPart }) => {
      const found = left.findIndex((session) => session.day === day && session.dayPart === dayPart)
      return found < 0 ? null : (left.splice(found, 1)[0] ?? null)
    })
    return { ...activity, sessions: [...placed, ...left] }
  }),
})

const onlyIn = (one: FrozenReport, other: FrozenReport): FrozenReport['files'] => one.files.filter(({ sha256, name }) => !other.files.some((file) => file.sha256 === sha256 && file.name === name))

const inWords = (field: string, value: string | undefined): string => (value === undefined || value === '' ? 'leeg' : field.endsWith('.dayPart') ? (dayParts[value] ?? value) : value)
const dayParts: Readonly<Record<string, string>> = { AM: 'voormiddag', PM: 'namiddag', EVE: 'avond' }

/** A filing as the inputs of its form. */
const fieldsOf = ({ activities, narrative, targetGroups, money, cooperation }: FrozenReport | Beside): Record<string, string> => ({
  ...Object.assign({}, ...activities.map((activity, index) => named(`activities.${index}`, activityFieldsOf(activity)))),
  ...named('narrative', { impact: narrative.impact, successFactors: narrative.successFactors, doDifferently: narrative.doDifferently, followUp: narrative.followUp }),
  ...named('', { estimatedChildren: narrative.estimatedChildren }),
  ...named('targetGroups', Object.fromEntries(targetGroups.map(({ group, text }) => [group, text]))),
  ...rowsOf('costs', (money?.costs ?? []).map(({ invoiceDate, paymentDate, ...cost }) => ({ ...cost, invoiceDate: dayIn(invoiceDate), paymentDate: dayIn(paymentDate) }))),
  ...rowsOf('revenues', money?.revenues ?? []),
  ...rowsOf('actions', (cooperation?.actions ?? []).map(({ day, ...action }) => ({ ...action, day: dayIn(day) }))),
  ...rowsOf('risks', cooperation?.risks ?? []),
  ...named('cooperation', { nextQuarter: cooperation?.nextQuarter ?? null }),
})

const activityFieldsOf = (activity: Omit<EarlierActivity, 'sessions'> & { sessions: Sessions }): Record<string, unknown> => ({
  ...lastingFields({ ...activity, sessions: [] }), ...countedFields({ ...activity, sessions: [] }),
  status: activity.status, cancelReason: activity.cancelReason, deviation: activity.deviation, lesson: activity.lesson,
  ...rowsOf('sessions', activity.sessions.map((session) => session && sessionOf(session))),
})

const sessionOf = ({ day, dayPart, hours, enrolled, present }: NonNullable<Sessions[number]>): Values => ({ day: dayIn(day), dayPart, hours: String(hours).replace('.', ','), enrolled, present })

type Values = Readonly<Record<string, unknown>>

const rowsOf = (name: string, rows: readonly (Values | null)[]): Record<string, string> => Object.assign({}, ...rows.map((row, index) => (row === null ? {} : named(`${name}.${index}`, row))))

const named = (prefix: string, values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.endsWith('.id')).map(([name, value]) => [prefix === '' ? name : `${prefix}.${name}`, Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : typeof value === 'bigint' ? `${value / 100n},${String(value % 100n).padStart(2, '0')}` : String(value)]))

const dayIn = (day: string | null): string | null => (day === null ? null : formatDay(day))
