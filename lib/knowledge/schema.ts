import { z } from 'zod'
import { text } from '@/lib/text'
import { personalData } from './personal-data'

const criteria = ['C01', 'C02', 'C03', 'C04', 'C05', 'C06', 'C07', 'C08', 'C09', 'C10'] as const

const several = <Item extends z.ZodType>(item: Item, most: number) => z.preprocess((value) => [value ?? []].flat(2), z.array(item).max(most))
const age = z.coerce.number('Geef een leeftijd van 5 tot en met 18 jaar.').int().min(5, 'Geef een leeftijd van 5 tot en met 18 jaar.').max(18, 'Geef een leeftijd van 5 tot en met 18 jaar.')

/** Texts that everybody will read: nothing in it points at a person. */
const publicText = (limits: { min?: number; max: number }) =>
  text(limits).superRefine((value, context) => {
    const found = personalData(value)
    if (found) context.addIssue({ code: 'custom', message: `In deze tekst staat ${found}. Iedereen kan deze tekst lezen: laat het weg.` })
  })

const lessonTexts = {
  title: publicText({ min: 5, max: 120 }),
  text: publicText({ min: 100, max: 3000 }),
  tip: publicText({ max: 600 }).default(''),
  criteria: several(z.enum(criteria), 10).refine((chosen) => chosen.length > 0, 'Kies minstens één criterium.'),
  themes: several(z.string().regex(/^[A-Z_]{2,12}$/), 12),
  ageMin: age,
  ageMax: age,
}
const agesInOrder = ({ ageMin, ageMax }: { ageMin: number; ageMax: number }): boolean => ageMin <= ageMax
const ageProblem = { path: ['ageMax'], error: 'De hoogste leeftijd is lager dan de laagste.' }

export const proposedLesson = z.object({ number: z.string().max(40), ...lessonTexts }).refine(agesInOrder, ageProblem)
export type ProposedLesson = z.output<typeof proposedLesson>

/** `version`: the one that the page showed. */
export const editedLesson = z.object({ lessonId: z.uuid(), version: z.coerce.number().int(), ...lessonTexts }).refine(agesInOrder, ageProblem)
export type EditedLesson = z.output<typeof editedLesson>

export const publishedLesson = z.object({ lessonId: z.uuid(), version: z.coerce.number().int() })
export const endedLesson = z.object({ lessonId: z.uuid(), reason: text({ min: 10, max: 500 }) })
export const saidConsent = z.object({ number: z.string().max(40), given: z.enum(['ja', 'nee'], 'Kies ja of nee.').transform((typed) => typed === 'ja') })

const organisationId = z.uuid('Kies namens welke organisatie.')
export const proposedNeed = z.object({ organisationId, title: publicText({ min: 5, max: 120 }), description: publicText({ min: 40, max: 2000 }) })
export const needVote = z.object({ needId: z.uuid(), organisationId, vote: z.enum(['ja', 'nee']).transform((typed) => typed === 'ja') })
export const needRemark = z.object({ needId: z.uuid(), organisationId, text: publicText({ min: 2, max: 1000 }) })
export const removedRemark = z.object({ remarkId: z.uuid() })
export const needAnswer = z.object({ needId: z.uuid(), verb: z.enum(['answer', 'close'], 'Kies wat u doet.'), answer: text({ min: 20, max: 3000 }) })
