import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { writePdf, type PdfBlock } from '@/lib/files/pdf-document'
import { letterTextsOf } from '@/lib/letters/letter-texts'
import { letterPdf } from '@/lib/letters/produce-letter'
import { exampleLetter } from '@/lib/letters/template-example'
import { isTemplatePart, templateParts } from '@/lib/letters/template-fields'
import { none, note } from '@/tests/support/figures'
import { requireProgram } from './tools'

const pdfinfo = requireProgram('pdfinfo')
const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const long = 'Kinderen bouwen een robot en tonen wat hij kan: één, twee, “drie” – €\u00a01.000. '
const blocks: PdfBlock[] = [
  { kind: 'heading', text: 'Beslissing' },
  { kind: 'paragraph', text: long.repeat(30) },
  { kind: 'subheading', text: 'Wat u vroeg' },
  { kind: 'pairs', rows: Array.from({ length: 60 }, (_, index) => ({ term: `Rij ${index}`, value: long.repeat(1 + (index % 4)) })) },
  { kind: 'list', items: Array.from({ length: 40 }, () => long) },
  { kind: 'box', heading: 'Beroep', paragraphs: [long] },
  { kind: 'code', link: 'https://stem.example/controleer', description: 'Code' },
]
const documents: PdfBlock[][] = [...blocks.map((block) => [block]), ...blocks.map((_, index) => blocks.slice(index)), ...blocks.map((_, index) => blocks.slice(0, index + 1))]

/** What poppler, which no code of ours made, finds wrong with a file. */
const wrongWith = (pdf: Buffer): string[] => {
  const path = join(folder, 'a.pdf')
  writeFileSync(path, pdf)
  const { stdout, stderr } = spawnSync(pdfinfo, [path], { encoding: 'utf8' })
  const structure = spawnSync(pdfinfo, ['-struct-text', path], { encoding: 'utf8' }).stdout
  return [
    ...(stderr.trim() === '' ? [] : [stderr.trim()]),
    ...([[/^Tagged:\s+yes$/m, 'tags'], [/^Title:\s+Titel$/m, 'title'], [/^Pages:\s+[1-9]/m, 'pages'], [/^JavaScript:\s+no$/m, 'no script'], [/^Encrypted:\s+no$/m, 'no lock']] as const).filter(([line]) => !line.test(stdout)).map(([, what]) => `without ${what}`),
    ...(structure.trim().startsWith('Document') ? [] : ['without structure']),
  ]
}

test('the documents that the portal writes are sound and tagged for another reader too', async () => {
  const wrong: string[][] = []
  for (const one of documents) {
    const found = wrongWith(await writePdf({ title: 'Titel', kicker: 'Robotclub Lier vzw', blocks: one, footer: 'Contact: Team STEM.', createdAt: new Date(0) }))
    if (found.length > 0) wrong.push(found)
  }
  expect(wrong).toEqual([])
  note({ row: 'PDF', what: 'own documents with a fault', figure: wrong.length, of: documents.length, bar: none(20) })
})

/** What poppler reads of the structure: each element with its text, in its order. */
const structureOf = (pdf: Buffer): string => {
  const path = join(folder, 'b.pdf')
  writeFileSync(path, pdf)
  return spawnSync(pdfinfo, ['-struct-text', path], { encoding: 'utf8' }).stdout
}
const spoken = (structure: string): string => [...structure.matchAll(/^\s*"(.*)"$/gm)].map(([, text]) => text).join(' ').replaceAll(/\s+/g, ' ')

test('poppler reads every letter of the portal in its structure, in the order in which it is written', async () => {
  const parts = Object.keys(templateParts).filter(isTemplatePart)
  const wrong: string[] = []
  for (const part of parts) {
    const letter = exampleLetter(part, letterTextsOf({ texts: {} }))
    const structure = structureOf(await letterPdf(letter, new Date(0)))
    const said = spoken(structure)
    const wanted = [letter.title, ...letter.sections.flatMap(({ heading, paragraphs }) => [heading, ...paragraphs]), letter.appeal.heading, ...letter.appeal.paragraphs]
    let at = 0
    for (const text of wanted) {
      const found = said.indexOf(text.replaceAll(/\s+/g, ' '), at)
      if (found < 0) wrong.push(`${part}: ${text}`)
      else at = found
    }
    if (!structure.startsWith('Document') || [...structure.matchAll(/^ +H1 /gm)].length !== 1 || [...structure.matchAll(/^ +H2 /gm)].length !== letter.sections.length + 1) wrong.push(`${part}: headings`)
  }
  expect(wrong).toEqual([])
  note({ row: 'PDF', what: 'letters that poppler reads otherwise than they are written', figure: wrong.length, of: parts.length, bar: none(7) })
})

test('control: a document that lost its tags or its end is seen', async () => {
  const sound = await writePdf({ title: 'Titel', kicker: 'K', blocks, footer: 'F', createdAt: new Date(0) })
  expect(wrongWith(Buffer.from(sound.toString('latin1').replace('/MarkInfo', '/MarkInf0'), 'latin1'))).toContain('without tags')
  expect(wrongWith(sound.subarray(0, sound.length - 2_000)).length).toBeGreaterThan(0)
})
