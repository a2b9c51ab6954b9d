import type { Problem } from '@/lib/refusal'
import { activitiesProblems, activitiesWarnings } from './activity-rules'
import { amountsOf } from './amounts'
import { readAnswers } from './answers'
import { budgetProblems, budgetWarnings } from './budget-rules'
import type { RequestContext } from './call-rules'
import { declarationCodes } from '@/lib/calls/declarations'
import { readExtra, type ExtraAnswer } from './extra-questions'
import type { Answers, Draft, DraftReading } from './form'
import { organisationProblems } from './organisation-rules'
import { partnerProblems, partnerWarnings, targetGroupProblems } from './reach-rules'
import { supportProblems, supportWarnings } from './support-rules'

export type Completeness = { problems: Problem[]; warnings: Problem[] }

/**
 * Everything domain 6.1 asks of a request, at once: what is missing or wrong, each with the name of its field, and what
 * only deserves a second look. Empty problems = it may be submitted, as far as its content goes.
 */
export const missing = (draft: Draft, context: RequestContext): Completeness => {
  const { reading, money, problems } = judged(draft, context)
  return { problems, warnings: secondLooks(reading, context, money) }
}

/** The answers, typed, or everything that stops them from being complete. */
export const strictAnswers = (draft: Draft, context: RequestContext): { ok: true; answers: Answers; extra: ExtraAnswer[] } | { ok: false; problems: Problem[] } => {
  const { reading, money, extra, problems } = judged(draft, context)
  if (problems.length > 0) return { ok: false, problems }
  // No problem is left, so every required field holds a value: that is all Answers says more than a reading.
  return { ok: true, answers: { ...reading, requestedCents: money.requestedCents } as Answers, extra }
}

const judged = (draft: Draft, context: RequestContext) => {
  const { reading, problems } = readAnswers(draft, context.reference)
  const money = amountsOf(reading, context)
  const extra = readExtra(draft, context)
  problems.push(...extra.problems)
  const across = [
    ...organisationProblems(reading, context),
    ...supportProblems(reading, context),
    ...activitiesProblems(reading, context),
    ...targetGroupProblems(reading),
    ...partnerProblems(reading, context),
    ...budgetProblems(reading, context, money),
    ...infectedProblems(context),
    ...declarationProblems(reading),
  ]
  return { extra: extra.answers, reading, money, problems: [...unaskedLeftOut(problems, context), ...across] }
}

const secondLooks = (reading: DraftReading, context: RequestContext, money: ReturnType<typeof amountsOf>): Problem[] => [
  ...supportWarnings(reading, context, money.requestedCents),
  ...activitiesWarnings(reading, context),
  ...partnerWarnings(reading),
  ...budgetWarnings(reading, context, money),
  ...attachmentWarnings(reading, context),
]

/** A partnership is not asked whether it is in one. */
const unaskedLeftOut = (problems: Problem[], { call }: RequestContext): Problem[] =>
  call.audience === 'PARTNERSHIP' ? problems.filter(({ field }) => field !== 'inPartnership') : problems

const declarationProblems = ({ declarations }: DraftReading): Problem[] =>
  declarationCodes.filter(code => !declarations[code]).map(code => ({ field: `declarations.${code}`, message: 'Vink deze verklaring aan.' }))

/** A file that waits for the scanner stops nobody; one with a virus never goes along. */
const infectedProblems = ({ attachments }: RequestContext): Problem[] =>
  attachments.filter(({ infected }) => infected).map(({ name }) => ({ field: 'attachments', message: `In het bestand “${name}” zit een virus. Verwijder het uit uw bijlagen.` }))

const attachmentWarnings = ({ statutesPublic }: DraftReading, { attachments }: RequestContext): Problem[] =>
  statutesPublic || attachments.some(({ kind }) => kind === 'STATUTES') ? []
    : [{ field: 'statutesPublic', message: 'Voeg uw statuten toe, of duid aan dat ze publiek zijn.' }]
