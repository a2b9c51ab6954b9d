import { stepByCode } from '@/lib/applications/steps'
import type { Question, QuestionStep, QuestionType } from '@/lib/calls/questions'

export const typeWords: Record<QuestionType, string> = {
  short: 'korte tekst', long: 'lange tekst', number: 'getal', amount: 'bedrag in euro', date: 'datum', choice: 'keuze uit antwoorden', file: 'bestand',
}

export const stepWords = (step: QuestionStep): string => stepByCode(step).title

/** "Alleen bij “Ja” op “Werkt u samen?”" */
export const conditionWords = ({ condition }: Question, items: readonly Question[]): string => {
  const parent = items.find(({ id }) => id === condition?.question)
  const answer = parent?.options.find(({ code }) => code === condition?.answer)
  return parent && answer ? `alleen bij “${answer.nl}” op “${parent.label}”` : ''
}
