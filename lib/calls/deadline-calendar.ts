import { escaped, folded, utc } from '@/lib/calendar-file'
import { formatDeadline, ZONE_IN_WORDS } from '@/lib/time'

/** `path`: the page of the portal it is about. */
type Dated = { id: string; path: string; name: string; deadlineAt: Date; version: number; revisedAt: Date }

const HOUR = 3_600_000

/**
 * The deadline of a call, or of one request, as a calendar file (RFC 5545): the last hour in which one can file, so that a deadline at midnight stands on its own day
 * and not on the next. In UTC, which every calendar shows in its own zone. The same UID and a higher SEQUENCE move it after an extension.
 */
export const deadlineCalendar = ({ id, path, name, deadlineAt, version, revisedAt }: Dated, appUrl: string): string => {
  const page = `${appUrl.replace(/\/$/, '')}${path}`
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//STEM-loket//Oproepen//NL',
    'BEGIN:VEVENT',
    `UID:deadline-${id}@stem-loket`,
    `DTSTAMP:${utc(revisedAt)}`,
    `SEQUENCE:${version}`,
    `DTSTART:${utc(new Date(deadlineAt.getTime() - HOUR))}`,
    `DTEND:${utc(deadlineAt)}`,
    `SUMMARY:${escaped(`Uiterste indientijd: ${name}`)}`,
    `DESCRIPTION:${escaped(`U kunt indienen: ${formatDeadline(deadlineAt)}, ${ZONE_IN_WORDS}. De klok van het loket telt.\n${page}`)}`,
    `URL:${page}`,
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P1D',
    `DESCRIPTION:${escaped(`Morgen is de uiterste indientijd: ${name}`)}`,
    'END:VALARM',
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}
