import { z } from 'zod'
import { euro, optional, whole } from '@/lib/calls/readers'
import { parseIban } from '@/lib/organisations/iban'
import { FRESH_MINUTES } from '@/lib/sign-in/session-limits'
import { REQUIRED, text } from '@/lib/text'

export const settingKeys = ['messageQuietMinutes', 'reminderHours', 'volunteerDayCents', 'letterSender', 'payerName', 'payerIban', 'freshSignInMinutes'] as const
/** As the database keeps them: a text per key, null where there is none. */
export type StoredSettings = Record<(typeof settingKeys)[number], string | null>

export const letterSender = z.object({ name: z.string(), lines: z.array(z.string()), place: z.string(), signature: z.array(z.string()) })
export type LetterSender = z.output<typeof letterSender>

/** A day of waiting is the longest: later, a message is news no more. */
const LONGEST_QUIET_MINUTES = 1440
/** Thirty days: nobody is reminded before most have begun. */
const FIRST_REMINDER_HOURS = 720
const MOST_REMINDERS = 5
const HIGHEST_DAY_CENTS = 100_000n

const reminderHours = text({ max: 60 }).transform((typed, context) => {
  const words = typed.split(/[\s,;]+/).filter((word) => word !== '')
  const hours = [...new Set(words.map((word) => (/^\d{1,3}$/.test(word) ? Number(word) : Number.NaN)))]
  if (hours.length <= MOST_REMINDERS && hours.every((hour) => hour >= 1 && hour <= FIRST_REMINDER_HOURS)) return hours.toSorted((a, b) => b - a).join(' ')
  context.addIssue(`Geef ten hoogste ${MOST_REMINDERS} gehele getallen op, elk van 1 tot ${FIRST_REMINDER_HOURS}, bijvoorbeeld 168 24.`)
  return z.NEVER
})

/** The only places that are filled in on the letter: who answers for the call, and how that team is reached. */
const senderPlaces = ['team', 'email', 'phone'] as const

const MOST_LINES = 8
const LONGEST_LINE = 100

const lines = (min: number) =>
  text({ max: 1000 }).transform((typed, context) => {
    const read = typed.split('\n').map((line) => line.trim()).filter((line) => line !== '')
    const strange = read.flatMap((line) => [...line.matchAll(/\{([^}]*)\}/g)]).find(([, place]) => !senderPlaces.some((known) => known === place))
    if (read.length < min) context.addIssue(REQUIRED)
    else if (read.length > MOST_LINES || read.some((line) => line.length > LONGEST_LINE)) context.addIssue(`Gebruik ten hoogste ${MOST_LINES} regels van elk ten hoogste ${LONGEST_LINE} tekens.`)
    else if (strange) context.addIssue(`We kennen ${strange[0]} niet. U kunt {team}, {email} en {phone} gebruiken.`)
    else return read
    return z.NEVER
  })

const line = (min: number, max: number) => text({ min, max }).transform((typed) => typed.replace(/\s+/g, ' ').trim())

/** As long as a name may be in a payment file. */
const LONGEST_PAYER = 70

const iban = z.string().transform((typed, context) => {
  const parsed = parseIban(typed)
  if (parsed.ok) return parsed.iban
  context.addIssue(parsed.problem)
  return z.NEVER
})

const seen = z.string().transform((json, context): StoredSettings => {
  const parsed = z.object({ messageQuietMinutes: z.string().nullable(), reminderHours: z.string().nullable(), volunteerDayCents: z.string().nullable(), letterSender: z.string().nullable(), payerName: z.string().nullable(), payerIban: z.string().nullable(), freshSignInMinutes: z.string().nullable() }).safeParse(jsonOf(json))
  if (parsed.success) return parsed.data
  context.addIssue('Laad de pagina opnieuw.')
  return z.NEVER
})

const jsonOf = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The form of the administrator, and what the database keeps of it. `seen` is what stood there when the form was opened. */
export const settingsForm = z
  .object({
    seen,
    messageQuietMinutes: whole(0, LONGEST_QUIET_MINUTES),
    reminderHours,
    volunteerDay: optional(euro.refine((cents) => cents > 0n && cents <= HIGHEST_DAY_CENTS, 'Geef een bedrag van meer dan 0 tot 1.000,00 euro op.')),
    senderName: line(1, 120),
    senderPlace: line(1, 60),
    senderLines: lines(0),
    senderSignature: lines(1),
    payerName: line(0, LONGEST_PAYER),
    payerIban: optional(iban),
    freshSignInMinutes: whole(1, FRESH_MINUTES),
  })
  .superRefine(({ payerName, payerIban }, context) => {
    if (payerName === '' && payerIban !== null) context.addIssue({ code: 'custom', path: ['payerName'], message: 'Vul ook de naam van de rekeninghouder in.' })
    if (payerName !== '' && payerIban === null) context.addIssue({ code: 'custom', path: ['payerIban'], message: 'Vul ook het rekeningnummer in.' })
  })
  .transform((typed): { seen: StoredSettings; wanted: StoredSettings } => ({
    seen: typed.seen,
    wanted: {
      messageQuietMinutes: String(typed.messageQuietMinutes),
      reminderHours: typed.reminderHours,
      volunteerDayCents: typed.volunteerDay === null ? null : String(typed.volunteerDay),
      letterSender: JSON.stringify({ name: typed.senderName, lines: typed.senderLines, place: typed.senderPlace, signature: typed.senderSignature }),
      payerName: typed.payerName === '' ? null : typed.payerName,
      payerIban: typed.payerIban,
      freshSignInMinutes: String(typed.freshSignInMinutes),
    },
  }))
