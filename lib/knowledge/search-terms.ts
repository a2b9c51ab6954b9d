/**
 * What somebody typed as a query of PostgreSQL: every word has to be there, as the beginning of a word, in any order. Only letters and digits are left, so
 * nothing typed can be an operator. Empty when no word is left.
 * @returns `robot:* & meisje:*`
 */
export const searchTerms = (typed: string): string =>
  (typed.normalize('NFC').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST).map((word) => `${word.slice(0, LONGEST)}:*`).join(' & ')

const MOST = 8
const LONGEST = 40
