import { z } from 'zod'
import { text } from '@/lib/text'
import { parseClock, parseDay } from '@/lib/time'
import { DURATION_PROBLEM, parseDuration } from './duration'
import { sessionCounts } from './session-counts'
import { dayParts } from './words'

const readWith = <T>(read: (typed: string) => { ok: true; value: T } | { ok: false; problem: string }) =>
  z.string({ error: 'Dit veld is verplicht.' }).transform((typed, context) => {
    const answer = read(typed)
    if (answer.ok) return answer.value
    context.addIssue(answer.problem)
    return z.NEVER
  })

const day = readWith((typed) => {
  const read = parseDay(typed)
  return read.ok ? { ok: true, value: read.day } : read
})
const duration = readWith((typed) => {
  const quarters = parseDuration(typed)
  return quarters === null ? { ok: false, problem: DURATION_PROBLEM } : { ok: true, value: quarters }
})
/** `9.30` → '09:30'; a session ends before midnight. */
const clock = readWith((typed) => {
  const read = parseClock(typed)
  if (!read.ok) return read
  return read.hour === 24 ? { ok: false, problem: 'Een sessie eindigt voor middernacht.' } : { ok: true, value: `${String(read.hour).padStart(2, '0')}:${String(read.minute).padStart(2, '0')}` }
})
const children = readWith((typed) => (/^\s*\d{1,4}\s*$/.test(typed) && Number(typed) <= 5000 ? { ok: true, value: Number(typed) } : { ok: false, problem: 'Geef een geheel getal op, 0 of meer.' }))
const ticked = z.string().optional().transform((value) => value !== undefined && value !== '')
const reason = text({ min: 10, max: 500 })
const sentKey = z.string().min(1).max(100).optional()

const activity = { grantId: z.uuid('Kies een dossier.'), rowId: z.string().min(1).max(100) }
const slot = { heldOn: day, dayPart: z.enum(dayParts, 'Kies voormiddag, namiddag of avond.') }
const session = { ...slot, duration, enrolled: children, present: children, walkIns: ticked, anotherGroup: ticked }

export const oneActivity = z.object(activity)
export const logging = z.object({ ...activity, ...session, clientKey: sentKey })
/** Several sessions of the plan at once; a line without a number present is left for later. */
export const loggingPlanned = z.object({
  ...activity,
  walkIns: ticked,
  sessions: z.array(z.object({ heldOn: z.iso.date(), dayPart: z.enum(dayParts), quarters: z.coerce.number().int().min(2).max(16), enrolled: z.string().default(''), present: z.string().default('') }))
    .max(60)
    .transform((rows, context) => rows.flatMap(({ enrolled, present, ...row }, index) => {
      if (present.trim() === '') return []
      const [there, listed] = [children.safeParse(present), children.safeParse(enrolled)]
      if (!there.success) context.addIssue({ code: 'custom', path: [index, 'present'], message: there.error.issues[0]?.message ?? '' })
      if (!listed.success) context.addIssue({ code: 'custom', path: [index, 'enrolled'], message: listed.error.issues[0]?.message ?? '' })
      return there.success && listed.success ? [{ ...row, index, enrolled: listed.data, present: there.data }] : []
    })),
})
/** What the count screen sends: the three counts add up to who was there. */
export const counting = z.object({ ...activity, ...slot, quarters: z.number().int().min(2).max(16), enrolled: z.number().int().min(0).max(5000), present: z.number().int().min(0).max(5000), counts: sessionCounts, anotherGroup: z.boolean().default(false), clientKey: z.string().min(8).max(100) })
export const cancelling = z.object({ ...activity, ...slot, duration, reason, clientKey: sentKey })
/** The session that is put on another day, as it stands now; none = one more. */
export const settingDate = z.object({ ...activity, slotDay: z.union([z.literal('').transform(() => null), z.iso.date()]).default(null), slotBegins: z.string().max(5).default(''), day, begins: clock, ends: clock, clientKey: z.string().min(1).max(100) })
export const oneDate = z.object({ dateId: z.uuid('Kies een sessie.') })

const one = { sessionId: z.uuid('Kies een sessie.') }
export const oneSession = z.object(one)
export const changingSession = z.object({ ...one, version: z.coerce.number().int().min(0), ...session })
/** The same weekday, each week until and with this day. */
export const repeating = z.object({ ...one, until: day, skipHolidays: ticked })
export const oneEntry = z.object({ grantId: z.uuid(), entryId: z.uuid('Kies een invoer.') })
export const cancellingActivity = z.object({ ...activity, reason })

const pasted = z.string().max(100_000, 'Plak ten hoogste 100.000 tekens in één keer.')
export const pastingSessions = z.object({ ...activity, pasted, entryId: z.uuid(), onlyGood: z.boolean().default(false) })
export const pastingResidence = z.object({ ...activity, pasted })
