import { z } from 'zod'
import { parseKbo } from '@/lib/organisations/kbo'
import { text } from '@/lib/text'

export const extensionGrounds = ['OUTAGE', 'FORCE_MAJEURE'] as const
export const groundWords: Record<(typeof extensionGrounds)[number], string> = { OUTAGE: 'gedocumenteerde storing', FORCE_MAJEURE: 'overmacht' }

const kbo = z.string().transform((typed, context) => {
  const read = parseKbo(typed)
  if (read.ok) return read.kbo
  context.addIssue(read.problem)
  return z.NEVER
})

export const extensionProposal = z.object({
  code: z.string().max(40),
  kbo,
  untilDay: z.string().max(20),
  untilTime: z.string().max(10),
  ground: z.enum(extensionGrounds, 'Kies een grond.'),
  motivation: text({ min: 20, max: 1000 }),
})
export type ExtensionProposal = z.output<typeof extensionProposal>
export const extensionConfirmation = z.object({ applicationId: z.uuid() })
