import { Readable } from 'node:stream'
import { systemActor } from '@/lib/access/actor'
import { asActor } from '@/lib/db'
import { writePdf, type PdfContent } from '@/lib/files/pdf-document'
import { HIGHEST_LIMIT, storeFile } from '@/lib/files/store-file'
import { formatLetterDay, localDay } from '@/lib/time'
import { letterContent, type LetterContent } from './letter-content'
import { letterParts } from './letter-parts'

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

export const letterPdf = (letter: LetterContent, releasedAt: Date): Promise<Buffer> => writePdf(letterDocument(letter, releasedAt))

/** As it would go out; its date is that of the day on which it does. */
export const letterPreview = (letter: LetterContent, createdAt: Date): Promise<Buffer> =>
  writePdf({ ...letterParts(letter, '(datum van de bekendmaking)'), kicker: 'Voorbeeld: nog niet bekendgemaakt.', createdAt })

export const letterDocument = (letter: LetterContent, releasedAt: Date): PdfContent => ({ ...letterParts(letter, formatLetterDay(localDay(releasedAt))), createdAt: releasedAt })
