import { REQUIRED, textProblem, tidy } from '@/lib/text'
import { parseEuro } from '@/lib/money'
import { parseIban } from '@/lib/organisations/iban'
import { parseKbo } from '@/lib/organisations/kbo'
import { parseDay } from '@/lib/time'
import type { Reference } from './call-rules'
import type { Field } from './fields/field'

export type ReadValue = string | string[] | number | bigint | boolean | null
export type Read = { value: ReadValue; problem: string | null }

/** One typed text against its line of the form: the value it stands for (null when missing or wrong), or what is wrong. */
export const readField = (field: Field, typed: string | readonly string[] | undefined, reference: Reference): Read => {
  if (field.type === 'choices') return readChoices(field, typed, reference)
  const text = tidy(typeof typed === 'string' ? typed : (typed?.[0] ?? '')).trim()
  if (field.type === 'tick') return ok(text !== '')
  if (text === '') return { value: null, problem: field.required ? REQUIRED : null }
  const unfit = textProblem(text, { max: TEXT_TYPES.has(field.type) ? (field.max ?? LINE) : LINE, ...(TEXT_TYPES.has(field.type) && field.min ? { min: field.min } : {}) })
  return unfit === null ? readers[field.type](text, field, reference) : wrong(unfit)
}

/** The codes a field may hold, in the order they are shown. */
export const options = (field: Field, reference: Reference): readonly { code: string; nl: string }[] => {
  if (field.options) return field.options
  if (field.list === 'partnership') return [NO_PARTNERSHIP, ...reference.partnerships.map(({ code, name }) => ({ code, nl: name }))]
  if (field.list === 'vatStatus') return vatStatuses
  const list = field.list ? (reference.codeLists[field.list] ?? []) : []
  return field.list === 'revenueCategory' ? list.filter(({ code }) => code !== 'REQUESTED') : list
}

const LINE = 2_000
const NO_PARTNERSHIP = { code: 'NONE', nl: 'Nee' }
const vatStatuses = [
  { code: 'VOLLEDIG', nl: 'volledig' },
  { code: 'GEMENGD', nl: 'gemengd' },
  { code: 'NIET', nl: 'niet' },
] as const
const TEXT_TYPES: ReadonlySet<Field['type']> = new Set(['line', 'prose', 'email', 'phone', 'url'])

const ok = (value: ReadValue): Read => ({ value, problem: null })
const wrong = (problem: string): Read => ({ value: null, problem })

type Reader = (text: string, field: Field, reference: Reference) => Read

const number: (wholes: boolean) => Reader = wholes => (text, { min, max }) => {
  const typed = wholes ? /^[+-]?\d{1,9}$/ : /^[+-]?\d{1,9}(,\d{1,2})?$/
  if (!typed.test(text)) return wrong(wholes ? 'Geef een geheel getal op.' : `Geef een getal op, bijvoorbeeld ${max !== undefined && max < 100 ? '2 of 2,5' : '12 of 12,5'}.`)
  const value = Number(text.replace(',', '.'))
  if ((min !== undefined && value < min) || (max !== undefined && value > max))
    return wrong(max === undefined ? `Geef een getal van minstens ${min} op.` : `Geef een getal van ${min ?? 0} tot en met ${max} op.`)
  return ok(value)
}

const matching = (pattern: RegExp, message: string): Reader => text => pattern.test(text) ? ok(text) : wrong(message)

const choice: Reader = (text, field, reference) =>
  options(field, reference).some(({ code }) => code === text) ? ok(text) : wrong('Kies een antwoord uit de lijst.')

const readers: Record<Exclude<Field['type'], 'choices' | 'tick'>, Reader> = {
  line: text => ok(text),
  prose: text => ok(text),
  email: matching(/^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/, 'Geef een geldig e-mailadres op.'),
  phone: text => readPhone(text),
  url: text => readUrl(text),
  enterprise: text => { const read = parseKbo(text); return read.ok ? ok(read.kbo) : wrong(read.problem) },
  iban: text => { const read = parseIban(text); return read.ok ? ok(read.iban) : wrong(read.problem) },
  postcode: matching(/^[1-9]\d{3}$/, 'Geef een postcode van vier cijfers op.'),
  municipality: (text, _field, { municipalities }) => {
    const byName = (): (typeof municipalities)[number] | undefined => {
      const name = text.toLocaleLowerCase('nl-BE')
      return municipalities.find(place => place.name.toLocaleLowerCase('nl-BE') === name)
    }
    const found = municipalities.find(place => place.nis === text || place.name === text) ?? byName()
    return found ? ok(found.nis) : wrong('Kies een gemeente uit de lijst.')
  },
  choice,
  yesNo: text => text === 'ja' || text === 'nee' ? ok(text === 'ja') : wrong('Kies ja of nee.'),
  whole: number(true),
  decimal: number(false),
  euro: text => {
    if (/^\s*[-−]/.test(text)) return wrong('Een bedrag kan niet lager zijn dan 0.')
    const read = parseEuro(text)
    return read.ok ? ok(read.cents) : wrong(read.problem)
  },
  date: text => { const read = parseDay(text); return read.ok ? ok(read.day) : wrong('Geef een datum op als dd/mm/jjjj, bijvoorbeeld 14/09/2027.') },
  time: text => readTime(text),
}

const readChoices = (field: Field, typed: string | readonly string[] | undefined, reference: Reference): Read => {
  const known = new Set(options(field, reference).map(({ code }) => code))
  const chosen = [...new Set(typeof typed === 'string' ? [typed] : (typed ?? []))].filter(code => code !== '')
  const { min = 0, max = Infinity, label } = field
  const name = label.startsWith('STEM') ? label : label.charAt(0).toLowerCase() + label.slice(1)
  if (chosen.some(code => !known.has(code))) return { value: [], problem: 'Kies antwoorden uit de lijst.' }
  if (chosen.length === 0) return { value: [], problem: field.required ? REQUIRED : null }
  if (chosen.length < min) return { value: chosen, problem: `Duid minstens ${min} ${name} aan.` }
  if (chosen.length > max) return { value: chosen, problem: `Duid ten hoogste ${max} ${name} aan.` }
  return ok([...known].filter(code => chosen.includes(code)))
}

/** Belgian by default; other countries with their +. Kept as typed, because people group the digits as they say them. */
const readPhone = (text: string): Read => {
  const digits = text.replace(/[\s./()-]/g, '')
  return /^(?:\+\d{8,15}|00\d{8,15}|0[1-9]\d{7,8})$/.test(digits) ? ok(text) : wrong('Geef een geldig telefoonnummer in.')
}

const readUrl = (text: string): Read => {
  const address = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  const url = URL.parse(address)
  const fits = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.hostname.includes('.') && !/\s/.test(text)
  return fits ? ok(address) : wrong('Geef een geldig webadres op, bijvoorbeeld https://www.voorbeeld.be.')
}

const readTime = (text: string): Read => {
  const typed = /^(\d{1,2})[:.u](\d{2})$/.exec(text)
  const [hours, minutes] = [Number(typed?.[1]), Number(typed?.[2])]
  return typed && hours < 24 && minutes < 60
    ? ok(`${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)
    : wrong('Geef een uur op als uu:mm, bijvoorbeeld 13:30.')
}
