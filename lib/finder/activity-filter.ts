import { z } from 'zod'
import { addDays, parseDay } from '@/lib/time'
import { kilometresBetween } from '@/lib/reference/distance'
import { placeNamed, type FinderPlace } from './places'

export const distances = ['0', '5', '10', '20', '30', '50'] as const
export const prices = ['gratis', '10', '25', '50'] as const
export const activitySorts = ['datum', 'afstand'] as const

const NEAR = '10'
/** A year and a half: plans of two years are shown as they come nearer. */
const AHEAD_DAYS = 548
const DAY = 10
const last = (typed: unknown): unknown => (Array.isArray(typed) ? typed.at(-1) : typed)
const typed = (most: number) => z.preprocess(last, z.string().transform((text) => text.trim().slice(0, most)).catch(''))

/** The whole vocabulary of the finder's address; another key says nothing, another value of a choice is no choice. */
const address = z.object({
  plaats: typed(60),
  km: z.preprocess(last, z.enum(distances).catch(NEAR)),
  van: typed(DAY),
  tot: typed(DAY),
  leeftijd: typed(3),
  thema: z.preprocess(last, z.string().regex(/^[A-Z]{2,12}$/).catch('')),
  prijs: z.preprocess(last, z.enum(['', ...prices]).catch('')),
  kansentarief: z.preprocess(last, z.enum(['', 'ja']).catch('')),
  toegankelijk: z.preprocess(last, z.enum(['', 'ja']).catch('')),
  sorteer: z.preprocess(last, z.enum(activitySorts).optional().catch(undefined)),
  bladzijde: z.preprocess(last, z.string().regex(/^[1-9]\d{0,3}$/).catch('1').transform(Number)),
})
export type ActivityAddress = z.output<typeof address>

export type ActivityFilter = {
  /** Municipalities that are near enough, with their distance; null is everywhere. */
  near: { nis: string; kilometres: number }[] | null
  from: string
  until: string
  age: number | null
  theme: string | null
  /** Of the whole series, in cents. */
  mostCents: bigint | null
  reducedRate: boolean
  accessible: boolean
  sort: (typeof activitySorts)[number]
  page: number
}

export type Search = {
  asked: ActivityAddress
  filter: ActivityFilter
  place: FinderPlace | null
  /** What was typed and not understood, in a sentence each; the rest of the search holds. */
  problems: string[]
}

/** What an address asks. Days before today are over, and what nobody typed asks nothing. */
export const readSearch = (given: Record<string, string | string[] | undefined>, places: readonly FinderPlace[], today: string): Search => {
  const asked = address.parse(given)
  const problems: string[] = []
  const place = asked.plaats === '' ? undefined : placeNamed(places, asked.plaats)
  if (asked.plaats !== '' && !place) problems.push(`Wij kennen geen gemeente of postcode “${asked.plaats}”. Kies een gemeente uit de lijst of typ de vier cijfers van een postcode.`)
  const dayOf = (text: string, label: string): string | null => {
    if (text === '') return null
    const read = parseDay(text)
    if (!read.ok) problems.push(`De datum bij “${label}” klopt niet. Typ ze als dd/mm/jjjj.`)
    return read.ok ? read.day : null
  }
  const from = [dayOf(asked.van, 'Van') ?? today, today].toSorted().at(-1) ?? today
  const until = dayOf(asked.tot, 'Tot en met') ?? addDays(from, AHEAD_DAYS)
  if (until < from) problems.push('De laatste dag ligt vóór de eerste dag of is al voorbij. Kies een latere dag bij “Tot en met”.')
  const age = asked.leeftijd === '' ? null : Number(asked.leeftijd)
  const known = age !== null && Number.isInteger(age) && age >= 5 && age <= 18
  if (age !== null && !known) problems.push('De activiteiten zijn voor kinderen van 5 tot en met 18 jaar. Typ een leeftijd daartussen.')
  return {
    asked,
    place: place ?? null,
    problems,
    filter: {
      near: place ? near(places, place, Number(asked.km)) : null,
      from, until,
      age: known ? age : null,
      theme: asked.thema === '' ? null : asked.thema,
      mostCents: asked.prijs === '' ? null : asked.prijs === 'gratis' ? 0n : BigInt(asked.prijs) * 100n,
      reducedRate: asked.kansentarief === 'ja',
      accessible: asked.toegankelijk === 'ja',
      sort: place ? (asked.sorteer ?? 'afstand') : 'datum',
      page: asked.bladzijde,
    },
  }
}

const near = (places: readonly FinderPlace[], centre: FinderPlace, most: number): { nis: string; kilometres: number }[] =>
  places.map((place) => ({ nis: place.nis, kilometres: kilometresBetween(centre, place) })).filter(({ kilometres }) => kilometres <= most)

/** The address of the same search with something else in it; what is not asked stays out of it. */
export const addressOf = (asked: ActivityAddress, change: Partial<Record<keyof ActivityAddress, string>> = {}): string => {
  const parameters = Object.entries({ ...asked, bladzijde: '', ...change }).filter(([name, value]) => value !== undefined && value !== '' && !(name === 'km' && asked.plaats === ''))
  const query = new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, String(value)])).toString()
  return query === '' ? '/activiteiten' : `/activiteiten?${query}`
}
