/** "concepten en -praktijken": no line ends on the hyphen that stands for a word. */
export const unbroken = (words: string): string => words.replaceAll(/(^|\s)-(?=\p{L})/gu, '$1-\u2060')
