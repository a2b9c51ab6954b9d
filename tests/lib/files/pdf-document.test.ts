import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { writePdf, type PdfBlock } from '@/lib/files/pdf-document'

const sentence = 'Kinderen bouwen een robot en tonen wat hij kan. '
const paragraph = (times: number): PdfBlock => ({ kind: 'paragraph', text: sentence.repeat(times) })
const rows = (count: number): PdfBlock => ({ kind: 'pairs', rows: Array.from({ length: count }, (_, index) => ({ term: `Rij ${index}`, value: index % 3 === 0 ? sentence.repeat(20) : 'kort' })) })
const chapters = (kind: 'heading' | 'subheading'): PdfBlock[] => Array.from({ length: 60 }, (_, index): PdfBlock[] => [{ kind, text: `Kop ${index}` }, paragraph(2 + (index % 9))]).flat()

const documents: Record<string, PdfBlock[]> = {
  'of one page': [{ kind: 'heading', text: 'Kop' }, paragraph(1), rows(2)],
  'whose pages break inside a paragraph': Array.from({ length: 12 }, () => paragraph(40)),
  'whose pages break inside a list of pairs': [rows(90)],
  'whose pages break inside a list': [{ kind: 'list', items: Array.from({ length: 30 }, () => sentence.repeat(12)) }],
  'whose pages break before a heading': chapters('heading'),
  'whose pages break before a subheading': chapters('subheading'),
  'whose pages break before a box': [paragraph(103), { kind: 'box', heading: 'Beroep', paragraphs: [sentence.repeat(9)] }],
  'whose pages break before a code': [paragraph(80), { kind: 'code', link: 'https://stem.example/controleer', description: 'Code' }],
}

/** What each page draws, as its reader unpacks it. */
const pagesOf = (pdf: Buffer): string[] =>
  [...pdf.toString('latin1').matchAll(/\/Filter \/FlateDecode\n>>\nstream\n/g)]
    .map((found) => inflateSync(pdf.subarray(found.index + found[0].length)).toString('latin1'))
    .filter((drawn) => / BDC\n/.test(drawn))
const marksOf = (page: string): { opened: number; closed: number } => ({ opened: [...page.matchAll(/\b(?:BDC|BMC)\n/g)].length, closed: [...page.matchAll(/^EMC$/gm)].length })

describe('a document', () => {
  test.each(Object.entries(documents))('%s closes on each page every mark that it opens there, and no other', async (name, blocks) => {
    const pages = pagesOf(await writePdf({ title: 'Titel', kicker: 'Robotclub Lier vzw', blocks, footer: 'Contact: Team STEM.', createdAt: new Date(0) }))
    expect(pages.length > 1).toBe(name !== 'of one page')
    const marks = pages.map(marksOf)
    expect(marks.map(({ closed }) => closed)).toEqual(marks.map(({ opened }) => opened))
    expect(marks.every(({ opened }) => opened > 0)).toBe(true)
  })

  test('sets the first term of a page as bold as every other', async () => {
    const pairs = Array.from({ length: 100 }, (_, index) => ({ term: `Rij ${index}`, value: 'kort' }))
    const pages = pagesOf(await writePdf({ title: 'Titel', blocks: [{ kind: 'pairs', rows: pairs }], footer: 'Contact: Team STEM.', createdAt: new Date(0) }))
    const set = Map.groupBy(pages.flatMap((page) => [...page.matchAll(/\/(F\d+) 10\.5 Tf/g)].map(([, font]) => font)), (font) => font)
    expect(pages.length).toBeGreaterThan(1)
    expect([...set.values()].map((times) => times.length)).toEqual([100, 100])
  })
})
