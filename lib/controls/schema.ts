import { z } from 'zod'
import { day, euro, optional } from '@/lib/calls/readers'
import { text } from '@/lib/text'
import { answerKinds, controlKinds } from './words'

const grantId = z.uuid('Kies een dossier.')
const motivation = text({ min: 60, max: 5000 })

export const makingSelection = z.object({ code: z.string().min(1).max(40) })
export type MakingSelection = z.output<typeof makingSelection>

export const startingControl = z.object({ grantId, kind: z.enum(controlKinds, 'Kies hoe u controleert.') })
export type StartingControl = z.output<typeof startingControl>

/** What is left open is answered later. */
export const answeringChecklist = z.object({
  grantId,
  points: z.array(z.object({ code: z.string().min(2).max(3), answer: z.enum(answerKinds).optional().catch(undefined), remark: text({ max: 2000 }).default('') })).max(60),
})
export type AnsweringChecklist = z.output<typeof answeringChecklist>

export const notingControl = z.object({ grantId, text: text({ min: 1, max: 10_000 }), visitedOn: optional(day).default(null) })
export type NotingControl = z.output<typeof notingControl>

export const addingControlFile = z.object({ grantId })

const units = z.string().transform((typed, context) => {
  const read = /^\d{1,7}(?:,\d{1,2})?$/.exec(typed.trim())
  const value = read ? Number(typed.trim().replace(',', '.')) : Number.NaN
  if (value > 0) return value
  context.addIssue({ code: 'custom', message: 'Geef een getal van meer dan 0 op, met hoogstens 2 cijfers na de komma.' })
  return z.NEVER
})

/** Units for an activity, an amount for a cost line: which of the two, the model of the call says. */
export const recordingFinding = z.object({ grantId, subject: z.string().min(1, 'Kies waarover het gaat.').max(100), units: optional(units).default(null), amount: optional(euro).default(null), motivation })
export type RecordingFinding = z.output<typeof recordingFinding>

export const oneFinding = z.object({ findingId: z.uuid('Kies een vaststelling.') })
export const oneControl = z.object({ grantId })

export const replyingToFindings = z.object({ grantId, reply: text({ min: 1, max: 5000 }) })
export type ReplyingToFindings = z.output<typeof replyingToFindings>

export const concludingControl = z.object({
  grantId,
  findings: z.array(z.object({ id: z.uuid(), stands: z.enum(['ja', 'nee'], 'Kies of deze vaststelling blijft.'), answer: text({ min: 20, max: 2000 }) })).max(100).default([]),
  conclusion: text({ min: 20, max: 5000 }),
})
export type ConcludingControl = z.output<typeof concludingControl>
