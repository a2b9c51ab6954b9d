import { z } from 'zod'
import { parseKbo } from '@/lib/organisations/kbo'
import { text } from '@/lib/text'
import { parseClock, parseDay } from '@/lib/time'

export const extensionGrounds = ['OUTAGE', 'FORCE_MAJEURE'] as const
export const groundWords: Record<(typeof extensionGrounds)[number], string> = { OUTAGE: 'gedocumenteerde storing', FORCE_MAJEURE: 'overmacht' }

const kbo = z.string().transform((typed, context) => {
  const read = parseKbo(typed)
  if (read.ok) return read.kbo
  context.addIssue(read.problem)
  return z.NEVER
})

/** Judged with the other fields, so that all that is wrong is said at once. */
const readable = (max: number, parse: (typed: string) => { ok: true } | { ok: false; problem: string }) =>
  z.string().max(max).superRefine((typed, context) => {
    const read = parse(typed)
    if (!read.ok) context.addIssue(read.problem)
  })

export const extensionProposal = z.object({
  code: z.string().max(40),
  kbo,
  untilDay: readable(20, parseDay),
  untilTime: readable(10, parseClock),
  ground: z.enum(extensionGrounds, 'Kies een grond.'),
  motivation: text({ min: 20, max: 1000 }),
})
export type ExtensionProposal = z.output<typeof extensionProposal>
export const extensionConfirmation = z.object({ applicationId: z.uuid() })
