import { z } from 'zod'
import { parseKbo } from '@/lib/organisations/kbo'
import { text } from '@/lib/text'
import { conflictTypes } from './conflicts'

const type = z.enum(conflictTypes, 'Kies welk belang het is.')

/** What would end of what one filed was read. */
const knows = z.literal('ja').optional()

/** Per file of a call which interest; empty is none. */
export const declaring = z.object({
  callId: z.uuid(),
  types: z.record(z.uuid(), z.enum(['', ...conflictTypes])).default({}),
  reasons: z.record(z.uuid(), text({ max: 1000 })).default({}),
  knows,
})
export type Declaring = z.output<typeof declaring>

/** One file, from the page of the file itself. */
export const ownConflict = z.object({ applicationId: z.uuid(), type, reason: text({ max: 1000 }).default(''), knows })
export type OwnConflict = z.output<typeof ownConflict>

export const lifting = z.object({ conflictId: z.uuid('Kies een belang.'), reason: text({ min: 10, max: 1000 }) })
export type Lifting = z.output<typeof lifting>

/** As in the table: before it nobody still works. */
export const FIRST_YEAR = 1950

/** Where a reviewer works or worked, as typed; a row without a word is no row. `row` is where it stood, for what is said of it later. */
export const employers = z.object({
  knows,
  employers: z
    .array(z.object({ name: text({ max: 200 }).default(''), kbo: z.string().default(''), untilYear: z.string().trim().default('') }))
    .max(30)
    .default([])
    .transform((rows, context) => {
      const problem = (row: number, field: 'name' | 'kbo' | 'untilYear', message: string) => context.addIssue({ code: 'custom', path: [row, field], message })
      const known = new Set<string>()
      return rows.flatMap(({ name, kbo, untilYear }, row) => {
        if (`${name}${kbo}${untilYear}`.trim() === '') return []
        const parsed = parseKbo(kbo)
        if (name.trim() === '') problem(row, 'name', 'Vul de naam van de organisatie in.')
        if (!parsed.ok) problem(row, 'kbo', parsed.problem)
        else if (known.has(parsed.kbo)) problem(row, 'kbo', 'Deze organisatie staat er al.')
        else known.add(parsed.kbo)
        if (untilYear !== '' && !(/^\d{4}$/.test(untilYear) && Number(untilYear) >= FIRST_YEAR && Number(untilYear) <= 2100)) problem(row, 'untilYear', `Vul een jaartal in vanaf ${FIRST_YEAR} tot en met dit jaar, of laat dit leeg als u er nog werkt.`)
        return [{ row, name, kbo: parsed.ok ? parsed.kbo : '', untilYear: untilYear === '' ? null : Number(untilYear) }]
      })
    }),
})
export type Employers = z.output<typeof employers>

export const standInRoles = ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] as const
export type StandInRole = (typeof standInRoles)[number]
export const standIn = z.object({ applicationId: z.uuid(), role: z.enum(standInRoles), userId: z.uuid('Kies een persoon.'), reason: text({ min: 10, max: 1000 }) })
export type StandIn = z.output<typeof standIn>
