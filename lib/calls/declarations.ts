import { z } from 'zod'

/**
 * The ten declarations of step 8. The codes are fixed, the texts are data of the call: a call keeps the version
 * it opened with, and the frozen request carries the words that were agreed to.
 */
export const declarationCodes = [
  'truth', 'mandate', 'noDoubleFunding', 'control', 'criminalRecord',
  'insurance', 'integrity', 'privacy', 'electronicService', 'publication',
] as const

export type DeclarationCode = (typeof declarationCodes)[number]

/** The shape of `call.declarations` and of prisma/seed/reference/declarations.json. */
export const declarationsSchema = z.object({
  version: z.string().min(1),
  items: z.array(z.object({ code: z.enum(declarationCodes), text: z.string().min(1) })).length(declarationCodes.length),
})

export type Declarations = z.infer<typeof declarationsSchema>
