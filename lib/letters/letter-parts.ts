import type { PdfBlock, PdfContent } from '@/lib/files/pdf-document'
import type { LetterContent, LetterSection } from './letter-content'

/**
 * The letter part by part, for the PDF and for the screen: who writes to whom, where and when, so that a term after the notification can be
 * counted; what is decided; who signs. `date` is a day as it is written, or what it will be.
 */
export const letterParts = (letter: LetterContent, date: string): Required<Pick<PdfContent, 'title' | 'opening' | 'blocks' | 'footer'>> => ({
  title: letter.title,
  opening: openingOf(letter, date),
  blocks: [
    ...letter.sections.flatMap((section): PdfBlock[] => [
      { kind: 'heading', text: section.heading },
      ...section.paragraphs.map((text): PdfBlock => ({ kind: 'paragraph', text })),
      ...(section.lines.length > 0 ? [{ kind: 'pairs', rows: section.lines } as const] : []),
      ...section.table.flatMap(criterionBlocks),
    ]),
    ...(letter.sender ? [{ kind: 'paragraph', text: [`${letter.sender.place}, ${date}`, ...letter.sender.signature].join('\n') } as const] : []),
    { kind: 'box', heading: letter.appeal.heading, paragraphs: letter.appeal.paragraphs },
  ],
  footer: `${letter.contact.heading}: ${letter.contact.name}, ${letter.contact.email}, ${letter.contact.phone}. Dossier ${letter.number}.`,
})

const openingOf = ({ sender, addressee, organisation, number }: LetterContent, date: string): PdfBlock[] => [
  ...(sender ? [{ kind: 'paragraph', text: [sender.name, ...sender.lines].join('\n') } as const] : []),
  { kind: 'paragraph', text: addressee.length > 0 ? addressee.join('\n') : organisation },
  { kind: 'paragraph', text: sender ? `${sender.place}, ${date}` : date },
  { kind: 'pairs', rows: [{ term: 'Dossiernummer', value: number }, { term: 'Kennisgeving', value: `${date}, op het STEM-loket` }] },
]

/** A criterion with its score and why. Texts of several people are a list, each text an item. */
const criterionBlocks = ({ name, score, text }: LetterSection['table'][number]): PdfBlock[] => {
  const texts = text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '')
  if (texts.length < 2) return [{ kind: 'paragraph', text: `${name}: ${score} op 5. ${texts.join('')}` }]
  return [{ kind: 'paragraph', text: `${name}: ${score} op 5.` }, { kind: 'list', items: texts }]
}
