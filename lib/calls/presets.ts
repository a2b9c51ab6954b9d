import { z } from 'zod'
import { declarationsSchema } from '@/lib/calls/declarations'
import { callTerms } from '@/lib/calls/terms'
import { callTexts } from '@/lib/calls/texts'
import presetRows from '@/prisma/seed/reference/call-presets.json'
import declarations from '@/prisma/seed/reference/declarations.json'

const cents = z.number().int().nonnegative().transform(BigInt)
const basisPoints = z.number().int().min(0).max(10_000)
const positive = z.number().int().positive()

/** A call to begin from: every column that is not its own code, name, number code or dates. The rubric and the indicators are named by code; the newest version is taken. */
const callPreset = z.object({
  preset: z.enum(['UIT', 'ACT', 'PAR']),
  name: z.string(),
  audience: z.enum(['ACADEMY', 'PARTNERSHIP']),
  legalBasis: z.string(),
  fundingModel: z.enum(['LUMP_PER_POSTCODE', 'UNIT_PER_SESSION', 'UNIT_PER_CHILD_HOUR', 'COST_SHARE']),
  envelopeCents: cents,
  unitAmountCents: cents.nullable(),
  minCents: cents.nullable(),
  maxCents: cents.nullable(),
  supportRateBp: basisPoints.nullable(),
  minOwnShareBp: basisPoints.nullable(),
  stateAidBasis: z.enum(['NO_AID', 'DE_MINIMIS', 'SGEI_DE_MINIMIS', 'GBER']),
  deMinimisCeilingCents: cents,
  minSessions: positive,
  maxPerStaff: positive,
  maxPerStaffYoung: positive,
  maxFileMb: positive,
  maxFiles: positive,
  criterionThresholdPercent: z.number().int().min(0).max(100),
  totalThresholdPercent: z.number().int().min(0).max(100),
  reviewersPerApplication: positive,
  girlsTargetBp: basisPoints,
  overheadMaxBp: basisPoints,
  paymentPlan: z.array(positive),
  recoveryWaiverCents: cents,
  brusselsAllowed: z.boolean(),
  partialOfferAllowed: z.boolean(),
  inspectionAdviceRequired: z.boolean(),
  rubricCode: z.string(),
  indicatorCode: z.string(),
  terms: callTerms,
  texts: callTexts,
})

export type CallPreset = z.infer<typeof callPreset>

/** The three presets of domain 5.1, in the order in which an administrator chooses. */
export const callPresets: readonly CallPreset[] = z.array(callPreset).parse(presetRows)

/** The ten declarations that every new call begins with. */
export const defaultDeclarations = declarationsSchema.parse(declarations)
