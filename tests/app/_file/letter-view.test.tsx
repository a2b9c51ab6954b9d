import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { LetterView } from '@/app/_file/letter-view'
import type { LetterContent } from '@/lib/letters/letter-content'

const letter: LetterContent = {
  templateVersion: '1.2',
  title: 'Beslissing over uw aanvraag STEM-2026-ACT-00001',
  number: 'STEM-2026-ACT-00001',
  organisation: 'Robotclub Lier vzw',
  addressee: ['Robotclub Lier vzw', 'Zakstraat 41', '2500 Lier'],
  sender: { name: 'VLAIO', lines: ['Team STEM'], place: 'Brussel', signature: ['Namens VLAIO', 'Team STEM'] },
  sections: [
    { heading: 'Motivering', paragraphs: ['Een goed dossier.'], lines: [{ term: 'Bedrag', value: '1.000,00 euro' }], table: [{ name: 'C01', score: '4,0', text: 'De robots staan centraal.\n\nDe kinderen ontwerpen zelf.' }, { name: 'C02', score: '3,0', text: 'Breed.' }] },
  ],
  appeal: { heading: 'Niet akkoord?', paragraphs: ['U kunt heroverweging vragen.'] },
  contact: { heading: 'Contact', name: 'Team STEM', email: 'stem@demo.example', phone: '0800 00 000' },
}
const partsOf = (releasedAt: Date | null): string[] =>
  renderToStaticMarkup(<LetterView letter={letter} releasedAt={releasedAt} />).split(/<[^>]+>/).filter((text) => text !== '')

test('the decider reads the letter as it goes out: sender and addressee, each text of a reviewer apart, who signs, and where one can go', () => {
  expect(partsOf(new Date('2026-11-21T23:30:00Z'))).toEqual([
    'VLAIO\nTeam STEM', 'Robotclub Lier vzw\nZakstraat 41\n2500 Lier', 'Brussel, 22 november 2026', 'Dossiernummer', 'STEM-2026-ACT-00001', 'Kennisgeving', '22 november 2026, op het STEM-loket',
    'Beslissing over uw aanvraag STEM-2026-ACT-00001', 'Motivering', 'Een goed dossier.', 'Bedrag', '1.000,00 euro', 'C01: 4,0 op 5.', 'De robots staan centraal.', 'De kinderen ontwerpen zelf.', 'C02: 3,0 op 5. Breed.',
    'Brussel, 22 november 2026\nNamens VLAIO\nTeam STEM', 'Niet akkoord?', 'U kunt heroverweging vragen.', 'Contact: Team STEM, stem@demo.example, 0800 00 000. Dossier STEM-2026-ACT-00001.',
  ])
})

test('a letter that is not out yet says so where its date will stand', () => {
  expect(partsOf(null).filter((text) => text.includes('datum'))).toEqual(['Brussel, (datum van de bekendmaking)', '(datum van de bekendmaking), op het STEM-loket', 'Brussel, (datum van de bekendmaking)\nNamens VLAIO\nTeam STEM'])
})
