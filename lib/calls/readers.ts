import { z } from 'zod'
import { REQUIRED, text } from '@/lib/text'
import { parseEuro } from '@/lib/money'
import { parseDay } from '@/lib/time'

/** How the fields of an office form are read: typed Dutch in, columns out. What is left empty is null where a draft may lack it. */

const read = <T>(value: string, context: z.RefinementCtx, result: { ok: true; value: T } | { ok: false; problem: string }): T => {
  if (result.ok) return result.value
  context.addIssue({ code: 'custom', message: result.problem, input: value })
  return z.NEVER
}

/** An amount as typed → cents. */
export const euro = z.string().transform((value, context) => {
  const parsed = parseEuro(value)
  return read(value, context, parsed.ok ? { ok: true, value: parsed.cents } : parsed)
})

/** Empty → null. */
export const optional = <T>(schema: z.ZodType<T, string>) => z.union([z.literal('').transform(() => null), schema])

export const whole = (min: number, max: number) =>
  z.string().transform((value, context) => {
    const typed = value.trim()
    const number = /^\d{1,6}$/.test(typed) ? Number(typed) : Number.NaN
    const holds = number >= min && number <= max
    return read(value, context, holds ? { ok: true, value: number } : { ok: false, problem: typed === '' ? REQUIRED : `Geef een geheel getal op van ${min} tot ${max}.` })
  })

/** `33,33` → 3333 basis points. */
export const percentage = z.string().transform((value, context) => {
  const typed = /^(\d{1,3})(?:,(\d{1,2}))?$/.exec(value.trim().replace(/\s*%$/, ''))
  const basisPoints = typed ? Number(typed[1]) * 100 + Number((typed[2] ?? '').padEnd(2, '0')) : Number.NaN
  return read(value, context, basisPoints <= 10_000 ? { ok: true, value: basisPoints } : { ok: false, problem: 'Geef een percentage van 0 tot 100 op, bijvoorbeeld 33,33.' })
})

/** A day as typed → 'yyyy-mm-dd'. */
export const day = z.string().transform((value, context) => {
  const parsed = parseDay(value)
  return read(value, context, parsed.ok ? { ok: true, value: parsed.day } : parsed)
})

/** `80, 20` → [80, 20]; together 100. */
export const shares = z.string().transform((value, context) => {
  const parts = value.split(/[,/;+\s]+/).filter(Boolean).map(Number)
  const holds = parts.length > 0 && parts.every((part) => Number.isInteger(part) && part > 0) && parts.reduce((sum, part) => sum + part, 0) === 100
  return read(value, context, holds ? { ok: true, value: parts } : { ok: false, problem: 'Geef percentages op die samen 100 zijn, bijvoorbeeld 80, 20.' })
})

const MOST_AREAS = 100

/** `71016, 2060` → ['2060', '71016']: NIS codes of municipalities and postcodes, each once. */
export const areas = z.string().default('').transform((value, context) => {
  const codes = [...new Set(value.split(/[,;\s]+/).filter(Boolean))].toSorted()
  const holds = codes.length <= MOST_AREAS && codes.every((code) => /^\d{4,5}$/.test(code))
  return read(value, context, holds ? { ok: true, value: codes } : { ok: false, problem: `Geef NIS-codes van gemeenten of postcodes op, ten hoogste ${MOST_AREAS}, bijvoorbeeld 71016, 2060.` })
})

/** A tick posts "ja", and nothing when it is not ticked. */
export const tick = z.literal('ja').optional().transform((value) => value === 'ja')

export const line = (max: number) => text({ max }).transform((value) => value.trim())
