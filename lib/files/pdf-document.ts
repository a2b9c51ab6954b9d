import PDFDocument from 'pdfkit'
import { create } from 'qrcode'
import { letterFont } from './letter-font'

/** What a document says, in reading order. Colour and place carry no meaning of their own. */
export type PdfBlock =
  | { kind: 'heading'; text: string }
  | { kind: 'subheading'; text: string }
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'pairs'; rows: readonly { term: string; value: string }[] }
  | { kind: 'box'; heading: string; paragraphs: readonly string[] }
  /** A square code for the camera of a phone. */
  | { kind: 'code'; link: string; description: string }

/** `opening` stands above the title: who writes to whom, and when. */
export type PdfContent = { title: string; kicker?: string; opening?: readonly PdfBlock[]; blocks: readonly PdfBlock[]; footer: string; createdAt: Date }

const margin = 64

const ink = '#1E1E1C'
const muted = '#565752'

/** A tagged PDF in Dutch: structure tree, language, title, reading order, the PDF/UA mark; no author, no script, nothing from outside. */
export const writePdf = (content: PdfContent): Promise<Buffer> => {
  const options: PDFKit.PDFDocumentOptions = {
    size: 'A4',
    margins: { top: margin, left: margin, right: margin, bottom: margin + 24 },
    lang: 'nl-BE',
    displayTitle: true,
    tagged: true,
    pdfVersion: '1.7',
    info: { Title: content.title, Producer: 'STEM-loket', Creator: 'STEM-loket', CreationDate: content.createdAt },
  }
  // pdfkit writes the PDF/UA mark and takes an opened font; its type declarations know neither yet.
  const pdf = new PDFDocument(Object.assign(options, { subset: 'PDF/UA', font: letterFont('400Regular') }))
  pdf.registerFont('text', letterFont('400Regular')).registerFont('strong', letterFont('700Bold'))
  const finished = collect(pdf)
  const root = pdf.struct('Document')
  pdf.addStructure(root)
  if (content.kicker) root.add(text(pdf, 'P', () => pdf.font('text').fontSize(10).fillColor(muted).text(content.kicker ?? '')))
  for (const block of content.opening ?? []) for (const element of drawBlock(pdf, block)) root.add(element)
  if (content.opening) pdf.moveDown(1)
  root.add(text(pdf, 'H1', () => pdf.font('strong').fontSize(20).fillColor(ink).text(content.title).moveDown(0.6)))
  for (const block of content.blocks) for (const element of drawBlock(pdf, block)) root.add(element)
  root.add(text(pdf, 'P', () => pdf.moveDown(1.5).font('text').fontSize(9).fillColor(muted).text(content.footer)))
  root.end()
  pdf.end()
  return finished
}

type Pdf = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement

/** An element is drawn when it is added, so one that asks for room is made just before. */
const drawBlock = (pdf: Pdf, block: PdfBlock): Iterable<Element> => {
  switch (block.kind) {
    case 'heading':
      return [heading(pdf, block.text)]
    case 'subheading':
      return [subheading(pdf, block.text)]
    case 'paragraph':
      return [paragraph(pdf, block.text)]
    case 'list':
      return [pdf.struct('L', {}, block.items.map((item) => listItem(pdf, item)))]
    case 'pairs':
      return block.rows.values().map(({ term, value }) => pair(pdf, term, value))
    case 'box':
      return [heading(pdf, block.heading), ...block.paragraphs.map((line) => paragraph(pdf, line))]
    case 'code':
      makeRoom(pdf, CODE_POINTS + 12)
      return [pdf.struct('Figure', { alt: block.description }, () => drawCode(pdf, block.link))]
  }
}

/** A new page begins in the font of the text, so its room is made before the term is set in bold. */
const pair = (pdf: Pdf, term: string, value: string): Element => {
  makeRoom(pdf, 18)
  return text(pdf, 'P', () => pdf.font('strong').fontSize(10.5).fillColor(ink).text(`${term}: `, { continued: true }).font('text').text(value).moveDown(0.3))
}

/** A heading never stands alone at the foot of a page: under it two lines must fit. */
const heading = (pdf: Pdf, words: string): Element => {
  makeRoom(pdf, 72)
  return text(pdf, 'H2', () => pdf.moveDown(0.6).font('strong').fontSize(13).fillColor(ink).text(words).moveDown(0.2))
}
const subheading = (pdf: Pdf, words: string): Element => {
  makeRoom(pdf, 60)
  return text(pdf, 'H3', () => pdf.moveDown(0.4).font('strong').fontSize(11.5).fillColor(ink).text(words).moveDown(0.2))
}
/** Before an element is opened, never within: a page that ends inside one closes its mark, and the element would close it again on the next. */
const makeRoom = (pdf: Pdf, points: number): void => {
  if (pdf.y + points > pdf.page.height - pdf.page.margins.bottom) pdf.addPage()
}
const paragraph = (pdf: Pdf, words: string): Element => text(pdf, 'P', () => pdf.font('text').fontSize(10.5).fillColor(ink).text(words, { lineGap: 2 }).moveDown(0.5))
const listItem = (pdf: Pdf, words: string): Element =>
  pdf.struct('LI', {}, [
    pdf.struct('LBody', {}, () => {
      const left = pdf.x
      pdf.font('text').fontSize(10.5).fillColor(ink).text(`•  ${words}`, left + 12, pdf.y, { lineGap: 2 }).moveDown(0.3)
      pdf.x = left
    }),
  ])

const text = (pdf: Pdf, tag: 'P' | 'H1' | 'H2' | 'H3', draw: () => void): Element => pdf.struct(tag, {}, draw)

/** Six centimetres: a code with a whole receipt in it has a hundred squares a side. */
const CODE_POINTS = 170

const drawCode = (pdf: Pdf, link: string): void => {
  const { size, data } = create(link, { errorCorrectionLevel: 'L' }).modules
  pdf.moveDown(0.4)
  const [left, top, side] = [pdf.page.margins.left, pdf.y, CODE_POINTS / size]
  for (const [index, dark] of data.entries()) if (dark) pdf.rect(left + (index % size) * side, top + Math.floor(index / size) * side, side, side)
  pdf.fill('#000')
  pdf.y = top + CODE_POINTS + 8
}

const collect = (pdf: Pdf): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    pdf.on('data', (part: Buffer) => parts.push(part))
    pdf.on('end', () => resolve(Buffer.concat(parts)))
    pdf.on('error', reject)
  })
