import { Temporal } from 'temporal-polyfill'

/** Instants are stored; this file is where they become days and hours in Belgium, and back. A day is 'yyyy-mm-dd'. */
export const ZONE = 'Europe/Brussels'

/** For mails and PDFs, which are read far from the page: the zone in words. */
export const ZONE_IN_WORDS = 'Belgische tijd (Europe/Brussels)'

/** `zondag 22 november 2026, 23.59 uur` */
export const formatInstant = (at: Date): string => `${formatLongDay(localDay(at))}, ${formatTime(at)}`

/** `22/11/2026 23.59`, for tables. */
export const formatShortInstant = (at: Date): string => `${formatDay(localDay(at))} ${clock(local(at))}`

/** `23.59 uur` */
export const formatTime = (at: Date): string => `${clock(local(at))} uur`

/** `22/11/2026` */
export const formatDay = (day: string): string => day.split('-').toReversed().join('/')

/** `22 november 2026`, as it stands above a letter. */
export const formatLetterDay = (day: string): string => formatLongDay(day).replace(/^\S+ /, '')

/** `zondag 22 november 2026` */
export const formatLongDay = (day: string): string => {
  const date = Temporal.PlainDate.from(day)
  return `${WEEKDAYS[date.dayOfWeek - 1]} ${date.day} ${MONTHS[date.month - 1]} ${date.year}`
}

/**
 * The moment before which something has to be in, in words. Deadlines are exclusive (domain 4.12): midnight is shown as
 * the last minute of the day before, `tot en met zondag 22 november 2026, 23.59 uur`; any other as
 * `zondag 22 november 2026, vóór 17.00 uur`.
 */
export const formatDeadline = (deadlineAt: Date): string => {
  const last = formatLongDay(lastDayOf(deadlineAt))
  return isMidnight(deadlineAt) ? `tot en met ${last}, 23.59 uur` : `${last}, vóór ${formatTime(deadlineAt)}`
}

/** The last day on which there is still time: the day before a deadline at midnight. The year of a file number is its year. */
export const lastDayOf = (deadlineAt: Date): string =>
  isMidnight(deadlineAt) ? addDays(localDay(deadlineAt), -1) : localDay(deadlineAt)

/** The day in Belgium at that instant. */
export const localDay = (at: Date): string => local(at).toPlainDate().toString()

/** 00.00 of that day in Belgium. */
export const startOfDay = (day: string): Date => new Date(Temporal.PlainDate.from(day).toZonedDateTime(ZONE).epochMilliseconds)

/** 24.00 of that day in Belgium: exclusive, as every term. */
export const endOfDay = (day: string): Date => startOfDay(addDays(day, 1))

export const addDays = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** The same day of a later month, or that month's last day. */
export const addMonths = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString()

/** Whole days from the first day to the second; negative when the second is earlier. */
export const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** 1 = Monday … 7 = Sunday (ISO 8601). */
export const weekday = (day: string): number => Temporal.PlainDate.from(day).dayOfWeek

/** Reads `22/11/2026` (also with - or . between, and one digit for day or month) or `2026-11-22`, as a date field sends it. */
export const parseDay = (text: string): { ok: true; day: string } | { ok: false; problem: string } => {
  const typed = text.trim()
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed)
  const belgian = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(typed)
  const [year, month, date] = iso ? iso.slice(1) : belgian ? belgian.slice(1).toReversed() : []
  const day = `${year}-${month?.padStart(2, '0')}-${date?.padStart(2, '0')}`
  return exists(day) ? { ok: true, day } : { ok: false, problem: 'Geef een geldige datum op (dd/mm/jjjj).' }
}

/** Reads an hour as typed: `17.00`, `17:00`, `17u00`, `24.00`. */
export const parseClock = (text: string): { ok: true; hour: number; minute: number } | { ok: false; problem: string } => {
  const typed = /^(\d{1,2})[.:u](\d{2})$/.exec(text.trim().replace(/\s*uur$/, ''))
  const [hour, minute] = [Number(typed?.[1]), Number(typed?.[2])]
  if (!typed || hour > 24 || minute > 59 || (hour === 24 && minute > 0)) return { ok: false, problem: 'Geef een geldig tijdstip op, bijvoorbeeld 17.00 of 23.59.' }
  return { ok: true, hour, minute }
}

/**
 * A day and an hour as typed (`23.59`, `17:00`, `24.00`) → the exclusive instant that is stored. 23.59 means the whole day,
 * so 24.00 is stored (domain 4.12). Refuses an hour that does not exist or comes twice when the clock changes.
 */
export const parseLocalDeadline = (date: string, time: string): { ok: true; at: Date } | { ok: false; problem: string } => {
  const read = parseDay(date)
  if (!read.ok) return read
  const clock = parseClock(time)
  if (!clock.ok) return clock
  const { hour, minute } = clock
  if (hour === 24 || (hour === 23 && minute === 59)) return { ok: true, at: endOfDay(read.day) }
  return unambiguous(Temporal.PlainDate.from(read.day).toPlainDateTime({ hour, minute }))
}

const WEEKDAYS = ['maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag', 'zondag'] as const
const MONTHS = [
  'januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december',
] as const

const local = (at: Date): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE)

const clock = (at: Temporal.ZonedDateTime): string => `${at.hour}.${String(at.minute).padStart(2, '0')}`

export const isMidnight = (at: Date): boolean => startOfDay(localDay(at)).getTime() === at.getTime()

const exists = (day: string): boolean => {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day)
  if (!parts) return false
  const date = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
}

const unambiguous = (wall: Temporal.PlainDateTime): { ok: true; at: Date } | { ok: false; problem: string } => {
  const earlier = wall.toZonedDateTime(ZONE, { disambiguation: 'earlier' })
  const later = wall.toZonedDateTime(ZONE, { disambiguation: 'later' })
  if (earlier.epochMilliseconds === later.epochMilliseconds) return { ok: true, at: new Date(earlier.epochMilliseconds) }
  const twice = earlier.toPlainDateTime().equals(wall)
  const day = formatDay(wall.toPlainDate().toString())
  return {
    ok: false,
    problem: twice
      ? `Dit tijdstip komt op ${day} twee keer voor, omdat het winteruur begint. Kies een ander uur.`
      : `Dit tijdstip bestaat niet op ${day}, omdat het zomeruur begint. Kies een ander uur.`,
  }
}
