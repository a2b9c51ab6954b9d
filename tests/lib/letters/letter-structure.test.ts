import { expect, test } from 'vitest'
import type { LetterContent } from '@/lib/letters/letter-content'
import { letterTextsOf } from '@/lib/letters/letter-texts'
import { letterPdf } from '@/lib/letters/produce-letter'
import { exampleLetter } from '@/lib/letters/template-example'
import { isTemplatePart, templateParts } from '@/lib/letters/template-fields'
import { readPdf } from '@/tests/support/read-pdf'

const letters = Object.keys(templateParts).filter(isTemplatePart).map((part) => [part, exampleLetter(part, letterTextsOf({ texts: {} }))] as const)
const words = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What a letter says, in the order in which it is read: from the sender to the contact. */
const inOrder = ({ title, sections, appeal }: LetterContent): [string, string][] => [
  ['H1', title],
  ...sections.flatMap(({ heading, paragraphs }): [string, string][] => [['H2', heading], ...paragraphs.map((text): [string, string] => ['P', text])]),
  ['H2', appeal.heading],
  ...appeal.paragraphs.map((text): [string, string] => ['P', text]),
]

test.each(letters)('the letter "%s" is Dutch, has its title, and says in its structure what it says, in that order', async (_part, letter) => {
  const { language, title, tagged, elements } = await readPdf(await letterPdf(letter, new Date('2026-11-22T10:00:00Z')))
  expect([language, title, tagged, elements[0]?.tag]).toEqual(['nl-BE', letter.title, true, 'Document'])
  const read = elements.map(({ tag, text }): [string, string] => [tag, words(text)])
  const wanted = inOrder(letter).map(([tag, text]): [string, string] => [tag, words(text)])
  // Each is there, after the one before: what stands between is the table of scores, the lines of a sum and who signs.
  let at = 0
  const missing = wanted.filter(([tag, text]) => { const found = read.findIndex(([one, said], index) => index >= at && one === tag && said === text); if (found >= 0) at = found + 1; return found < 0 })
  expect(missing).toEqual([])
  expect(read.filter(([tag]) => /^H\d/.test(tag))).toEqual(wanted.filter(([tag]) => /^H\d/.test(tag)))
  expect(read.at(-1)?.[1]).toBe(`Contact: Team STEM, stem@voorbeeld.be, 0800 00 000 (voorbeeldnummer). Dossier ${letter.number}.`)
})
