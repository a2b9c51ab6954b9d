import type { Lifecycle } from '@/lib/lifecycle'
import type { ApplicationStatus } from '@/prisma/generated/enums'

const beforeOutcome = [
  'SUBMITTED',
  'ELIGIBILITY_CHECK',
  'COMPLETION_REQUESTED',
  'ELIGIBLE',
  'IN_REVIEW',
  'CONSENSUS',
  'RANKED',
  'PROPOSED',
] as const

/** Domain 5.2, the whole state as the office knows it. */
export const applicationLifecycle = {
  submit: { from: ['DRAFT'], to: 'SUBMITTED', by: ['APPLICANT_SIGNATORY'] },
  reopen: { from: ['SUBMITTED'], to: 'DRAFT', by: ['APPLICANT_SIGNATORY'] },
  letStand: { from: ['DRAFT'], to: 'SUBMITTED', by: ['APPLICANT_SIGNATORY', 'SYSTEM'] },
  withdraw: { from: beforeOutcome, to: 'WITHDRAWN', by: ['APPLICANT_SIGNATORY'] },
  takeIn: { from: ['SUBMITTED'], to: 'ELIGIBILITY_CHECK', by: ['VLAIO_OFFICER'] },
  askCompletion: { from: ['ELIGIBILITY_CHECK'], to: 'COMPLETION_REQUESTED', by: ['VLAIO_OFFICER'] },
  answerCompletion: { from: ['COMPLETION_REQUESTED'], to: 'ELIGIBILITY_CHECK', by: ['APPLICANT_SIGNATORY', 'SYSTEM'] },
  declareEligible: { from: ['ELIGIBILITY_CHECK'], to: 'ELIGIBLE', by: ['VLAIO_OFFICER'] },
  checkAgain: { from: ['INELIGIBLE'], to: 'ELIGIBILITY_CHECK', by: ['VLAIO_OFFICER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'] },
  declareIneligible: { from: ['ELIGIBILITY_CHECK'], to: 'INELIGIBLE', by: ['VLAIO_OFFICER'] },
  startReview: { from: ['ELIGIBLE'], to: 'IN_REVIEW', by: ['VLAIO_OFFICER'] },
  callConsensus: { from: ['IN_REVIEW'], to: 'CONSENSUS', by: ['SYSTEM'] },
  rankByMean: { from: ['IN_REVIEW'], to: 'RANKED', by: ['SYSTEM'] },
  rankByConsensus: { from: ['CONSENSUS'], to: 'RANKED', by: ['VLAIO_PANEL_CHAIR'] },
  reviewAgain: { from: ['RANKED'], to: 'IN_REVIEW', by: ['SYSTEM'] },
  propose: { from: ['RANKED'], to: 'PROPOSED', by: ['VLAIO_PANEL_CHAIR'] },
  proposeAnew: { from: ['REJECTED'], to: 'PROPOSED', by: ['VLAIO_PANEL_CHAIR'] },
  takeBack: { from: ['PROPOSED'], to: 'RANKED', by: ['VLAIO_PANEL_CHAIR'] },
  grant: { from: ['PROPOSED'], to: 'GRANTED', by: ['VLAIO_DECIDER'] },
  grantConditionally: { from: ['PROPOSED'], to: 'GRANTED_CONDITIONAL', by: ['VLAIO_DECIDER'] },
  reserve: { from: ['PROPOSED'], to: 'RESERVE', by: ['VLAIO_DECIDER'] },
  reject: { from: ['PROPOSED'], to: 'REJECTED', by: ['VLAIO_DECIDER'] },
  grantFromReserve: { from: ['RESERVE'], to: 'GRANTED', by: ['VLAIO_DECIDER'] },
  grantFromReserveConditionally: { from: ['RESERVE'], to: 'GRANTED_CONDITIONAL', by: ['VLAIO_DECIDER'] },
  resume: { from: ['SUBMITTED'], to: 'DRAFT', by: ['VLAIO_OFFICER'] },
  revive: { from: ['LAPSED'], to: 'DRAFT', by: ['VLAIO_OFFICER'] },
  lapse: { from: ['DRAFT', 'RESERVE'], to: 'LAPSED', by: ['SYSTEM'] },
} as const satisfies Lifecycle<ApplicationStatus, string>

export type ApplicationVerb = keyof typeof applicationLifecycle

/** Moves that stay in the assessment: what the applicant reads does not change by a byte until publication. */
export const secretVerbs: readonly ApplicationVerb[] = ['callConsensus', 'rankByMean', 'rankByConsensus', 'reviewAgain', 'propose', 'proposeAnew', 'takeBack']

/** Publication brings the applicant's status from IN_REVIEW to the outcome at once, and from REJECTED to what took its place. */
export const publicationPairs: readonly [ApplicationStatus, ApplicationStatus][] = [
  ['IN_REVIEW', 'GRANTED'],
  ['IN_REVIEW', 'GRANTED_CONDITIONAL'],
  ['IN_REVIEW', 'RESERVE'],
  ['IN_REVIEW', 'REJECTED'],
  ['REJECTED', 'GRANTED'],
  ['REJECTED', 'GRANTED_CONDITIONAL'],
  ['REJECTED', 'RESERVE'],
]
