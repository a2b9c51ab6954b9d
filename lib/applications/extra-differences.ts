import { answerInWords } from './answer-words'
import type { Reference, RequestContext } from './call-rules'
import type { Difference } from './differences'
import { askedOf, extraName, fieldOf, typedExtra, type ExtraAnswer } from './extra-questions'
import type { Draft } from './form'
import { inWords } from './frozen-answers'

/** An answer to a question of the call, in the words of the question. */
export type ToldExtra = { path: string; where: string; words: string }

export const toldTyped = (draft: Draft, { questions, reference, attachments }: Pick<RequestContext, 'questions' | 'reference' | 'attachments'>): ToldExtra[] =>
  askedOf(questions.items, draft).map((question) => ({ path: extraName(question), where: question.label, words: answerInWords(fieldOf(question, attachments), typedExtra(draft, question), reference) }))

export const toldFrozen = (extra: readonly ExtraAnswer[], reference: Reference): ToldExtra[] =>
  extra.map((one) => ({ path: extraName(one), where: one.label, words: inWords({ ...fieldOf(one), options: one.options }, one.value, reference) }))

/** What differs in the answers to the questions of the call; one that is no longer asked went, and one that is asked only now came. */
export const extraDifferences = (before: readonly ToldExtra[], after: readonly ToldExtra[]): Difference[] => {
  const wordsAt = (told: readonly ToldExtra[], path: string): string => told.find((one) => one.path === path)?.words ?? ''
  return [...new Map([...before, ...after].map((one) => [one.path, one.where]))]
    .map(([path, where]) => ({ path, where, before: wordsAt(before, path), after: wordsAt(after, path) }))
    .filter((one) => one.before !== one.after)
}
