import type { DraftReading } from './form'
import type { AttachmentFacts, CallRules, Reference } from './call-rules'
import { activityPrechecks } from './activity-prechecks'
import type { Evidence } from './precheck-evidence'
import { filePrechecks } from './file-prechecks'

/** `ok`: nothing found. `attention`: the officer must look. `fails`: by the numbers it does not hold; the officer still decides. */
export type Finding = 'ok' | 'attention' | 'fails'
/** `activityRowId` is '' for E01–E08; the sentence is Dutch, for the officer, and can serve as the motivation. */
export type Precheck = { code: string; activityRowId: string; finding: Finding; sentence: string; evidence?: Evidence | null }

export type PrecheckFacts = {
  reading: DraftReading
  attachments: readonly Pick<AttachmentFacts, 'kind'>[]
  submittedAt: Date
  /** The later of the call's and its own. */
  deadlineAt: Date
  /** A deadline of its own, once confirmed. */
  extendedUntil?: Date | null
  /** What is asked for, as it was filed. */
  requestedCents: bigint
  /** The signatory's mandate was approved, then or since. */
  mandateApproved: boolean
  call: Pick<CallRules, 'audience' | 'stateAidBasis' | 'deMinimisCeilingCents' | 'minSessions' | 'maxPerStaff' | 'maxPerStaffYoung' | 'brusselsAllowed'> & PeriodOfCall
  organisation: { kbo: string; legalName: string }
  recognitions: readonly { status: string; validFrom: string; validTo: string }[]
  reference: Pick<Reference, 'municipalities' | 'partnerships' | 'schoolHolidays'>
  /** Living files in an overlapping period: of the same organisation with a postcode or a title in common, of others with a title in common. */
  overlappingFiles: readonly { number: string; callName: string; organisation?: string; own?: boolean; period?: string; common: readonly string[] }[]
  /** File numbers. */
  obligations?: readonly { number: string; what: string; day: string | null }[]
  /** The most that this plan is worth under the call, and the call's own maximum. */
  highestCents?: bigint
  maximumCents?: bigint | null
  openRecoveries: readonly string[]
  overdueReports: readonly string[]
  today: string
}

/** Days, yyyy-mm-dd; null when the call names none. */
type PeriodOfCall = { periodStart: string | null; periodEnd: string | null; deadlineDay: string }

/** What the portal can see by itself for every knock-out of domain 2.2, before the officer answers. */
export const prechecks = (facts: PrecheckFacts): Precheck[] => [
  ...filePrechecks(facts).map((check) => ({ ...check, activityRowId: '' })),
  ...facts.reading.activities.flatMap((activity) => activityPrechecks(activity, facts).map((check) => ({ ...check, activityRowId: activity.id }))),
]
