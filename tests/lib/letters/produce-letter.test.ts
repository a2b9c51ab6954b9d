import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { appealBlock, section, letterTextsOf, wholeLetter } from '@/lib/letters/letter-texts'
import type { LetterContent } from '@/lib/letters/letter-content'
import { letterDocument, letterPdf } from '@/lib/letters/produce-letter'

const call = { texts: {}, terms: { completionWorkingDays: 10, reviewWorkingDays: 15, consensusWorkingDays: 10, acceptDays: 30, acceptReminderDays: 10, startMonths: 3, reportMonths: 2, reconsiderationDays: 30, recoveryHearingDays: 30, paymentDays: 30 }, contactName: 'Team STEM', contactEmail: 'stem@demo.example', contactPhone: '0800 00 000' }
const letterWith = (text: string): LetterContent => ({
  templateVersion: '1.1', title: 'Beslissing over uw aanvraag STEM-2026-ACT-00001', number: 'STEM-2026-ACT-00001', organisation: 'Robotclub Lier vzw', addressee: ['Robotclub Lier vzw'], sender: null,
  sections: [{ heading: 'Motivering', paragraphs: [], table: [{ name: 'C01 STEM centraal', score: '4,0', text }], lines: [] }],
  appeal: appealBlock(call),
  contact: { heading: 'Contact', name: 'Team STEM', email: 'stem@demo.example', phone: '0800 00 000' },
})
const elementsOf = async (text: string, tag: string): Promise<number> => {
  const pdf = (await letterPdf(letterWith(text), new Date(0))).toString('latin1')
  return [...pdf.matchAll(new RegExp(`/S /${tag}\\b`, 'g'))].length
}

test('the texts of two reviewers under one criterion are two items of a list', async () => {
  const both = 'De robots staan centraal.\n\n\nDe kinderen ontwerpen zelf.'
  expect([await elementsOf(both, 'L'), await elementsOf(both, 'LI')]).toEqual([1, 2])
})

test('one text stands behind its score, in one paragraph', async () => {
  expect(await elementsOf('De robots staan centraal.\nDe kinderen ontwerpen zelf.', 'LI')).toBe(0)
})

test('a letter says who writes to whom, where and when, about which file, and who signs', () => {
  const organisation = { legalName: 'Robotclub Lier vzw', street: 'Zakstraat', houseNumber: '41', box: '2', postcode: '2500', municipality: { name: 'Lier' } }
  const content = wholeLetter(letterTextsOf(call), call, { title: 'Afrekening', number: 'STEM-2026-ACT-00001', organisation }, [section(letterTextsOf(call), 'decision', ['Artikel 1.'])])
  const { opening, blocks, title } = letterDocument(content, new Date('2026-11-21T23:30:00Z'))
  expect([title, opening]).toEqual(['Afrekening', [
    { kind: 'paragraph', text: 'Agentschap Innoveren en Ondernemen (VLAIO)\nTeam STEM\nstem@demo.example\n0800 00 000' },
    { kind: 'paragraph', text: 'Robotclub Lier vzw\nZakstraat 41 bus 2\n2500 Lier' },
    { kind: 'paragraph', text: 'Brussel, 22 november 2026' },
    { kind: 'pairs', rows: [{ term: 'Dossiernummer', value: 'STEM-2026-ACT-00001' }, { term: 'Kennisgeving', value: '22 november 2026, op het STEM-loket' }] },
  ]])
  expect(blocks.slice(0, 3)).toEqual([
    { kind: 'heading', text: 'Beslissing' },
    { kind: 'paragraph', text: 'Artikel 1.' },
    { kind: 'paragraph', text: 'Brussel, 22 november 2026\nNamens het Agentschap Innoveren en Ondernemen (VLAIO)\nTeam STEM' },
  ])
})

test('a call may have another place and another service that signs', () => {
  const texts = { letter: { sender: { name: 'VLAIO', lines: [], place: 'Gent', signature: ['Namens de administrateur-generaal'] } } }
  const organisation = { legalName: 'Robotclub Lier vzw', street: '', houseNumber: '', box: '', postcode: '', municipality: null }
  const { addressee, sender } = wholeLetter(letterTextsOf({ texts }), { ...call, texts }, { title: 't', number: 'n', organisation }, [])
  expect([addressee, sender]).toEqual([['Robotclub Lier vzw'], { name: 'VLAIO', lines: [], place: 'Gent', signature: ['Namens de administrateur-generaal'] }])
})
