import { z } from 'zod'
import { euro } from '@/lib/calls/readers'
import { REQUIRED, text } from '@/lib/text'
import { parseDay } from '@/lib/time'

const typed = z.string().default('')
const reason = (min: number) => text({ min, max: 5000 })

/** What is left empty, or as it was, does not change. */
export const askingAmendment = z.object({
  grantId: z.uuid('Kies een dossier.'),
  periodEnd: typed.transform((value, context) => {
    if (value.trim() === '') return null
    const parsed = parseDay(value)
    if (parsed.ok) return parsed.day
    context.addIssue(parsed.problem)
    return z.NEVER
  }),
  activities: z.array(z.object({
    rowId: z.string().max(100),
    locationName: text({ max: 200 }).default(''),
    postcode: typed.pipe(z.string().trim().regex(/^(\d{4})?$/, 'Geef een postcode van vier cijfers op.')),
    sessions: typed.transform((value, context) => {
      if (value.trim() === '') return null
      if (/^\s*\d{1,3}\s*$/.test(value)) return Number(value)
      context.addIssue('Geef een geheel getal op, 0 als de activiteit wegvalt.')
      return z.NEVER
    }),
  })).max(60).default([]),
  costs: z.array(z.object({ id: z.string().max(100), amount: z.union([z.literal('').transform(() => null), euro]).default(null) })).max(200).default([]),
  /** A line that the budget did not have. */
  newCost: z.object({ description: text({ max: 200 }).default(''), amount: z.union([z.literal('').transform(() => null), euro]).default(null) }).default({ description: '', amount: null }),
  motivation: reason(60),
})
export type AskingAmendment = z.output<typeof askingAmendment>

const id = z.uuid('Kies een wijziging.')
export const oneAmendment = z.object({ amendmentId: id })
export const questioningAmendment = z.object({ amendmentId: id, question: reason(20) })
export const replyingAmendment = z.object({ amendmentId: id, reply: reason(1) })
export const answeringAmendment = z.object({ amendmentId: id, approved: z.enum(['ja', 'nee'], REQUIRED).transform((word) => word === 'ja'), answer: reason(60) })
export const sendingBackAmendment = z.object({ amendmentId: id, reason: reason(20) })
export type AnsweringAmendment = z.output<typeof answeringAmendment>
