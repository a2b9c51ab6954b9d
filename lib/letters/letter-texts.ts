import { z } from 'zod'
import { termsOf } from '@/lib/calls/terms'
import { letterSender, type LetterSender } from '@/lib/portal-settings/schema'
import defaults from '@/prisma/seed/reference/letter-texts.json' with { type: 'json' }
import type { LetterContent, LetterSection } from './letter-content'

const texts = z.array(z.string())

/** The template as data: the headings of a Flemish decision (domain 4.3), its standing sentences per kind of letter and the appeal block. */
const letterTexts = z.object({
  version: z.string(),
  sender: letterSender,
  headings: z.record(z.string(), z.string()),
  formalities: texts,
  /** Among them, where there is an advice of the Inspectie van Financiën. */
  inspection: z.string(),
  /** And one for each advice of a policy domain. */
  policyAdvice: z.string(),
  legalFramework: texts,
  articles: z.record(z.string(), z.string()),
  settlement: z.object({ title: z.string(), formalities: texts, legalFramework: texts, articles: z.record(z.string(), texts) }),
  recovery: z.object({ title: z.string(), formalities: texts, revokedFormalities: texts, legalFramework: texts, articles: texts }),
  amendment: z.object({ title: z.string(), formalities: texts, legalFramework: texts, articles: z.record(z.string(), texts) }),
  suspension: z.object({ title: z.string(), formalities: texts, legalFramework: texts, articles: texts }),
  revocation: z.object({ title: z.string(), formalities: texts, legalFramework: texts, articles: z.record(z.string(), texts) }),
  reconsideration: z.object({ title: z.string(), formalities: texts, legalFramework: texts, articles: z.record(z.string(), texts), appeal: texts }),
  appeal: texts,
})
export type LetterTexts = z.infer<typeof letterTexts>

/** The sender that the portal comes with, until the administrator sets another. */
export const defaultSender: LetterSender = defaults.sender

/** The texts as an administrator wrote them, and which version that is. What they leave out is as the portal came with it. */
export type EditedTexts = { version: number; content: object }

/** What the portal comes with, what an administrator wrote over it, and what a call has of its own: each takes the place of the one before. */
export const letterTextsOf = (call: { texts: unknown }, sender: LetterSender | null = null, edited: EditedTexts | null = null): LetterTexts =>
  letterTexts.parse({ ...defaults, ...edited?.content, version: versionWords(edited?.version ?? null), sender: sender ?? defaults.sender, ...ownTexts(call.texts) })

/** As a letter keeps it, and as the administrator reads it. */
export const versionWords = (version: number | null): string => (version === null ? defaults.version : `${defaults.version}, bewerking ${version}`)

const ownTexts = (texts: unknown): object => (typeof texts === 'object' && texts !== null && 'letter' in texts && typeof texts.letter === 'object' && texts.letter !== null ? texts.letter : {})

export type LetterCall = { texts: unknown; terms: unknown; contactName: string; contactEmail: string; contactPhone: string }
export type LetterSubject = { title: string; number: string; organisation: LetterOrganisation }
export type LetterOrganisation = { legalName: string; street: string; houseNumber: string; box: string; postcode: string; municipality: { name: string } | null }

/** A named placeholder is replaced once, so that a text of an applicant never becomes one. */
export const filling = (values: Record<string, string>) => (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** The heading of a section by its key, with what stands under it. */
export const section = (texts: LetterTexts, key: string, paragraphs: readonly string[], more: Partial<Pick<LetterSection, 'table' | 'lines'>> = {}): LetterSection => ({
  heading: texts.headings[key] ?? key,
  paragraphs: [...paragraphs],
  table: more.table ?? [],
  lines: more.lines ?? [],
})

/** Articles are numbered, as in every Flemish decision. */
export const numbered = (articles: readonly string[]): string[] => articles.map((article, index) => `Artikel ${index + 1}. ${article}`)

/** The appeal block says where one can go and until when: the portal writes it, so that no decision goes out without it. */
export const appealBlock = (call: LetterCall, texts = letterTextsOf(call)): LetterContent['appeal'] =>
  ({ heading: texts.headings['appeal'] ?? 'appeal', paragraphs: texts.appeal.map(filling({ reconsiderationDays: String(termsOf(call).reconsiderationDays) })) })

/** The whole letter: its sections between who it is for and where one can go with it. */
export const wholeLetter = (texts: LetterTexts, call: LetterCall, { title, number, organisation }: LetterSubject, sections: LetterSection[]): LetterContent => ({
  templateVersion: texts.version,
  title,
  number,
  organisation: organisation.legalName,
  addressee: addressOf(organisation),
  sender: senderOf(texts, call),
  sections,
  appeal: appealBlock(call, texts),
  contact: { heading: texts.headings['contact'] ?? 'contact', name: call.contactName, email: call.contactEmail, phone: call.contactPhone },
})

/** As on an envelope; what is not known leaves no gap. */
const addressOf = ({ legalName, street, houseNumber, box, postcode, municipality }: LetterOrganisation): string[] =>
  [[legalName], [street, houseNumber, box === '' ? '' : `bus ${box}`], [postcode, municipality?.name ?? '']].map((words) => words.filter((word) => word !== '').join(' ')).filter((line) => line !== '')

const senderOf = ({ sender }: LetterTexts, { contactName, contactEmail, contactPhone }: LetterCall): LetterContent['sender'] => {
  const fill = filling({ team: contactName, email: contactEmail, phone: contactPhone })
  const filled = (lines: readonly string[]): string[] => lines.map(fill).filter((line) => line !== '')
  return { ...sender, lines: filled(sender.lines), signature: filled(sender.signature) }
}
