import { addMonths } from '@/lib/time'
import type { Reference } from './call-rules'
import { copiedFields, type CopiedField } from './copied-fields'
import type { Field, Fields } from './fields/field'
import { form, rowsNames, type ActivityReading, type Draft, type DraftReading, type RowsName } from './form'
import { labelOfField } from './field-label'
import { options } from './read-field'
import { typedAnswer } from './typed-answer'

export type Carried = { draft: Draft; copied: CopiedField[]; leftOut: string[] }

type Source = {
  reading: DraftReading
  /** Fields of then that the form of today does not have, as unknownFields names them. */
  unknown: readonly string[]
  /** What the marks say: "STEM-2025-ACV-001". */
  from: string
}
type Surroundings = { reference: Reference; today: string; newId: () => string }

/**
 * What an earlier request of the same organisation gives to a new draft: the fields flagged for it and nothing else, so no declarations, dates or
 * requested amounts. Other support only of the last three years. What cannot be taken over is said, one line each.
 */
export const carryOver = ({ reading, unknown, from }: Source, surroundings: Surroundings): Carried => {
  const { reference, today, newId } = surroundings
  const leftOut = unknown.map((name) => `Het veld “${name}” bestaat niet meer.`)
  const own = carryFields(form.fields, frozen(reading, reference), reference, '')
  const copied: CopiedField[] = marksOf(own.typed, { from })
  const rows: Partial<Record<RowsName, unknown[]>> = {}
  leftOut.push(...own.leftOut)
  for (const name of rowsNames) {
    const kept: unknown[] = []
    for (const [index, row] of reading[name].entries()) {
      const where = labelOfField(`${name}.${index}.`).replace(/: $/, '')
      if (isTooOld(name, row, today)) {
        leftOut.push(`${where}: langer dan drie jaar geleden.`)
        continue
      }
      const { typed, leftOut: lost } = carryFields(form.rows[name].fields, frozen(row, reference), reference, `${where}: `)
      const id = newId()
      leftOut.push(...lost)
      copied.push(...marksOf(typed, { rows: name, row: id, from }))
      kept.push({ id, ...typed })
    }
    if (kept.length > 0) rows[name] = kept
  }
  // Made of the fields of the form, as typed text: that is what Draft says.
  return { draft: { ...own.typed, ...rows } as Draft, copied: copiedFields.parse(copied), leftOut }
}

/** One activity of an earlier request, or as it is typed in this one, finished or not. Its sessions stay behind: a new series has dates of its own. */
export const carryActivity = (activity: { earlier: ActivityReading } | { typed: object }, from: string, { reference, newId }: Pick<Surroundings, 'reference' | 'newId'>): Carried => {
  const given: Typist = 'earlier' in activity ? frozen(activity.earlier, reference) : (name) => asTyped(Reflect.get(activity.typed, name))
  const { typed, leftOut } = carryFields(form.rows.activities.fields, given, reference, '')
  const id = newId()
  return { draft: { activities: [{ id, ...typed }] } as Draft, copied: marksOf(typed, { rows: 'activities', row: id, from }), leftOut }
}

type TypedFields = Record<string, string | string[]>
type Typist = (name: string, field: Field) => string | string[]

const frozen = (values: object, reference: Reference): Typist => (name, field) => typedAnswer(field, Reflect.get(values, name), reference)

const asTyped = (value: unknown): string | string[] => typeof value === 'string' ? value : Array.isArray(value) ? value.filter((one) => typeof one === 'string') : ''

const carryFields = (fields: Fields, given: Typist, reference: Reference, where: string): { typed: TypedFields; leftOut: string[] } => {
  const typed: TypedFields = {}
  const leftOut: string[] = []
  for (const [name, field] of Object.entries(fields)) {
    if (field.carry !== 'request') continue
    const { kept, lost } = stillKnown(field, given(name, field), reference)
    if (kept.length > 0) typed[name] = kept
    if (lost.length > 0) leftOut.push(`${where}${field.label}: ${lost.join(', ')} bestaat niet meer.`)
  }
  return { typed, leftOut }
}

/** Lists change with the years; an answer that is not in the list any more is no answer. */
const stillKnown = (field: Field, typed: string | string[], reference: Reference): { kept: string | string[]; lost: string[] } => {
  const known = field.type === 'choice' || field.type === 'choices' ? options(field, reference).map(({ code }) => code)
    : field.type === 'municipality' ? reference.municipalities.map(({ name }) => name) : null
  if (known === null || typed.length === 0) return { kept: typed, lost: [] }
  const all = typeof typed === 'string' ? [typed] : typed
  const kept = all.filter((one) => known.includes(one))
  return { kept: typeof typed === 'string' ? (kept[0] ?? '') : kept, lost: all.filter((one) => !known.includes(one)) }
}

const marksOf = (typed: TypedFields, place: Pick<CopiedField, 'rows' | 'row' | 'from'>): CopiedField[] =>
  Object.entries(typed).map(([field, value]) => ({ ...place, field, value }))

const isTooOld = (name: RowsName, row: object, today: string): boolean => {
  if (name === 'otherGrants') return Number(Reflect.get(row, 'year') ?? 9999) < Number(today.slice(0, 4)) - 3
  const date: unknown = name === 'deMinimis' ? Reflect.get(row, 'date') : null
  return typeof date === 'string' && date < addMonths(today, -36)
}
