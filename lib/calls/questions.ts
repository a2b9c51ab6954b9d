import { z } from 'zod'
import type { Problem } from '@/lib/refusal'

export const questionTypes = ['short', 'long', 'number', 'amount', 'date', 'choice', 'file'] as const
export type QuestionType = (typeof questionTypes)[number]

/** The steps of a request that can hold a question; declarations are no questions. */
export const questionSteps = ['organisatie', 'andere-steun', 'activiteiten', 'doelgroepen', 'partners', 'begroting', 'bijlagen'] as const
export type QuestionStep = (typeof questionSteps)[number]

/** One question of a call, stored as data. The id is never used again, so an answer never ends up under another question. */
export const question = z.object({
  id: z.string().regex(/^v[0-9a-f]{8}$/),
  step: z.enum(questionSteps),
  type: z.enum(questionTypes),
  label: z.string(),
  help: z.string().default(''),
  required: z.boolean().default(false),
  /** Personal contact data: the office sees the answer, reviewers do not. */
  contact: z.boolean().default(false),
  /** Of a number in hundredths, an amount in cents, a date as yyyy-mm-dd, a text in characters; '' = no limit. */
  min: z.string().default(''),
  max: z.string().default(''),
  options: z.array(z.object({ code: z.string(), nl: z.string() })).default([]),
  /** Asked only of who answers so to an earlier question. */
  condition: z.object({ question: z.string(), answer: z.string() }).nullable().default(null),
})
export type Question = z.infer<typeof question>

/** A question and those that hang from it: who may change the first may be asked the others by it. */
export const withFollowers = (items: readonly Question[], id: string): Question[] =>
  items.reduce<Question[]>((found, one) => (one.id === id || found.some((parent) => parent.id === one.condition?.question) ? [...found, one] : found), [])

const MOST = 20
export const callQuestions = z.object({ version: z.int().min(0), items: z.array(question).max(MOST) })
export type CallQuestions = z.infer<typeof callQuestions>

/** What does not hold in a list of questions, at the fields of the one that is edited. */
export const questionProblems = (items: readonly Question[], edited: Question): Problem[] => {
  const index = items.findIndex(({ id }) => id === edited.id)
  const parent = items.slice(0, index).find(({ id }) => id === edited.condition?.question)
  const broken = items.find(({ condition }, place) => condition?.question === edited.id && (place < index || !edited.options.some(({ code }) => code === condition.answer)))
  return [
    ...(items.length > MOST ? [{ field: 'label', message: `Een oproep heeft ten hoogste ${MOST} extra vragen.` }] : []),
    ...(items.some(({ id, label }) => id !== edited.id && label.toLowerCase() === edited.label.toLowerCase()) ? [{ field: 'label', message: 'Er is al een vraag met deze woorden.' }] : []),
    ...(edited.type === 'choice' && edited.options.length < 2 ? [{ field: 'options', message: 'Geef minstens twee antwoorden, elk op een regel.' }] : []),
    ...(edited.min !== '' && edited.max !== '' && compare(edited, edited.max, edited.min) < 0 ? [{ field: 'max', message: 'Het maximum moet minstens zo hoog zijn als het minimum.' }] : []),
    ...(edited.condition && !parent?.options.some(({ code }) => code === edited.condition?.answer) ? [{ field: 'condition', message: 'Kies een antwoord van een vraag die ervoor staat.' }] : []),
    ...(broken ? [{ field: 'options', message: `De vraag “${broken.label}” hangt van deze vraag en dit antwoord af.` }] : []),
  ]
}

export type Direction = 'UP' | 'DOWN'

/**
 * The questions with one of them a place higher or lower in its step; null where it cannot go: it is the first or the last there, or a question would
 * come before the one it hangs from. Ids stay, so every answer stays with its question.
 */
export const moved = (items: readonly Question[], id: string, direction: Direction): Question[] | null => {
  const from = items.findIndex((one) => one.id === id)
  const one = items[from]
  if (!one) return null
  const beside = (other: Question): boolean => other.step === one.step
  const to = direction === 'UP' ? items.slice(0, from).findLastIndex(beside) : items.findIndex((other, index) => index > from && beside(other))
  const other = items[to]
  if (!other) return null
  const after = items.map((each, index) => (index === from ? other : index === to ? one : each))
  const hangs = after.some(({ condition }, index) => condition !== null && !after.slice(0, index).some((parent) => parent.id === condition.question))
  return hangs ? null : after
}

/**
 * What may not change any more once people are filling in: only the words, and what makes answering easier. Null = it may. A question cannot be taken
 * away or moved to another step, nor ask more than it did; a new one is never required.
 */
export const refusedWhileOpen = (before: readonly Question[], after: readonly Question[]): string | null => {
  for (const old of before) {
    const now = after.find(({ id }) => id === old.id)
    if (!now) return `De vraag “${old.label}” kan niet meer weg: er zijn aanvragers die ze al lazen.`
    const easier = now.type === old.type && now.step === old.step && now.contact === old.contact && (old.required || !now.required)
      && isSame(now.condition, old.condition) && isWider(old, now) && old.options.every(({ code, nl }) => now.options.some((option) => option.code === code && option.nl === nl))
    if (!easier) return `De oproep is open. Van de vraag “${old.label}” kunnen alleen de woorden nog wijzigen, of wat het antwoorden makkelijker maakt.`
  }
  const fresh = after.find(({ id, required }) => required && !before.some((old) => old.id === id))
  return fresh ? `De oproep is open. De nieuwe vraag “${fresh.label}” kan niet verplicht zijn.` : null
}

const isWider = (old: Question, now: Question): boolean =>
  (now.min === '' || (old.min !== '' && compare(now, now.min, old.min) <= 0)) && (now.max === '' || (old.max !== '' && compare(now, now.max, old.max) >= 0))

const compare = ({ type }: Question, one: string, other: string): number =>
  type === 'date' ? one.localeCompare(other) : Number(BigInt(one) - BigInt(other))

const isSame = (one: Question['condition'], other: Question['condition']): boolean => one?.question === other?.question && one?.answer === other?.answer
