const MINUTE = 60_000

/** How long there still is, in whole minutes and never more than there is; for the server and the browser alike. */
export const timeLeft = (milliseconds: number): string => {
  if (milliseconds <= 0) return 'De tijd is om.'
  const minutes = Math.floor(milliseconds / MINUTE)
  if (minutes === 0) return 'Nog minder dan 1 minuut.'
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  const inMinutes = rest === 1 ? '1 minuut' : `${rest} minuten`
  if (hours === 0) return `Nog ${inMinutes}.`
  return rest === 0 ? `Nog ${hours} uur.` : `Nog ${hours} uur en ${inMinutes}.`
}
