import { z } from 'zod'
import { text } from '@/lib/text'

const typed = text({ min: 1, max: 300 })

export const addressRequest = z.object({ email: typed, terug: z.string().default('') })

export const codeEntry = z.object({ email: typed, code: typed })

export const secondFactorCode = z.object({ code: typed, terug: z.string().default('') })

export const phoneCodeRequest = z.object({ email: typed, calledBack: z.literal('ja').optional().transform((tick) => tick === 'ja') })

export const accountDetails = z.object({
  name: text({ min: 1, max: 120 }).transform((name) => name.trim()),
  phone: z
    .string()
    .trim()
    .default('')
    .refine((text) => text === '' || /^\+?[0-9][0-9 ./()-]{6,24}$/.test(text), { error: 'Geef een geldig telefoonnummer in.' }),
})
export type AccountDetails = z.output<typeof accountDetails>
