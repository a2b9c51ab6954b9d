import { z } from 'zod'
import '@/lib/dutch-problems'

/** `told`: the limit of the form, where more than that may be kept until it is filed. */
export type TextLimits = { min?: number; max: number; told?: number | undefined }

export const REQUIRED = 'Dit veld is verplicht.'
export const UNREADABLE = 'Dit veld bevat een teken dat we niet kunnen bewaren. Typ de tekst opnieuw.'

/**
 * The one way text enters the portal: well-formed Unicode in NFC, lines ended by \n, no control characters but \n and \t
 * (PostgreSQL refuses NUL, a lone surrogate would come back as another character, and U+202E shows a name backwards).
 * `min` and `max` count code points; an empty text passes unless `min` asks for something.
 */
export const text = (limits: TextLimits) =>
  z.string().transform((typed, context) => {
    const value = tidy(typed)
    const message = textProblem(value, limits)
    if (message !== null) context.addIssue({ code: 'custom', message })
    return value
  })

/** Browsers send \r\n; two spellings of one letter (NFC, NFD) must be one text. */
export const tidy = (value: string): string =>
  PLAIN.test(value) || !value.isWellFormed() ? value : value.replace(/\r\n?/g, '\n').normalize('NFC')

/** Most of what is typed: it is in NFC already, and holds no character that is refused. A filing reads hundreds of such texts. */
const PLAIN = /^[\t\n\x20-\x7E]*$/

/** What is wrong with a tidied text, as a Dutch sentence, or null. */
export const textProblem = (value: string, { min = 0, max, told = max }: TextLimits): string | null => {
  if (!PLAIN.test(value) && (!value.isWellFormed() || CONTROL.test(value))) return UNREADABLE
  if (min > 0 && value.trim() === '') return REQUIRED
  // Counting is for what may be too long or too short: no text has more code points than units.
  if (value.length <= max && min === 0) return null
  const length = codePoints(value)
  if (length > max) return `Max. karakters overschreden. U mag er ${grouped(told)} gebruiken, u hebt er ${grouped(length)}.`
  if (length < min) return `Schrijf minstens ${grouped(min)} karakters. U hebt er ${grouped(length)}.`
  return null
}

// C0 without \n and \t, DEL and C1, and what turns the direction of writing: none of them has a place in a form, a PDF or a mail.
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/

const codePoints = (value: string): number => {
  let count = 0
  for (const _ of value) count += 1
  return count
}

const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '.')

/** Where a key stands that stood before; null is no key. */
export const repeatsIn = (keys: readonly (string | null)[]): number[] => keys.flatMap((key, index) => (key !== null && keys.indexOf(key) < index ? [index] : []))
