import { formatCents } from '@/lib/money'
import { formatIban } from '@/lib/organisations/iban'
import { formatKbo } from '@/lib/organisations/kbo'
import { formatDay } from '@/lib/time'
import type { Reference } from './call-rules'
import type { Field } from './fields/field'

/** A frozen answer as its writer would type it again; '' = nothing to type. The way back of readField. */
export const typedAnswer = (field: Field, value: unknown, reference: Reference): string | string[] => {
  if (Array.isArray(value)) return value.filter((one) => typeof one === 'string')
  if (typeof value === 'boolean') return value ? 'ja' : field.type === 'yesNo' ? 'nee' : ''
  if (typeof value === 'bigint') return formatCents(value)
  if (typeof value === 'number') return String(value).replace('.', ',')
  if (typeof value !== 'string') return ''
  return spelled[field.type]?.(value, reference) ?? value
}

const spelled: Partial<Record<Field['type'], (value: string, reference: Reference) => string>> = {
  date: formatDay,
  enterprise: formatKbo,
  iban: formatIban,
  municipality: (nis, { municipalities }) => municipalities.find((place) => place.nis === nis)?.name ?? nis,
}
