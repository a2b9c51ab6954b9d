import { z } from 'zod'
import { parseKbo } from '@/lib/organisations/kbo'
import { text } from '@/lib/text'
import { conflictTypes } from './conflicts'

const type = z.enum(conflictTypes, 'Kies welk belang het is.')

/** Per file of a call which interest; empty is none. */
export const declaring = z.object({
  callId: z.uuid(),
  types: z.record(z.uuid(), z.enum(['', ...conflictTypes])).default({}),
  reasons: z.record(z.uuid(), text({ max: 1000 })).default({}),
})
export type Declaring = z.output<typeof declaring>

/** One file, from the page of the file itself. */
export const ownConflict = z.object({ applicationId: z.uuid(), type, reason: text({ max: 1000 }).default('') })
export type OwnConflict = z.output<typeof ownConflict>

export const lifting = z.object({ conflictId: z.uuid('Kies een belang.'), reason: text({ min: 10, max: 1000 }) })
export type Lifting = z.output<typeof lifting>

const kbo = z.string().transform((typed, context) => {
  const parsed = parseKbo(typed)
  if (!parsed.ok) context.addIssue({ code: 'custom', message: parsed.problem })
  return parsed.ok ? parsed.kbo : ''
})
const year = z.string().trim().default('').refine((typed) => typed === '' || /^(19[5-9]\d|20\d\d)$/.test(typed), 'Vul een jaartal in, of laat dit leeg als u er nog werkt.').transform((typed) => (typed === '' ? null : Number(typed)))

/** A row without a word is no row. */
const isFilled = (row: unknown): boolean => typeof row === 'object' && row !== null && Object.values(row).some((value) => typeof value === 'string' && value.trim() !== '')
export const employers = z.object({
  employers: z.preprocess((rows) => (Array.isArray(rows) ? rows.filter(isFilled) : []), z.array(z.object({ name: text({ min: 1, max: 200 }), kbo, untilYear: year })).max(30)),
})
export type Employers = z.output<typeof employers>

export const standInRoles = ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] as const
export type StandInRole = (typeof standInRoles)[number]
export const standIn = z.object({ applicationId: z.uuid(), role: z.enum(standInRoles), userId: z.uuid('Kies een persoon.'), reason: text({ min: 10, max: 1000 }) })
export type StandIn = z.output<typeof standIn>
