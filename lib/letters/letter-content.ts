import { z } from 'zod'

/** A letter as data: what the PDF prints, what the page shows and what stays when templates change. */
export const letterContent = z.object({
  templateVersion: z.string(),
  title: z.string(),
  number: z.string(),
  organisation: z.string(),
  /** Name and address; a letter of before has its organisation only. */
  addressee: z.array(z.string()).default([]),
  /** Who writes, from where, and who signs. */
  sender: z.object({ name: z.string(), lines: z.array(z.string()), place: z.string(), signature: z.array(z.string()) }).nullable().default(null),
  sections: z.array(
    z.object({
      heading: z.string(),
      paragraphs: z.array(z.string()),
      /** Scores per criterion. */
      table: z.array(z.object({ name: z.string(), score: z.string(), text: z.string() })).default([]),
      /** A sum or a payment, line by line. */
      lines: z.array(z.object({ term: z.string(), value: z.string() })).default([]),
    }),
  ),
  appeal: z.object({ heading: z.string(), paragraphs: z.array(z.string()).min(1) }),
  contact: z.object({ heading: z.string(), name: z.string(), email: z.string(), phone: z.string() }),
})
export type LetterContent = z.infer<typeof letterContent>
export type LetterSection = LetterContent['sections'][number]
