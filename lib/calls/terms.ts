import { z } from 'zod'

const count = z.number().int().min(1).max(365)

/** The terms of a call: the column `terms`. Days are calendar days unless the name says working days. */
export const callTerms = z.object({
  /** To answer a completion request. */
  completionWorkingDays: count,
  /** Added to that term, once. */
  completionExtensionWorkingDays: count.default(5),
  /** Before the end of that term: who did not answer yet, is reminded. */
  completionReminderWorkingDays: count.default(3),
  /** How many completion requests one file can get. */
  completionRounds: count.default(2),
  /** After the deadline: for so long one request can still get an extension of its own (domain 5.2). */
  lateFilingWorkingDays: count.default(5),
  reviewWorkingDays: count,
  consensusWorkingDays: count,
  /** To accept a grant. */
  acceptDays: count,
  /** Before the end of that term: who did not answer yet, is reminded. */
  acceptReminderDays: count,
  /** After that term: what is left once the portal gave notice that the grant lapses. */
  acceptNoticeDays: count.default(7),
  /** To start after the decision. */
  startMonths: count,
  /** Before the last day to start: who did not declare it yet, is reminded. */
  startReminderDays: count.default(14),
  /** To answer a change that the beneficiary asks. */
  amendmentWorkingDays: count.default(15),
  /** A line of the budget that moves further than this is a change to ask for; less is only noted. */
  amendmentSharePercent: z.number().int().min(1).max(100).default(20),
  /** For the final report, after the end of the period. */
  reportMonths: count,
  /** To ask to look at a decision again, after its notification; and to answer that. */
  reconsiderationDays: count,
  reconsiderationAnswerDays: count.default(45),
  /** To answer before money is claimed back. */
  recoveryHearingDays: count,
  /** To answer before a grant is revoked. */
  revocationHearingDays: count.default(30),
  /** To pay, and to pay back. */
  paymentDays: count,
  /** To pay back in parts, after that last day. */
  instalmentMonths: count.default(24),
})

export type CallTerms = z.infer<typeof callTerms>

export const termsOf = (call: { terms: unknown }): CallTerms => callTerms.parse(call.terms)
