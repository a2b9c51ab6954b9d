import { z } from 'zod'
import { text } from '@/lib/text'

const applicationId = z.uuid()

/** One answer; a question without a verdict is left open and not stored. */
const answer = z.object({
  code: z.string().regex(/^[EA]\d{2}$/),
  activityRowId: text({ max: 64 }),
  met: z.enum(['ja', 'nee', '']).default(''),
  motivation: text({ max: 2000 }).default(''),
})

export const takingIn = z.object({ applicationId })
export const takingInCall = z.object({ callId: z.uuid() })
export const eligibilityAnswers = z.object({ applicationId, answers: z.array(answer).max(1000) })
export type EligibilityAnswers = z.output<typeof eligibilityAnswers>

export const conclusion = z.object({
  applicationId,
  eligible: z.enum(['ja', 'nee']).transform((typed) => typed === 'ja'),
  motivation: text({ max: 3000 }).default(''),
})
export type Conclusion = z.output<typeof conclusion>

export const note = z.object({ applicationId, text: text({ min: 1, max: 4000 }) })
export type Note = z.output<typeof note>
