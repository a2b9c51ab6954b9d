import { z } from 'zod'

export const bids = ['EAGER', 'RELUCTANT'] as const
export type Bid = (typeof bids)[number]
export const bidWords: Record<Bid, string> = { EAGER: 'graag', RELUCTANT: 'liever niet' }
export const isBid = (bid: string): bid is Bid => bids.some((one) => one === bid)

/** One tick posts a text, several a list, none nothing. */
const ticked = z.preprocess((value) => [...new Set([value ?? []].flat())], z.array(z.string().max(40)).max(50)).default([])

export const expertiseStatement = z.object({
  themes: ticked,
  disciplines: ticked,
  ageBands: ticked,
  provinces: ticked,
  maxFiles: z
    .string()
    .trim()
    .default('')
    .refine((typed) => /^\d{0,3}$/.test(typed) && Number(typed) <= 500, 'Vul een aantal van 0 tot 500 in, of laat dit leeg.')
    .transform((typed) => (typed === '' ? null : Number(typed))),
})
export type ExpertiseStatement = z.output<typeof expertiseStatement>

/** Per file what this reviewer would like; empty takes a bid back. */
export const bidding = z.object({ bids: z.record(z.uuid(), z.enum(['', ...bids])).default({}) })
export type Bidding = z.output<typeof bidding>
