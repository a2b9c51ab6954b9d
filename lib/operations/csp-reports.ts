import { z } from 'zod'

/** Two shapes: of `report-uri`, one object, and of the Reporting API, a list. */
const body = z.union([
  z.object({ 'csp-report': z.object({ 'effective-directive': z.string().optional(), 'violated-directive': z.string().optional(), 'blocked-uri': z.string().optional() }) }).transform((sent) => {
    const report = sent['csp-report']
    return [{ directive: report['effective-directive'] ?? report['violated-directive'] ?? '', blocked: report['blocked-uri'] ?? '' }]
  }),
  z.array(z.object({ body: z.object({ effectiveDirective: z.string().default(''), blockedURL: z.string().default('') }) })).max(100).transform((reports) => reports.map((report) => ({ directive: report.body.effectiveDirective, blocked: report.body.blockedURL }))),
])

/**
 * How often which rule stopped what kind of thing: nothing else of a report is read, because addresses and samples hold ids, invitations and what people
 * typed. Null when it is no report.
 */
export const countViolations = (text: string): Record<string, number> | null => {
  const read = body.safeParse(parsed(text))
  if (!read.success) return null
  const counts: Record<string, number> = {}
  for (const { directive, blocked } of read.data) {
    const kind = `${DIRECTIVE.test(directive) ? directive : 'other'} ${kindOf(blocked)}`
    counts[kind] = (counts[kind] ?? 0) + 1
  }
  return counts
}

const DIRECTIVE = /^(default|script|style|img|font|connect|manifest|object|frame|worker|media|child)-src(-elem|-attr)?$|^(base-uri|form-action|frame-ancestors|require-trusted-types-for|trusted-types)$/
const WORDS = ['inline', 'eval', 'wasm-eval', 'data', 'blob', 'self', 'trusted-types-sink', 'trusted-types-policy']

const kindOf = (blocked: string): string => (WORDS.includes(blocked) ? blocked : /^https?:/.test(blocked) ? 'address' : 'other')

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
