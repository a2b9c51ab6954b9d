/** Half an hour to four hours (I09), as the database holds too. */
const LEAST = 2
const MOST = 16

export const DURATION_PROBLEM = 'Geef de duur in uren op, per kwartier, van een half uur tot 4 uur. Bijvoorbeeld 1,5.'

/** `2`, `1,5`, `1.25`, `1u30`, `1:30`, `90 min` → quarters of an hour; null when it is something else, no whole quarters, or too short or long for one half-day. */
export const parseDuration = (text: string): number | null => {
  const typed = text.trim().toLowerCase()
  const clock = /^(\d)\s*[u:h]\s*(\d{2})?$/.exec(typed)
  const hours = /^(\d(?:[.,]\d{1,2})?)\s*(?:uur|uren|u)?$/.exec(typed)
  const minutes = /^(\d{2,3})\s*min(?:uten|\.)?$/.exec(typed)
  const quarters = clock ? Number(clock[1]) * 4 + Number(clock[2] ?? 0) / 15 : hours ? Number((hours[1] ?? '').replace(',', '.')) * 4 : minutes ? Number(minutes[1]) / 15 : NaN
  return Number.isInteger(quarters) && quarters >= LEAST && quarters <= MOST ? quarters : null
}

/** A planned session as it can be logged: the nearest whole quarter within the bounds. */
export const quartersOf = (minutes: number): number => Math.min(MOST, Math.max(LEAST, Math.round(minutes / 15)))

/** `1,5`: what parseDuration reads back. */
export const formatDuration = (quarters: number): string => String(quarters / 4).replace('.', ',')
