import { z } from 'zod'
import { limitInWords } from '@/lib/calls/question-form'
import { questionSteps, questionTypes, type Question, type QuestionStep } from '@/lib/calls/questions'
import type { Problem } from '@/lib/refusal'
import { REQUIRED } from '@/lib/text'
import type { AttachmentFacts, Code, RequestContext } from './call-rules'
import type { Field } from './fields/field'
import type { Draft } from './form'
import { readField, type ReadValue } from './read-field'

/** An answer as it is frozen: with its question as it was asked, so that it can be read for ever. */
export const extraAnswer = z.object({
  id: z.string(),
  step: z.enum(questionSteps),
  type: z.enum(questionTypes),
  label: z.string(),
  contact: z.boolean(),
  options: z.array(z.object({ code: z.string(), nl: z.string() })),
  value: z.union([z.string(), z.number(), z.bigint(), z.null()]),
})
export type ExtraAnswer = z.infer<typeof extraAnswer>

export const extraName = ({ step, id }: Pick<Question, 'step' | 'id'>): string => `extra.${step}.${id}`

/** A question of a call as a line of the form, so that it is shown, read and printed like all others. */
export const fieldOf = ({ type, label, help, required, max, options }: Pick<Question, 'type' | 'label'> & Partial<Question>, attachments: readonly AttachmentFacts[] = []): Field => ({
  type: fieldTypes[type],
  label,
  ...(help ? { hint: help } : {}),
  ...(required ? { required: true } : {}),
  ...(type === 'short' || type === 'long' ? { max: Number(max || DEFAULT_MAX[type]) } : {}),
  ...(type === 'choice' ? { options: options ?? [] } : {}),
  ...(type === 'file' ? { options: filesOf(attachments), hint: [help, 'Kies een van uw bijlagen. Staat het bestand er niet bij, voeg het dan eerst toe.'].filter(Boolean).join(' ') } : {}),
})

/** The questions that this draft is asked: those whose condition its answers meet. */
export const askedOf = (questions: readonly Question[], draft: Draft): Question[] => {
  const asked: Question[] = []
  for (const one of questions) {
    const parent = one.condition && asked.find(({ id }) => id === one.condition?.question)
    if (one.condition === null || (parent && typedExtra(draft, parent) === one.condition.answer)) asked.push(one)
  }
  return asked
}

export const extraOf = (questions: readonly Question[], step: string): Question[] => questions.filter((one) => one.step === step)

/** Every asked question by itself; what is hidden by its condition is neither judged nor frozen, and stays in the draft. */
export const readExtra = (draft: Draft, { questions, reference, attachments }: Pick<RequestContext, 'questions' | 'reference' | 'attachments'>): { answers: ExtraAnswer[]; problems: Problem[] } => {
  const problems: Problem[] = []
  const answers = askedOf(questions.items, draft).map((question): ExtraAnswer => {
    const field = fieldOf(question, attachments)
    const read = readField(field, typedExtra(draft, question), reference)
    const message = read.problem ?? outside(question, read.value)
    if (message !== null) problems.push({ field: extraName(question), message: message === REQUIRED ? `Beantwoord de vraag “${question.label}”.` : message })
    const { id, step, type, label, contact } = question
    return { id, step, type, label, contact, options: [...(field.options ?? [])].filter(({ code }) => type !== 'file' || code === read.value), value: plainValue(message === null ? read.value : null) }
  })
  return { answers, problems }
}

export const typedExtra = (draft: Draft, { step, id }: { step: QuestionStep; id: string }): string => draft.extra?.[step]?.[id] ?? ''

const DEFAULT_MAX = { short: 200, long: 2000 } as const
const fieldTypes = { short: 'line', long: 'prose', number: 'decimal', amount: 'euro', date: 'date', choice: 'choice', file: 'choice' } as const

/** A file answers by its contents, so removing it and adding another one is seen. */
const filesOf = (attachments: readonly AttachmentFacts[]): Code[] => [...new Map(attachments.map(({ sha256, name }) => [sha256, { code: sha256, nl: name }])).values()]

const outside = ({ type, min, max }: Question, value: ReadValue): string | null => {
  if (value === null || (type !== 'number' && type !== 'amount' && type !== 'date')) return null
  const [low, high] = [limitInWords(type, min), limitInWords(type, max)]
  const below = min !== '' && rank(value) < rank(type === 'date' ? min : BigInt(min))
  const above = max !== '' && rank(value) > rank(type === 'date' ? max : BigInt(max))
  if (!below && !above) return null
  const euro = type === 'amount' ? ' euro' : ''
  const what = type === 'date' ? 'een datum' : type === 'amount' ? 'een bedrag' : 'een getal'
  if (high === '') return `Geef ${what} van minstens ${low}${euro} op.`.replace('datum van minstens', 'datum vanaf')
  if (low === '') return `Geef ${what} van ten hoogste ${high}${euro} op.`.replace('datum van ten hoogste', 'datum tot en met')
  return `Geef ${what} van ${low} tot en met ${high}${euro} op.`
}

/** Numbers have two decimals at most and their limits are in hundredths; days sort as text. */
const rank = (value: Exclude<ReadValue, null>): bigint =>
  typeof value === 'bigint' ? value : typeof value === 'number' ? BigInt(Math.round(value * 100)) : BigInt(String(value).replaceAll('-', ''))

const plainValue = (value: ReadValue): ExtraAnswer['value'] => typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? value : null
