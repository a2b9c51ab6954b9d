/** What a letter tells: the outcome of a request, or what happened to its grant and its money. */
export type LetterKind = 'DECISION' | 'INELIGIBLE' | 'RECONSIDERATION' | 'SETTLEMENT' | 'RECOVERY' | 'AMENDMENT' | 'SUSPENSION' | 'REVOCATION'

export const outcomeLetters: readonly LetterKind[] = ['DECISION', 'INELIGIBLE']

/** The letters about a grant, by the word in their address. */
export const moneyLetters = { wijziging: 'AMENDMENT', schorsing: 'SUSPENSION', intrekking: 'REVOCATION', afrekening: 'SETTLEMENT', terugvordering: 'RECOVERY' } as const satisfies Record<string, LetterKind>
export type MoneyLetter = keyof typeof moneyLetters

export const isMoneyLetter = (word: string): word is MoneyLetter => Object.hasOwn(moneyLetters, word)

export const moneyLetterWords: Record<MoneyLetter, string> = { wijziging: 'Antwoord op uw wijziging', schorsing: 'Schorsing', intrekking: 'Intrekking', afrekening: 'Afrekening', terugvordering: 'Terugvordering' }

/** Without the outcome, so that a letter that waits tells nothing. */
export const letterWords: Readonly<Record<string, string>> = {
  DECISION: 'Beslissing', INELIGIBLE: 'Beslissing over de ontvankelijkheid', RECONSIDERATION: 'Antwoord op een heroverweging',
  AMENDMENT: moneyLetterWords.wijziging, SUSPENSION: moneyLetterWords.schorsing, REVOCATION: moneyLetterWords.intrekking, SETTLEMENT: moneyLetterWords.afrekening, RECOVERY: moneyLetterWords.terugvordering,
} satisfies Record<LetterKind, string>
