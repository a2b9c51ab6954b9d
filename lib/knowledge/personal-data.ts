/** What points at a person: an e-mail address, a Belgian telephone number, an account or a national number. Names are for the officer to see. */
const patterns: readonly [RegExp, string][] = [
  [/[^\s@]+@[^\s@]+\.[a-z]{2,}/i, 'een e-mailadres'],
  [/\bBE\d{2}(?:[ ]?\d{4}){3}\b/i, 'een rekeningnummer'],
  [/\b\d{2}[.]\d{2}[.]\d{2}[- ]\d{3}[.]\d{2}\b/, 'een rijksregisternummer'],
  [/(?:\+32|\b0)[ /.]?\d{1,3}(?:[ /.]?\d{2,3}){3}\b/, 'een telefoonnummer'],
]

/** @returns what was found first, in words, or null. */
export const personalData = (text: string): string | null => patterns.find(([pattern]) => pattern.test(text))?.[1] ?? null
