import { Readable } from 'node:stream'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { writePdf, type PdfBlock, type PdfContent } from '@/lib/files/pdf-document'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { formatLetterDay, localDay } from '@/lib/time'
import { letterContent, type LetterContent, type LetterSection } from './letter-content'

/** Job: makes the PDF of a letter that is out, once. Its bytes depend on nothing but the letter and its date, so a second run finds the file in place. */
export const produceLetter = async ({ id }: { id: string }): Promise<void> => {
  const actor = systemActor('brieven')
  const letter = await asActor(actor, (tx) => tx.letter.findUnique({ where: { id } }))
  if (!letter?.releasedAt || letter.producedAt) return
  const { releasedAt } = letter
  const pdf = await letterPdf(letterContent.parse(letter.content), releasedAt)
  const { sha256, size, mime } = await storeFile(Readable.from([pdf]), { name: 'brief.pdf', limitBytes: HIGHEST_LIMIT })
  await asActor(actor, async (tx, now) => {
    await tx.storedFile.createMany({ data: [{ sha256, sizeBytes: size, mime }], skipDuplicates: true })
    await tx.letter.updateMany({ where: { id, producedAt: null, releasedAt }, data: { sha256, producedAt: now } })
  })
}

/** A criterion with its score and why. Texts of several people are a list, each text an item. */
const criterionBlocks = ({ name, score, text }: LetterSection['table'][number]): PdfBlock[] => {
  const texts = text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '')
  if (texts.length < 2) return [{ kind: 'paragraph', text: `${name}: ${score} op 5. ${texts.join('')}` }]
  return [{ kind: 'paragraph', text: `${name}: ${score} op 5.` }, { kind: 'list', items: texts }]
}

export const letterPdf = (letter: LetterContent, releasedAt: Date): Promise<Buffer> => writePdf(letterDocument(letter, releasedAt))

/** The letter as it is printed: who writes to whom, where and when, so that a term after the notification can be counted; what is decided; who signs. */
export const letterDocument = (letter: LetterContent, releasedAt: Date): PdfContent => {
  const date = formatLetterDay(localDay(releasedAt))
  return {
    title: letter.title,
    createdAt: releasedAt,
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
  }
}

const openingOf = ({ sender, addressee, organisation, number }: LetterContent, date: string): PdfBlock[] => [
  ...(sender ? [{ kind: 'paragraph', text: [sender.name, ...sender.lines].join('\n') } as const] : []),
  { kind: 'paragraph', text: addressee.length > 0 ? addressee.join('\n') : organisation },
  { kind: 'paragraph', text: sender ? `${sender.place}, ${date}` : date },
  { kind: 'pairs', rows: [{ term: 'Dossiernummer', value: number }, { term: 'Kennisgeving', value: `${date}, op het STEM-loket` }] },
]
