import { formatCents } from '@/lib/money'
import { formatKbo } from '@/lib/organisations/kbo'
import { formatIban } from '@/lib/organisations/iban'
import { formatDay } from '@/lib/time'
import type { Reference } from './call-rules'
import type { Field } from './fields/field'
import { options, readField } from './read-field'

/** An answer as its writer would say it: codes by their name, amounts with euro. What cannot be read is shown as it was typed; '' = nothing typed. */
export const answerInWords = (field: Field, typed: unknown, reference: Reference): string => {
  const given = typeof typed === 'string' ? typed : Array.isArray(typed) ? typed.filter(one => typeof one === 'string') : ''
  const { value } = readField(field, given, reference)
  if (field.type === 'tick') return value === true ? 'Ja' : ''
  if (value === null || (Array.isArray(value) && value.length === 0)) return typeof given === 'string' ? given : given.join(', ')
  const named = (code: string) => options(field, reference).find(option => option.code === code)?.nl ?? code
  if (Array.isArray(value)) return value.map(named).join(', ')
  if (typeof value === 'boolean') return value ? 'Ja' : 'Nee'
  if (typeof value === 'bigint') return `${formatCents(value)} euro`
  if (typeof value === 'number') return `${String(value).replace('.', ',')}${field.unit === undefined ? '' : ` ${field.unit}`}`
  return words[field.type]?.(value, reference) ?? (field.type === 'choice' ? named(value) : value)
}

const words: Partial<Record<Field['type'], (value: string, reference: Reference) => string>> = {
  date: formatDay,
  enterprise: formatKbo,
  iban: formatIban,
  municipality: (nis, { municipalities }) => municipalities.find(place => place.nis === nis)?.name ?? nis,
}
