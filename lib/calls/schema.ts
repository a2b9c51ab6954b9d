import { z } from 'zod'
import { declarationCodes, type DeclarationCode } from '@/lib/calls/declarations'
import { numberCode } from '@/lib/calls/create-call'
import { areas, day, euro, line, optional, percentage, shares, tick, whole } from '@/lib/calls/readers'
import { callTerms } from '@/lib/calls/terms'
import { callTexts } from '@/lib/calls/texts'
import { parseIban } from '@/lib/organisations/iban'
import { text } from '@/lib/text'
import { parseAddress } from '@/lib/sign-in/address'
import { parseLocalDeadline } from '@/lib/time'

const address = z.string().refine((value) => value.trim() === '' || parseAddress(value) !== null, 'Geef een geldig e-mailadres op.').transform((value) => value.trim())
const account = z.string().transform((typed, context) => {
  if (typed.trim() === '') return ''
  const read = parseIban(typed)
  if (read.ok) return read.iban
  context.addIssue(read.problem)
  return z.NEVER
})
const phone = z.string().trim().regex(/^$|^\+?[\d\s./()-]{8,25}$/, 'Geef een geldig telefoonnummer in.')
const keysOf = <Key extends string>(keys: readonly Key[], schema: z.ZodType<string, string>) =>
  z.object(Object.fromEntries(keys.map((key) => [key, schema])) as Record<Key, typeof schema>)
const term = whole(1, 365)
const terms = z.object({
  completionWorkingDays: term, completionExtensionWorkingDays: term.default(5), completionReminderWorkingDays: term.default(3), completionRounds: whole(1, 9).default(2), lateFilingWorkingDays: term.default(5),
  reviewWorkingDays: term, consensusWorkingDays: term, acceptDays: term, acceptReminderDays: term, startMonths: term,
  amendmentWorkingDays: term.default(15), amendmentSharePercent: whole(1, 100).default(20), acceptNoticeDays: term.default(7), startReminderDays: term.default(14), revocationHearingDays: term.default(30),
  reportMonths: term, reconsiderationDays: term, reconsiderationAnswerDays: term.default(45), recoveryHearingDays: term, paymentDays: term, instalmentMonths: term.default(24),
} satisfies Record<keyof z.infer<typeof callTerms>, typeof term | z.ZodDefault<typeof term>>)

const contact = { contactName: line(100), contactEmail: address, contactPhone: phone, repaymentIban: account }
const words = {
  version: z.coerce.number().int(),
  texts: callTexts.omit({ selfCheck: true }),
  selfCheck: callTexts.shape.selfCheck.default([]),
  ...contact,
}

/** What may change once a call is public: its words and who answers for it, never what applicants rely on. */
export const callWords = z.object(words)

const everything = z.object({
  ...words,
  name: text({ min: 3, max: 150 }),
  numberCode,
  legalBasis: line(500),
  envelope: euro,
  fundingModel: z.enum(['LUMP_PER_POSTCODE', 'UNIT_PER_SESSION', 'UNIT_PER_CHILD_HOUR', 'COST_SHARE'], 'Kies een financieringsmodel.'),
  unitAmount: optional(euro),
  min: optional(euro),
  max: optional(euro),
  supportRate: optional(percentage),
  minOwnShare: optional(percentage),
  stateAidBasis: z.enum(['NO_AID', 'DE_MINIMIS', 'SGEI_DE_MINIMIS', 'GBER'], 'Kies een staatssteunbasis.'),
  deMinimisCeiling: euro,
  opensDay: z.string(),
  opensTime: z.string(),
  deadlineDay: z.string(),
  deadlineTime: z.string(),
  periodStart: optional(day),
  periodEnd: optional(day),
  minSessions: whole(1, 50),
  maxPerStaff: whole(1, 100),
  maxPerStaffYoung: whole(1, 100),
  maxFileMb: whole(1, 25),
  maxFiles: whole(1, 100),
  criterionThreshold: whole(0, 100),
  totalThreshold: whole(0, 100),
  reviewersPerApplication: whole(1, 5),
  girlsTarget: percentage,
  overheadMax: percentage,
  paymentPlan: shares,
  terms,
  recoveryWaiver: euro,
  brusselsAllowed: tick,
  priorityAreas: areas,
  reserveValidUntil: optional(day),
  partialOfferAllowed: tick,
  inspectionAdviceRequired: tick,
  rubricVersionId: optional(z.uuid('Kies de versie van de criteria.')),
  indicatorVersionId: optional(z.uuid('Kies de versie van de indicatoren.')),
  declarationsVersion: text({ min: 1, max: 20 }),
  declarations: keysOf<DeclarationCode>(declarationCodes, text({ min: 1, max: 1000 })),
  testMode: tick,
})

/** The whole call, as long as it is a draft. It may lack what publication asks (checklist.ts); what is there must be readable and fit together. */
export const callEditing = everything.transform(({ opensDay, opensTime, deadlineDay, deadlineTime, ...call }, context) => {
  const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
  const instant = (field: string, date: string, time: string) => {
    if (date.trim() === '' && time.trim() === '') return null
    const read = parseLocalDeadline(date, time)
    if (!read.ok) refuse(field, read.problem)
    return read.ok ? read.at : null
  }
  const opensAt = instant('opensDay', opensDay, opensTime)
  const deadlineAt = instant('deadlineDay', deadlineDay, deadlineTime)
  if (opensAt && deadlineAt && deadlineAt <= opensAt) refuse('deadlineDay', 'De uiterste indiening moet na de opening liggen.')
  if (call.periodStart && call.periodEnd && call.periodEnd < call.periodStart) refuse('periodEnd', 'Het einde van de subsidieperiode moet na het begin liggen.')
  if (call.min !== null && call.max !== null && call.max < call.min) refuse('max', 'Het maximum moet minstens zo hoog zijn als het minimum.')
  if ((call.supportRate ?? 0) + (call.minOwnShare ?? 0) > 10_000) refuse('minOwnShare', 'Steun en eigen inbreng zijn samen meer dan 100%.')
  if (call.terms.acceptReminderDays >= call.terms.acceptDays) refuse('terms.acceptReminderDays', 'De herinnering moet binnen de termijn om te aanvaarden vallen.')
  return { ...call, opensAt, deadlineAt }
})

export type CallEditing = z.output<typeof callEditing>
export type CallWords = z.output<typeof callWords>
