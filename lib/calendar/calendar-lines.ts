import { addDays, addMonths, formatDeadline, isMidnight, lastDayOf, localDay } from '@/lib/time'

/** One date that people keep an eye on. `key` is the same each time it is made. */
export type CalendarLine = { key: string; day: string; title: string; detail: string; href: string; kind: 'call' | 'decision' | 'meeting' | 'advice' | 'own' }

type CalendarCall = { id: string; code: string; name: string; announcedAt: Date | null; opensAt: Date | null; deadlineAt: Date | null; decided: boolean; published: readonly { round: number; publishedAt: Date }[] }

/** Domain 5.2: who filed hears the decision within so many days after the close. */
const DECISION_DAYS = 90

/** The dates of a call: known to everybody from its announcement. `base` is where its page is for this reader. */
export const callLines = ({ id, code, name, announcedAt, opensAt, deadlineAt, decided, published }: CalendarCall, base = '/oproepen'): CalendarLine[] => {
  const line = (key: string, day: string, title: string, detail: string, kind: CalendarLine['kind'] = 'call'): CalendarLine => ({ key: `${key}-${id}`, day, title, detail, href: `${base}/${code}`, kind })
  return [
    ...(announcedAt ? [line('aangekondigd', localDay(announcedAt), `Aangekondigd: ${name}`, '')] : []),
    ...(opensAt ? [line('open', localDay(opensAt), `Opent: ${name}`, 'Vanaf dan kunt u een aanvraag indienen.')] : []),
    ...(deadlineAt ? [line('deadline', lastDayOf(deadlineAt), `Uiterste indientijd: ${name}`, `Indienen kan ${formatDeadline(deadlineAt)}.`)] : []),
    ...(deadlineAt && !decided ? [line('beslissing', addDays(lastDayOf(deadlineAt), DECISION_DAYS), `Beslissing uiterlijk verwacht: ${name}`, `Binnen ${DECISION_DAYS} dagen na de sluiting.`, 'decision')] : []),
    ...published.map(({ round, publishedAt }) => line(`bekend-${round}`, localDay(publishedAt), `Beslissingen bekendgemaakt: ${name}`, round === 1 ? '' : `Ronde ${round}.`, 'decision')),
  ]
}

/** The quarters of a partnership that lie in its period, with the last day to report on each: thirty days after its end (domain 5.4). `periodEnd` and what comes out are days. */
export const quarterEnds = (periodStart: string, periodEnd: string): { from: string; to: string; dueOn: string }[] => {
  const quarters: { from: string; to: string; dueOn: string }[] = []
  const first = `${periodStart.slice(0, 4)}-${String(Math.floor((Number(periodStart.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
  for (let start = first; start <= periodEnd; start = addMonths(start, 3)) {
    const end = addDays(addMonths(start, 3), -1)
    const to = end < periodEnd ? end : periodEnd
    quarters.push({ from: start > periodStart ? start : periodStart, to, dueOn: addDays(to, 30) })
  }
  return quarters
}

export const inOrder = (lines: readonly CalendarLine[]): CalendarLine[] => lines.toSorted((one, other) => one.day.localeCompare(other.day) || one.title.localeCompare(other.title, 'nl') || one.key.localeCompare(other.key))

/** The words of a deadline that stands on its last day. */
export const untilWords = (at: Date): string => (isMidnight(at) ? 'Tot en met deze dag.' : `${formatDeadline(at)}.`)
