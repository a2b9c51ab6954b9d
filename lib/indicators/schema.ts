import { z } from 'zod'

const indicatorCode = z.enum([
  'I01', 'I02', 'I03', 'I04', 'I05', 'I06', 'I07', 'I08', 'I09', 'I10', 'I11', 'I12', 'I13', 'I14',
  'I15', 'I16', 'I17', 'I18', 'I19', 'I20', 'I21', 'I22', 'I23', 'I24', 'I25', 'I26', 'I27', 'I28',
])

const target = z.object({
  operator: z.literal('>='),
  value: z.number().optional(),
  byAudience: z.object({ PARTNERSHIP: z.number(), ACADEMY: z.number() }).optional(),
  unit: z.string(),
  textNl: z.string(),
})

/** One version of the shared indicators (domain 3.2): words and targets; the formulas are in formulas.ts under the same codes. */
export const indicatorVersion = z.object({
  code: z.string(),
  version: z.string(),
  indicators: z.array(
    z.object({
      code: indicatorCode,
      nameNl: z.string(),
      nameEn: z.string(),
      level: z.string(),
      unit: z.string(),
      definitionNl: z.string(),
      formula: z.string(),
      validation: z.string(),
      target: target.nullable(),
      source: z.string(),
      publicAggregate: z.boolean(),
    }),
  ),
})

export type IndicatorVersion = z.infer<typeof indicatorVersion>

export type IndicatorCode = z.infer<typeof indicatorCode>

const count = z.number().int().nonnegative().default(0)
const hours = z.number().nonnegative()

const reportedSession = z.object({
  /** yyyy-mm-dd */
  day: z.string(),
  dayPart: z.enum(['AM', 'PM', 'EVE']),
  hours,
  enrolled: z.number().int().nonnegative(),
  present: z.number().int().nonnegative(),
})

const ageBands = z.object({ A05_07: count, A08_09: count, A10_11: count, A12_13: count, A14_15: count, A16_18: count, UNKNOWN: count })
const gender = z.object({ V: count, M: count, X: count, UNKNOWN: count })
const staff = z.object({ category: z.enum(['PAID', 'VOLUNTEER', 'JOB_STUDENT', 'PARTNER']), count, hours: hours.default(0) })

/**
 * The raw counts of one activity in an outcome report (domain 6.2), on which every indicator and cross-check rests. Counts of
 * children only: no names, no birth dates, no addresses. What a cancelled activity lacks is zero.
 */
export const reportedActivity = z.object({
  rowId: z.string(),
  status: z.enum(['HELD', 'PARTLY', 'CANCELLED']),
  /** In the grant base: full-fledged at the decision and not struck since. */
  fullFledged: z.boolean().default(false),
  online: z.boolean().default(false),
  nis: z.string().nullable().default(null),
  postcode: z.string().nullable().default(null),
  /** Held in an area that the call names (I17); null where the call names none. */
  priorityArea: z.boolean().nullable().default(null),
  /** Would not exist without the partnership. */
  newByPartnership: z.boolean().default(false),
  /** Enterprise number of the academy of the partnership that ran it. */
  academy: z.string().nullable().default(null),
  plannedSessions: count,
  plannedParticipants: count,
  plannedChildHours: hours.default(0),
  sessions: z.array(reportedSession).default([]),
  walkInsAllowed: z.boolean().default(false),
  participants: count,
  ageBands: ageBands.prefault({}),
  gender: gender.prefault({}),
  residence: z.array(z.object({ nis: z.string(), count })).default([]),
  residenceOutsideFlanders: count,
  residenceUnknown: count,
  newParticipants: count,
  returningParticipants: count,
  newReturningUnknown: count,
  reducedRate: count,
  referred: count,
  /** Present at 75 % of the sessions or more; null when there was one session. */
  completed: z.number().int().nonnegative().nullable().default(null),
  accessible: z.boolean().default(false),
  reasonableAdjustments: count,
  satisfaction: z.object({ 1: count, 2: count, 3: count, 4: count, 5: count }).prefault({}),
  interest: z.object({ more: count, same: count, less: count }).prefault({}),
  staff: z.array(staff).default([]),
  staffWomen: count,
  /** Names of partners that really took part. */
  partnersTookPart: z.array(z.string()).default([]),
  deviation: z.string().nullable().default(null),
  cancelReason: z.string().nullable().default(null),
})

export type ReportedSession = z.infer<typeof reportedSession>
export type ReportedActivity = z.infer<typeof reportedActivity>
