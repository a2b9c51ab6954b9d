import PDFDocument from 'pdfkit'

/** A partner's letter of intent, as short as real ones are, and as plain as a word processor makes them: it is not the portal that writes it. */
export const partnerLetter = (partner: string, role: string): AsyncIterable<Uint8Array> => {
  const pdf = new PDFDocument({ size: 'A4', margin: 64, info: { Title: 'Intentiebrief', CreationDate: new Date(0) } })
  pdf.fontSize(10).text(partner).moveDown().fontSize(20).text('Intentiebrief').moveDown().fontSize(11)
  pdf.text(`Met deze brief bevestigt ${partner} haar medewerking.`).moveDown().text(role).moveDown(2)
  pdf.fontSize(9).text('Voorbeelddocument van een fictieve organisatie.').end()
  return pdf
}
