import type { LetterContent } from './letter-content'

/** An addressee as on an envelope: a name, a street and a town. */
const ADDRESS_LINES = 3

/** Why a letter may not go out; empty when it may. What one must be able to do with it, is in it: know why, ask somebody, go elsewhere. */
export const letterFaults = ({ addressee, sections, appeal, contact }: LetterContent): string[] => [
  ...(isBlank(appeal.paragraphs) ? ['zonder woorden over beroep'] : []),
  ...(sections.flatMap(({ table }) => table).filter(({ text }) => text.trim() === '').map(({ name }) => `zonder motivering voor ${name}`)),
  ...(sections.some(({ paragraphs, table, lines }) => isBlank(paragraphs) && table.length === 0 && lines.length === 0) ? ['met een leeg deel'] : []),
  ...([contact.name, contact.email, contact.phone].some((text) => text.trim() === '') ? ['zonder volledig contact bij VLAIO'] : []),
  ...(addressee.length < ADDRESS_LINES ? ['zonder volledig adres van de aanvrager'] : []),
  ...(unfilled(sections, appeal).map((place) => `met ${place} dat niet is ingevuld`)),
]

const isBlank = (texts: readonly string[]): boolean => texts.every((text) => text.trim() === '')

/** A motivation is the words of people, who may write braces; the rest comes from the template. */
const unfilled = (sections: LetterContent['sections'], appeal: LetterContent['appeal']): string[] => {
  const own = sections.filter(({ table }) => table.length === 0).flatMap(({ paragraphs }) => paragraphs)
  return [...new Set([...own, ...appeal.paragraphs].flatMap((text) => text.match(/\{[a-zA-Z]+\}/g) ?? []))]
}
