import type { Reference } from '@/lib/applications/call-rules'
import { formatDay } from '@/lib/time'
import type { FrozenReport } from './canonical'
import { countedFields, lastingFields, type EarlierActivity } from './earlier-fields'
import { reportFieldWords } from './field-label'

export type ReportDifference = { field: string; label: string; before: string; after: string }

/** What two filings of one report say differently, field by field, in words. */
export const differencesOf = (before: FrozenReport, after: FrozenReport, reference: Reference): ReportDifference[] => {
  const [one, other] = [fieldsOf(before), fieldsOf(after)]
  const words = reportFieldWords(reference)
  return [
    ...[...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((field) => (one[field] ?? '') !== (other[field] ?? ''))
      .map((field) => ({ field, label: words.labelOf(field), before: inWords(field, one[field]), after: inWords(field, other[field]) })),
    ...onlyIn(before, after).map(({ sha256, name }) => ({ field: `files.${sha256}.${name}`, label: 'Bewijsstuk', before: name, after: 'weggehaald' })),
    ...onlyIn(after, before).map(({ sha256, name }) => ({ field: `files.${sha256}.${name}`, label: 'Bewijsstuk', before: 'leeg', after: name })),
  ]
}

const onlyIn = (one: FrozenReport, other: FrozenReport): FrozenReport['files'] => one.files.filter(({ sha256, name }) => !other.files.some((file) => file.sha256 === sha256 && file.name === name))

const inWords = (field: string, value: string | undefined): string => (value === undefined || value === '' ? 'leeg' : field.endsWith('.dayPart') ? (dayParts[value] ?? value) : value)
const dayParts: Readonly<Record<string, string>> = { AM: 'voormiddag', PM: 'namiddag', EVE: 'avond' }

/** A filing as the inputs of its form. */
const fieldsOf = ({ activities, narrative, targetGroups, money, cooperation }: FrozenReport): Record<string, string> => ({
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

const activityFieldsOf = (activity: EarlierActivity): Record<string, unknown> => ({
  ...lastingFields(activity), ...countedFields(activity),
  status: activity.status, cancelReason: activity.cancelReason, deviation: activity.deviation, lesson: activity.lesson,
  ...rowsOf('sessions', activity.sessions.map(({ day, hours, ...session }) => ({ ...session, day: dayIn(day), hours: String(hours).replace('.', ',') }))),
})

type Values = Readonly<Record<string, unknown>>

const rowsOf = (name: string, rows: readonly Values[]): Record<string, string> => Object.assign({}, ...rows.map((row, index) => named(`${name}.${index}`, row)))

const named = (prefix: string, values: Values): Record<string, string> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !name.endsWith('.id')).map(([name, value]) => [prefix === '' ? name : `${prefix}.${name}`, Array.isArray(value) ? value.join(', ') : value === null || value === undefined ? '' : typeof value === 'bigint' ? `${value / 100n},${String(value % 100n).padStart(2, '0')}` : String(value)]))

const dayIn = (day: string | null): string | null => (day === null ? null : formatDay(day))
