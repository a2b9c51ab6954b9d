import { Readable } from 'node:stream'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { writePdf, type PdfBlock } from '@/lib/files/pdf-document'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { letterContent, type LetterContent, type LetterSection } from './letter-content'

/** Job: makes the PDF of a letter once. Its bytes depend on nothing but the letter, so a second run finds the file in place. */
export const produceLetter = async ({ id }: { id: string }): Promise<void> => {
  const actor = systemActor('brieven')
  const letter = await asActor(actor, (tx) => tx.letter.findUnique({ where: { id } }))
  if (!letter || letter.producedAt) return
  const pdf = await letterPdf(letterContent.parse(letter.content), letter.createdAt)
  const { sha256, size, mime } = await storeFile(Readable.from([pdf]), { name: 'brief.pdf', limitBytes: HIGHEST_LIMIT })
  await asActor(actor, async (tx, now) => {
    await tx.storedFile.createMany({ data: [{ sha256, sizeBytes: size, mime }], skipDuplicates: true })
    await tx.letter.updateMany({ where: { id, producedAt: null }, data: { sha256, producedAt: now } })
  })
}

/** A criterion with its score and why. Texts of several people are a list, each text an item. */
const criterionBlocks = ({ name, score, text }: LetterSection['table'][number]): PdfBlock[] => {
  const texts = text.split(/\n\s*\n/).map((part) => part.trim()).filter((part) => part !== '')
  if (texts.length < 2) return [{ kind: 'paragraph', text: `${name}: ${score} op 5. ${texts.join('')}` }]
  return [{ kind: 'paragraph', text: `${name}: ${score} op 5.` }, { kind: 'list', items: texts }]
}

export const letterPdf = (letter: LetterContent, createdAt: Date): Promise<Buffer> =>
  writePdf({
    title: letter.title,
    kicker: letter.organisation,
    createdAt,
    blocks: [
      ...letter.sections.flatMap((section): PdfBlock[] => [
        { kind: 'heading', text: section.heading },
        ...section.paragraphs.map((text): PdfBlock => ({ kind: 'paragraph', text })),
        ...(section.lines.length > 0 ? [{ kind: 'pairs', rows: section.lines } as const] : []),
        ...section.table.flatMap(criterionBlocks),
      ]),
      { kind: 'box', heading: letter.appeal.heading, paragraphs: letter.appeal.paragraphs },
    ],
    footer: `${letter.contact.heading}: ${letter.contact.name}, ${letter.contact.email}, ${letter.contact.phone}. Dossier ${letter.number}.`,
  })
