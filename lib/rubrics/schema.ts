import { z } from 'zod'

const code = z.string().regex(/^[A-Z]\d{2}$/)
const scope = z.enum(['APPLICATION', 'ACTIVITY'])
const points = z.number().min(0).max(5)
const percent = z.number().int().min(0).max(100)

/** Answers from 0 (absent) to 5 (excellent), each with its description. */
const anchors = z.record(z.enum(['0', '1', '2', '3', '4', '5']), z.string())

/** `C02:desc`, `centsPerChildHour:asc`, …: what decides between equal totals, in order. */
const tieRule = z.templateLiteral([z.string(), ':', z.enum(['asc', 'desc'])])

const knockout = z.object({
  code,
  kind: z.literal('KNOCKOUT'),
  scope,
  nameNl: z.string(),
  nameEn: z.string(),
  ruleNl: z.string(),
  evidenceNl: z.string(),
  curable: z.boolean(),
})

const scored = z.object({
  code,
  nameNl: z.string(),
  nameEn: z.string(),
  kind: z.literal('SCORED'),
  scope,
  weight: z.number().int().positive(),
  askedNl: z.string(),
  evidenceNl: z.array(z.string()),
  source: z.string(),
  anchorsNl: anchors,
})

/** What calculation needs of a rubric (domain 2.2): thresholds and triggers are numbers here, never in code. */
const rules = z.object({
  reviewersPerApplication: z.number().int().positive(),
  individualScoreStep: z.number().positive(),
  consensusScoreStep: z.number().positive(),
  activityIsFull: z.string(),
  perCriterionThresholdPercent: percent,
  totalThresholdPercent: percent,
  totalFormula: z.string(),
  consensusTriggers: z.array(z.string()),
  tieBreakers: z.array(z.string()),
  motivationMinChars: z.number().int().nonnegative(),
  consensus: z.object({
    criterionGap: z.number().positive(),
    totalGap: z.number().positive(),
    contestedKnockout: z.boolean(),
    abstention: z.boolean(),
    exactlyOneBelowThreshold: z.boolean(),
  }),
  fullActivity: z.object({ minimum: z.record(code, points), weightedMean: points, criteria: z.array(code) }),
  tieOrder: z.array(tieRule),
})

/** One published version of the shared criteria; weights add up to 100. A published version never changes. */
export const rubricVersion = z
  .object({
    code: z.string(),
    version: z.string(),
    status: z.enum(['DRAFT', 'PUBLISHED', 'RETIRED']),
    nameNl: z.string(),
    nameEn: z.string(),
    scaleNl: anchors,
    rules,
    knockouts: z.array(knockout),
    scored: z.array(scored),
  })
  .refine(({ scored: criteria }) => criteria.reduce((total, { weight }) => total + weight, 0) === 100, {
    path: ['scored'],
    message: 'De gewichten tellen niet op tot 100.',
  })

export type RubricVersion = z.infer<typeof rubricVersion>
