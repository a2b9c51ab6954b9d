import { z } from 'zod'
import { formatCents } from '@/lib/money'

/** A letter as data: what the PDF prints, what the page shows and what stays when templates change. */
export const letterContent = z.object({
  templateVersion: z.string(),
  title: z.string(),
  number: z.string(),
  organisation: z.string(),
  sections: z.array(z.object({ heading: z.string(), paragraphs: z.array(z.string()), table: z.array(z.object({ name: z.string(), score: z.string(), text: z.string() })).default([]) })),
  appeal: z.object({ heading: z.string(), paragraphs: z.array(z.string()).min(1) }),
  contact: z.object({ heading: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
})
export type LetterContent = z.infer<typeof letterContent>

export const letterTexts = z.object({
  version: z.string(),
  headings: z.record(z.string(), z.string()),
  formalities: z.array(z.string()),
  legalFramework: z.array(z.string()),
  articles: z.record(z.string(), z.string()),
  appeal: z.array(z.string()),
})
export type LetterTexts = z.infer<typeof letterTexts>

export type LetterFacts = {
  outcome: 'GRANTED' | 'GRANTED_CONDITIONAL' | 'RESERVE' | 'REJECTED' | 'INELIGIBLE'
  number: string
  organisation: string
  callName: string
  legalBasis: string
  rubric: string
  submittedAt: string
  grantedCents: bigint
  motivation: string
  criteria: readonly { name: string; score: string; text: string }[]
  conditions: readonly { text: string; dueInDays: number }[]
  reconsiderationDays: number
  contact: { name: string; email: string; phone: string }
}

/** The template is data with named placeholders; a placeholder is replaced once, so that a text of an applicant never becomes one. */
export const writeLetter = (texts: LetterTexts, facts: LetterFacts): LetterContent => {
  const values: Record<string, string> = {
    number: facts.number,
    organisation: facts.organisation,
    amount: formatCents(facts.grantedCents),
    submittedAt: facts.submittedAt,
    rubric: facts.rubric,
    reconsiderationDays: String(facts.reconsiderationDays),
  }
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  const heading = (key: string) => texts.headings[key] ?? key
  const section = (key: string, paragraphs: string[], table: LetterContent['sections'][number]['table'] = []) => ({ heading: heading(key), paragraphs, table })
  return {
    templateVersion: texts.version,
    title: `Beslissing over uw aanvraag ${facts.number}`,
    number: facts.number,
    organisation: facts.organisation,
    sections: [
      section('legalGrounds', [facts.legalBasis]),
      section('formalities', texts.formalities.map(fill)),
      section('motivation', facts.motivation.split(/\n{2,}/), facts.criteria.map(({ name, score, text }) => ({ name, score, text }))),
      section('legalFramework', texts.legalFramework.map(fill)),
      section('decision', [`Artikel 1. ${fill(texts.articles[facts.outcome] ?? '')}`]),
      ...(facts.conditions.length > 0 ? [section('conditions', facts.conditions.map(({ text, dueInDays }) => `${text} (binnen ${dueInDays} dagen na de bekendmaking)`))] : []),
    ],
    appeal: { heading: heading('appeal'), paragraphs: texts.appeal.map(fill) },
    contact: { heading: heading('contact'), ...facts.contact },
  }
}
