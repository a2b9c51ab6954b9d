import { expect, test } from 'vitest'
import '@/tests/support/production-settings'
import { appealBlock } from '@/lib/letters/letter-texts'
import type { LetterContent } from '@/lib/letters/letter-content'
import { letterPdf } from '@/lib/letters/produce-letter'

const call = { texts: {}, terms: { completionWorkingDays: 10, reviewWorkingDays: 15, consensusWorkingDays: 10, acceptDays: 30, acceptReminderDays: 10, startMonths: 3, reportMonths: 2, reconsiderationDays: 30, recoveryHearingDays: 30, paymentDays: 30 }, contactName: 'Team STEM', contactEmail: 'stem@demo.example', contactPhone: '0800 00 000' }
const letterWith = (text: string): LetterContent => ({
  templateVersion: '1.1', title: 'Beslissing over uw aanvraag STEM-2026-ACT-00001', number: 'STEM-2026-ACT-00001', organisation: 'Robotclub Lier vzw',
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
