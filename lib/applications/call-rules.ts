import type { CallQuestions } from '@/lib/calls/questions'
import type { SchoolHoliday } from '@/lib/reference/holidays'

/** What the rules of a request ask of a call, of the reference data, of the organisation and of its files. */
export type CallRules = {
  code: string
  audience: 'ACADEMY' | 'PARTNERSHIP'
  fundingModel: 'LUMP_PER_POSTCODE' | 'UNIT_PER_SESSION' | 'UNIT_PER_CHILD_HOUR' | 'COST_SHARE'
  stateAidBasis: 'NO_AID' | 'DE_MINIMIS' | 'SGEI_DE_MINIMIS' | 'GBER'
  unitAmountCents: bigint | null
  minCents: bigint | null
  maxCents: bigint | null
  supportRateBp: number | null
  minOwnShareBp: number | null
  /** First and last day of the subsidy period, yyyy-mm-dd, both included. */
  periodStart: string
  periodEnd: string
  /** Day of the deadline in Brussels, yyyy-mm-dd: recognitions must be valid on it. */
  deadlineDay: string
  minSessions: number
  maxPerStaff: number
  maxPerStaffYoung: number
  maxFileMb: number
  brusselsAllowed: boolean
  overheadMaxBp: number
  girlsTargetBp: number
  deMinimisCeilingCents: bigint
  /** Highest allowance for a volunteer and a day; null = not checked. */
  volunteerDayCents: bigint | null
}

export type Municipality = { nis: string; name: string; region: 'VLG' | 'BRU'; postcodes: readonly string[] }
export type Code = { code: string; nl: string }
export type Partnership = { code: string; name: string; periodStart: string; periodEnd: string }

export type Reference = {
  codeLists: { readonly [list: string]: readonly Code[] }
  municipalities: readonly Municipality[]
  /** Approved partnerships, for "Zit u in een goedgekeurd STEM-partnerschap?". */
  partnerships: readonly Partnership[]
  schoolHolidays: readonly SchoolHoliday[]
}

export type OrganisationFacts = {
  kbo: string
  legalName: string
  recognition: { status: string; number: string | null; validFrom: string | null; validTo: string | null } | null
  /** Names of those who may sign, a mandate still waiting included: it never blocks a submission. */
  signatories: readonly string[]
}

export type AttachmentKind = 'STATUTES' | 'PARTNER_LETTER' | 'BUDGET' | 'BANK_CERTIFICATE' | 'RECOGNITION' | 'OTHER'
export type AttachmentFacts = { kind: AttachmentKind; name: string; size: number; sha256: string; infected?: boolean }

export type RequestContext = {
  call: CallRules
  reference: Reference
  organisation: OrganisationFacts
  attachments: readonly AttachmentFacts[]
  /** What the call asks beside the form. */
  questions: CallQuestions
  /** The day in Belgium by the database's clock, yyyy-mm-dd. */
  today: string
}
