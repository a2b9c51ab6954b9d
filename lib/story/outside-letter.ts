import PDFDocument from 'pdfkit'

/** A letter from elsewhere, as short as real ones are, and as plain as a word processor makes them: it is not the portal that writes it. */
export const outsideLetter = (from: string, title: string, paragraphs: readonly string[]): AsyncIterable<Uint8Array> => {
  const pdf = new PDFDocument({ size: 'A4', margin: 64, info: { Title: title, CreationDate: new Date(0) } })
  pdf.fontSize(10).text(from).moveDown().fontSize(20).text(title).moveDown().fontSize(11)
  for (const paragraph of paragraphs) pdf.text(paragraph).moveDown()
  pdf.moveDown().fontSize(9).text('Voorbeelddocument van een fictieve afzender.').end()
  return pdf
}
