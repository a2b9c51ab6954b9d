import { z } from 'zod'

const triggers = z.array(z.object({ code: z.string(), sentence: z.string() }))

/** Why a file went to consensus, in sentences, as it was stored. */
export const triggersOf = (stored: unknown): string[] => {
  const read = triggers.safeParse(stored)
  return read.success ? read.data.map(({ sentence }) => sentence) : []
}
