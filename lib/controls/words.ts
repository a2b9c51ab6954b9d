export const controlKinds = ['DESK', 'ON_SITE'] as const
export type ControlKind = (typeof controlKinds)[number]
export const kindWords: Record<ControlKind, string> = { DESK: 'op stukken', ON_SITE: 'ter plaatse' }
export const isControlKind = (kind: string): kind is ControlKind => controlKinds.some((one) => one === kind)

export const answerKinds = ['OK', 'NOT_OK', 'NOT_APPLICABLE'] as const
export type AnswerKind = (typeof answerKinds)[number]
export const answerWords: Record<AnswerKind, string> = { OK: 'in orde', NOT_OK: 'niet in orde', NOT_APPLICABLE: 'niet van toepassing' }
export const isAnswerKind = (answer: string): answer is AnswerKind => answerKinds.some((one) => one === answer)

export const reasonCodes = ['AMOUNT', 'FIRST_TIME', 'DELIVERY', 'COST', 'SAMPLE'] as const
export type ReasonCode = (typeof reasonCodes)[number]
const reasonWords: Readonly<Record<string, string>> = {
  AMOUNT: 'hoog bedrag',
  FIRST_TIME: 'eerste subsidie van deze organisatie',
  DELIVERY: 'realisatie ver van de planning',
  COST: 'kost per kinduur buiten de band van de oproep',
  SAMPLE: 'steekproef',
} satisfies Record<ReasonCode, string>
export const reasonsInWords = (reasons: readonly string[]): string => reasons.map((code) => reasonWords[code] ?? code).join(', ')
