const belgian = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' })
const belgianDay = new Intl.DateTimeFormat('nl-BE', { timeZone: 'Europe/Brussels', day: '2-digit', month: '2-digit', year: 'numeric' })

/** "14.32 uur" of an instant, in Belgium wherever the browser is; without the calendar library, which pages need not load. */
export const clock = (at: string | Date) => `${belgian.format(new Date(at)).replace(':', '.')} uur`

/** "om 14.32 uur" of today; of another day "op 21/11/2026 om 14.32 uur", because a time alone would read as today's. */
export const clockWithDay = (at: string | Date, now: Date = new Date()) => {
  const day = belgianDay.format(new Date(at))
  return day === belgianDay.format(now) ? `om ${clock(at)}` : `op ${day} om ${clock(at)}`
}
