import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { z } from 'zod'
import { reportedActivity } from '@/lib/indicators/schema'
import type { ReportAnswers } from './completeness'
import { frozenEvidence } from './frozen-evidence'
import { declarationsOf } from './fields'
import { realBudget } from './money-rules'
import type { ReportContext } from './report-context'

/**
 * The frozen copy of a report: canonical JSON (RFC 8785), amounts in cents as strings. The same report always gives the same bytes, so its
 * SHA-256 (hex, of the UTF-8 bytes) proves what was filed.
 */
export const freezeReport = (answers: ReportAnswers, context: ReportContext): { content: string; sha256: string } => {
  const { costsCents, otherRevenueCents, inKindCents } = realBudget(answers)
  const content = canonicalize(plain({
    type: 'stem-loket/report/1',
    number: context.number,
    call: context.call,
    organisation: context.organisation,
    reportType: context.reportType,
    period: { start: context.periodStart, end: context.periodEnd },
    indicators: context.indicators,
    activities: answers.activities.map(({ planned, reported, announcementEvidence, partnerConfirmation, photoEvidence, photoConsent, partnerContribution, lesson }) => ({ ...reported, title: planned.title, announcementEvidence, partnerConfirmation, photoEvidence, photoConsent, partnerContribution, lesson })),
    narrative: narrativeOf(answers),
    targetGroups: answers.targetGroups,
    money: context.asksMoney ? { costs: answers.costs.map(({ values }) => values), revenues: answers.revenues.map(({ values }) => values), costsCents, otherRevenueCents, inKindCents } : null,
    ...(answers.cooperation ? { cooperation: cooperationOf(answers.cooperation), partnership: context.partnership?.name } : {}),
    ...(context.files.length > 0 ? { files: frozenEvidence(context.files, answers) } : {}),
    declarations: declarationsOf(context.reportType).filter(({ code }) => answers.declared.includes(code)),
  }))
  if (content === undefined) throw new TypeError('a report without content')
  return { content, sha256: createHash('sha256').update(content, 'utf8').digest('hex') }
}

const cents = z.string().regex(/^\d+$/).transform(BigInt)
const text = z.string().nullable().default(null)
const lines = <Shape extends z.ZodRawShape>(shape: Shape) => z.array(z.object(shape)).default([])

/** The frozen copy back; what a field of today did not have then is empty. */
export const frozenReport = z.object({
  activities: z.array(reportedActivity.extend({ title: z.string(), announcementEvidence: text, partnerConfirmation: text, photoEvidence: text, photoConsent: z.boolean().default(false), partnerContribution: text, lesson: text })),
  narrative: z.object({ impact: text, successFactors: text, doDifferently: text, followUp: text, estimatedChildren: z.number().nullable().default(null) }),
  targetGroups: z.array(z.object({ group: z.string(), text: z.string() })).default([]),
  money: z.object({
    costs: lines({ category: text, description: text, budget: cents.nullable(), real: cents.nullable(), proofNumber: text, supplier: text, invoiceDate: text, paymentDate: text, vat: cents.nullable().default(null), explanation: text }),
    revenues: lines({ category: text, description: text, amount: cents.nullable() }),
    costsCents: cents, otherRevenueCents: cents, inKindCents: cents,
  }).nullable().default(null),
  cooperation: z.object({
    actions: lines({ kind: text, day: text, description: text, organisations: z.number().nullable() }),
    risks: lines({ risk: text, measure: text }),
    nextQuarter: text,
  }).nullable().default(null),
  files: z.array(z.object({ kind: z.string(), activity: text, figure: text, cost: z.int().nullable().default(null), name: z.string(), size: z.number(), sha256: z.string() })).default([]),
})
export type FrozenReport = z.output<typeof frozenReport>

export const readFrozenReport = (content: string): FrozenReport => frozenReport.parse(JSON.parse(content))

const narrativeOf = ({ narrative }: ReportAnswers) => ({
  impact: narrative['narrative.impact'],
  successFactors: narrative['narrative.successFactors'],
  doDifferently: narrative['narrative.doDifferently'],
  followUp: narrative['narrative.followUp'],
  estimatedChildren: narrative.estimatedChildren,
})

const cooperationOf = ({ actions, risks, 'cooperation.nextQuarter': nextQuarter }: NonNullable<ReportAnswers['cooperation']>) => ({
  actions: actions.map(({ values }) => values),
  risks: risks.map(({ values }) => values),
  nextQuarter,
})

const plain = (value: unknown): unknown => {
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
  return value
}
