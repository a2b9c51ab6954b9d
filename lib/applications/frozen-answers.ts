import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatKbo } from '@/lib/organisations/kbo'
import { formatDay } from '@/lib/time'
import type { Reference } from './call-rules'
import { fieldOf, type ExtraAnswer } from './extra-questions'
import type { Field, Fields } from './fields/field'
import { form, type DraftReading, type RowsName } from './form'
import { options } from './read-field'
import { steps, type StepCode } from './steps'

export type ShownRow = { term: string; words: string }
export type ShownBlock = { key: string; heading: string | null; rows: ShownRow[]; sessions: string[] }
export type ShownStep = { code: StepCode; title: string; blocks: ShownBlock[] }

/** What was filed, step by step and in words; what was left empty is left out, and so are the fields in `withheld`. */
export const shownSteps = (reading: DraftReading, reference: Reference, withheld: readonly string[] = [], extra: readonly ExtraAnswer[] = []): ShownStep[] =>
  steps
    .filter(({ code }) => code !== 'bijlagen' && code !== 'verklaringen')
    .map(({ code, title, fields, rows }) => {
      const own = Object.fromEntries(Object.entries<Field>(form.fields).filter(([name]) => fields.includes(name) && !withheld.includes(name)))
      const plain = { key: code, heading: null, rows: rowsInWords(own, reading, reference), sessions: [] }
      return { code, title, blocks: [plain, ...rows.flatMap((name) => rowBlocks(name, reading, reference)), extraBlock(code, extra, reference)].filter((block) => block.rows.length > 0) }
    })

/** What the call asked beside the form, as it was asked. */
export const extraBlock = (step: StepCode, extra: readonly ExtraAnswer[], reference: Reference): ShownBlock => ({
  key: `extra ${step}`,
  heading: 'Extra vragen van deze oproep',
  rows: extra.filter((one) => one.step === step).flatMap((one) => rowsInWords({ value: { ...fieldOf(one), options: one.options } }, one, reference)),
  sessions: [],
})

const rowBlocks = (name: RowsName, reading: DraftReading, reference: Reference): ShownBlock[] =>
  reading[name].map((row, index) => {
    const title: unknown = Reflect.get(row, 'title') ?? Reflect.get(row, 'name')
    return {
      key: row.id,
      heading: `${form.rows[name].one} ${index + 1}${typeof title === 'string' ? `: ${title}` : ''}`,
      rows: rowsInWords(form.rows[name].fields, row, reference),
      sessions: 'sessions' in row ? row.sessions.map((session) => rowsInWords(form.sessions.fields, session, reference).map(({ words }) => words).join(', ')) : [],
    }
  })

const rowsInWords = (fields: Fields, values: object, reference: Reference): ShownRow[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const words = inWords(field, Reflect.get(values, name), reference)
    return words === '' ? [] : [{ term: field.label, words }]
  })

export const inWords = (field: Field, value: unknown, reference: Reference): string => {
  const named = (code: string) => options(field, reference).find((option) => option.code === code)?.nl ?? code
  if (Array.isArray(value)) return value.map(String).map(named).join(', ')
  if (typeof value === 'boolean') return value ? 'Ja' : field.type === 'yesNo' ? 'Nee' : ''
  if (typeof value === 'bigint') return `${formatCents(value)} euro`
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value !== 'string') return ''
  return textInWords[field.type]?.(value, reference) ?? (field.type === 'choice' ? named(value) : value)
}

const textInWords: Partial<Record<Field['type'], (value: string, reference: Reference) => string>> = {
  date: formatDay,
  time: (time) => time.replace(':', '.'),
  enterprise: formatKbo,
  iban: formatIban,
  municipality: (nis, { municipalities }) => municipalities.find((place) => place.nis === nis)?.name ?? nis,
}
