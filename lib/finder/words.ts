import { formatCents } from '@/lib/money'
import { formatDay, formatLongDay } from '@/lib/time'
import type { Search } from './activity-filter'

type Priced = { priceCents: bigint; reducedPriceCents: bigint }

/** "18,00 euro voor de hele reeks, met kansentarief 4,50 euro" */
export const priceWords = ({ priceCents, reducedPriceCents }: Priced): string => {
  if (priceCents === 0n) return 'gratis'
  const reduced = reducedPriceCents === 0n ? ', gratis met kansentarief' : reducedPriceCents < priceCents ? `, met kansentarief ${formatCents(reducedPriceCents)} euro` : ''
  return `${formatCents(priceCents)} euro voor de hele reeks${reduced}`
}

export const ageWords = ({ ageMin, ageMax }: { ageMin: number; ageMax: number }): string => (ageMin === ageMax ? `${ageMin} jaar` : `${ageMin} tot en met ${ageMax} jaar`)

/** "13.30 tot 16.00 uur" of '13:30' and '16:00'. */
export const hoursWords = ({ begins, ends }: { begins: string; ends: string }): string => `${begins.replace(':', '.')} tot ${ends.replace(':', '.')} uur`

/** Centres of municipalities: anything finer would promise too much. */
export const kilometreWords = (kilometres: number): string => (kilometres < 0.5 ? 'in deze gemeente' : `op ongeveer ${Math.round(kilometres)} km`)

/** "Er zijn 12 activiteiten binnen 10 km van Leuven, vanaf zondag 22 november 2026." */
export const foundWords = (total: number, { asked, place, filter }: Search): string => {
  const count = total === 0 ? 'Er zijn geen activiteiten' : total === 1 ? 'Er is 1 activiteit' : `Er zijn ${total.toLocaleString('nl-BE')} activiteiten`
  const where = place === null ? '' : asked.km === '0' ? ` in ${place.name}` : ` binnen ${asked.km} km van ${place.name}`
  const age = filter.age === null ? '' : ` voor een kind van ${filter.age} jaar`
  const when = asked.tot === '' ? `vanaf ${formatLongDay(filter.from)}` : `van ${formatDay(filter.from)} tot en met ${formatDay(filter.until)}`
  return `${count}${where}${age}, ${when}.`
}
