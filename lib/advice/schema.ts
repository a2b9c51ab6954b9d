import { z } from 'zod'
import { conflictTypes } from '@/lib/reviews/conflicts'
import { text } from '@/lib/text'
import { parseDay } from '@/lib/time'

export const adviceOutcomes = ['FAVOURABLE', 'CONDITIONAL', 'UNFAVOURABLE', 'NO_OBJECTION'] as const
export type AdviceOutcome = (typeof adviceOutcomes)[number]

export const outcomeWords: Record<AdviceOutcome, string> = {
  FAVOURABLE: 'gunstig',
  CONDITIONAL: 'gunstig met voorwaarden',
  UNFAVOURABLE: 'ongunstig',
  NO_OBJECTION: 'geen bezwaar',
}
export const isAdviceOutcome = (word: string): word is AdviceOutcome => adviceOutcomes.some((known) => known === word)

const day = z.string({ error: 'Dit veld is verplicht.' }).transform((typed, context) => {
  const parsed = parseDay(typed)
  if (parsed.ok) return parsed.day
  context.addIssue(parsed.problem)
  return z.NEVER
})

/** Without a file the question is about the call as a whole. */
export const adviceQuestion = z.object({
  callId: z.uuid('Kies een oproep.'),
  applicationId: z.uuid().optional(),
  domain: z.string().regex(/^[A-Z]{2,12}$/, 'Kies een beleidsdomein.'),
  question: text({ min: 20, max: 2000 }),
  dueOn: day,
})
export type AdviceQuestion = z.output<typeof adviceQuestion>

export const LEAST = 60

/** Who has no objection need not say why; anything else is reasoned. */
export const givenAdvice = z
  .object({
    adviceId: z.uuid(),
    outcome: z.enum(adviceOutcomes, 'Kies de strekking van het advies.'),
    text: text({ max: 6000 }).default(''),
    /** The number of the latest version that the page showed; '' = none. */
    seen: z.string().regex(/^\d{0,4}$/).optional(),
  })
  .refine(({ outcome, text: typed }) => outcome === 'NO_OBJECTION' || typed.trim().length >= LEAST, { path: ['text'], error: `Motiveer het advies in minstens ${LEAST} tekens.` })
export type GivenAdvice = z.output<typeof givenAdvice>

export const openedAdvice = z.object({ adviceId: z.uuid() })
export const withdrawnAdvice = z.object({ adviceId: z.uuid(), reason: text({ min: 10, max: 500 }) })
export const adviserInterest = z.object({ adviceId: z.uuid(), type: z.enum(conflictTypes, 'Kies welk belang het is.'), reason: text({ max: 1000 }).default('') })

export const namedDomain = z.object({
  code: z.string().trim().toUpperCase().regex(/^[A-Z]{2,12}$/, 'Gebruik 2 tot 12 letters, bijvoorbeeld OND.'),
  name: text({ min: 2, max: 80 }),
})
export const placedAdviser = z.object({ userId: z.uuid('Kies een persoon.'), domain: z.string().regex(/^([A-Z]{2,12})?$/, 'Kies een beleidsdomein.') })

export const adviceSubject = (onFile: boolean): string => (onFile ? 'over dit dossier' : 'over de oproep als geheel')
