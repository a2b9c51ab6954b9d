import { z } from 'zod'
import { addMonths } from '@/lib/time'

export const periods = { '3': 'de komende 3 maanden', '6': 'de komende 6 maanden', jaar: 'dit jaar' } as const
export const near = ['5', '10', '20'] as const

const last = (typed: unknown): unknown => (Array.isArray(typed) ? typed.at(-1) : typed)
const address = z.object({
  periode: z.preprocess(last, z.enum(['3', '6', 'jaar']).catch('6')),
  km: z.preprocess(last, z.enum(near).catch('10')),
  provincie: z.preprocess(last, z.string().max(40).catch('')),
})

export type WhiteSpotSearch = { asked: z.output<typeof address>; from: string; until: string; kilometres: number }

/** Which days, and what counts as near. "Dit jaar" is the whole calendar year, what is over included. */
export const readWhiteSpotSearch = (given: Record<string, string | string[] | undefined>, today: string): WhiteSpotSearch => {
  const asked = address.parse(given)
  const year = today.slice(0, 4)
  const [from, until] = asked.periode === 'jaar' ? [`${year}-01-01`, `${year}-12-31`] : [today, addMonths(today, Number(asked.periode))]
  return { asked, from, until, kilometres: Number(asked.km) }
}
