import { z } from 'zod'

const parts = z.array(z.object({ label: z.string(), cents: z.string().regex(/^-?\d+$/).transform(BigInt) })).catch([])

/** The formula of a settlement as it is kept: lines with their amounts. */
export const explanationOf = (stored: unknown): { label: string; cents: bigint }[] => parts.parse(stored)
