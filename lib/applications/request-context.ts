import type { Statements, Tx } from '@/lib/db'
import { callQuestions } from '@/lib/calls/questions'
import { lastDayOf, localDay } from '@/lib/time'
import type { Call } from '@/prisma/generated/client'
import type { AttachmentFacts, CallRules, OrganisationFacts, RequestContext } from './call-rules'
import { referenceData } from './reference-data'

/** The columns of a call that the rules of its requests read. */
export type CallColumns = Omit<CallRules, 'stateAidBasis' | 'periodStart' | 'periodEnd' | 'deadlineDay' | 'volunteerDayCents'> &
  Pick<Call, 'stateAidBasis' | 'periodStart' | 'periodEnd' | 'deadlineAt'>

/** Everything the rules of a request ask, read in one transaction with the request itself, in one statement. */
export const requestContext = async (tx: Tx, application: { id: string; call: CallColumns }, now: Date): Promise<RequestContext> => {
  const rows = await tx.$queryRaw<{ facts: Surroundings | null }[]>`select surroundings_of(${application.id}::uuid) as facts`
  const facts = rows[0]?.facts
  if (!facts) throw new Error(`no request ${application.id}`)
  return contextOf(tx, application.call, facts, now)
}

export const contextOf = async (database: Statements, call: CallColumns, facts: Surroundings, now: Date): Promise<RequestContext> => ({
  call: callRules(call, facts.volunteerDay),
  reference: await referenceData(database, facts.stamp),
  organisation: organisationFacts(facts, call.deadlineAt),
  attachments: facts.attachments,
  questions: callQuestions.parse(facts.questions),
  today: localDay(now),
})

/** What lies around a request: what surroundings_of gives. */
export type Surroundings = {
  volunteerDay: string | null
  stamp: string
  kbo: string
  legalName: string
  recognitions: NonNullable<OrganisationFacts['recognition']>[]
  signatories: string[]
  attachments: AttachmentFacts[]
  questions: unknown
}

const callRules = (call: CallColumns, volunteerDay: string | null): CallRules => {
  const { deadlineAt, periodStart, periodEnd } = call
  if (!deadlineAt || !periodStart || !periodEnd) throw new Error(`call ${call.code} was announced without dates`)
  return {
    ...call,
    stateAidBasis: stateAidOf(call.stateAidBasis),
    periodStart: dayOf(periodStart),
    periodEnd: dayOf(periodEnd),
    deadlineDay: lastDayOf(deadlineAt),
    volunteerDayCents: volunteerDay === null ? null : BigInt(volunteerDay),
  }
}

/** The recognition that counts is the one that holds on the last day of the call; without such a one, the latest. */
const organisationFacts = ({ kbo, legalName, signatories, recognitions }: Surroundings, deadlineAt: Date | null): OrganisationFacts => {
  const lastDay = deadlineAt ? lastDayOf(deadlineAt) : null
  const onLastDay = recognitions.find(({ validFrom, validTo }) => lastDay !== null && validFrom !== null && validTo !== null && validFrom <= lastDay && lastDay <= validTo)
  return { kbo, legalName, signatories, recognition: onLastDay ?? recognitions[0] ?? null }
}

/** A column of type date comes as midnight UTC. */
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

const stateAidOf = (basis: string): CallRules['stateAidBasis'] =>
  basis === 'DE_MINIMIS' || basis === 'SGEI_DE_MINIMIS' || basis === 'GBER' ? basis : 'NO_AID'
