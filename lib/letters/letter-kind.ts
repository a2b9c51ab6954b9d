/** What a letter tells: the outcome of a request, or what happened to its money. */
export type LetterKind = 'DECISION' | 'INELIGIBLE' | 'SETTLEMENT' | 'RECOVERY'

export const outcomeLetters: readonly LetterKind[] = ['DECISION', 'INELIGIBLE']

/** The letters about money, by the word in their address. */
export const moneyLetters = { afrekening: 'SETTLEMENT', terugvordering: 'RECOVERY' } as const satisfies Record<string, LetterKind>
export type MoneyLetter = keyof typeof moneyLetters

export const isMoneyLetter = (word: string): word is MoneyLetter => Object.hasOwn(moneyLetters, word)

export const moneyLetterWords: Record<MoneyLetter, string> = { afrekening: 'Afrekening', terugvordering: 'Terugvordering' }
