import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import type { Tx } from '@/lib/db'
import { termsOf } from '@/lib/calls/terms'
import { agreedScoring } from '@/lib/decisions/agreed-scoring'
import { scoreCorrections } from '@/lib/decisions/corrected-scores'
import { envelopeOf } from '@/lib/calls/envelope'
import { letterContent } from '@/lib/letters/letter-content'
import { isOverdue } from '@/lib/letters/overdue'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { contestedOutcome } from './contested'
import { involved } from './take-reconsideration'
import { reconsiderationEndsAt } from './term'

const uuid = /^[0-9a-f-]{36}$/

/** For the applicant: until when one may ask, what was asked of the decision that stands now, and each answer so far. */
export const ownReconsideration = async (tx: Tx, actor: Actor, applicationId: string, now: Date) => {
  if (!uuid.test(applicationId)) return null
  const found = await tx.application.findUnique({ where: { id: applicationId }, select: factColumns })
  if (!found || !can(actor, 'reconsideration.read', applicationFacts(found))) return null
  const { application, letter } = await contestedOutcome(tx, applicationId)
  if (!letter) return null
  const dueAt = reconsiderationEndsAt(letter.releasedAt, termsOf(application.call).reconsiderationDays, await extraHolidays(tx))
  const requests = await tx.reconsideration.findMany({ where: { applicationId }, orderBy: { receivedAt: 'desc' } })
  const current = requests.find(({ letterId }) => letterId === letter.id) ?? null
  const letters = await tx.letter.findMany({ where: { applicationId, kind: 'RECONSIDERATION', releasedAt: { not: null } }, orderBy: { releasedAt: 'desc' }, select: { id: true, producedAt: true, releasedAt: true } })
  const answers = letters.map((answer) => ({ ...answer, overdue: isOverdue(answer, now) }))
  return { application, letter, dueAt, late: now >= dueAt, requests, current, answers, mayAsk: current === null && can(actor, 'reconsideration.ask', applicationFacts(application)) }
}
export type OwnReconsideration = NonNullable<Awaited<ReturnType<typeof ownReconsideration>>>

/** Every request that this person may read, what waits first, by the day on which the answer is due. */
export const reconsiderationList = async (tx: Tx, actor: Actor) => {
  if (!can(actor, 'reconsideration.read', { filed: true })) return null
  const rows = await tx.reconsideration.findMany({
    where: { application: { id: { notIn: [...actor.conflictedApplicationIds] } } },
    orderBy: [{ answerDueAt: 'asc' }, { id: 'asc' }],
    include: { handling: { select: { status: true, handler: { select: { id: true, name: true } } } }, letter: { select: { kind: true } }, application: { select: { number: true, organisation: { select: { legalName: true } }, call: { select: { code: true } } } } },
  })
  const lines = rows.map(({ handling, letter, application, ...row }) => ({ ...row, office: row.status === 'RECEIVED' ? (handling?.status ?? row.status) : row.status, handler: handling?.handler ?? null, about: letter.kind, number: application.number ?? '', organisation: application.organisation.legalName, call: application.call.code }))
  return { waiting: lines.filter(({ status }) => status === 'RECEIVED'), answered: lines.filter(({ status }) => status !== 'RECEIVED').toReversed() }
}
export type ReconsiderationLine = NonNullable<Awaited<ReturnType<typeof reconsiderationList>>>['waiting'][number]

/** What is contested of one file: its requests with what this person may do, and the appeals noted. */
export const contestedFile = async (tx: Tx, actor: Actor, number: string) => {
  const application = await tx.application.findUnique({ where: { number }, select: { ...factColumns, number: true, title: true, callId: true, status: true, requestedCents: true, organisation: { select: { legalName: true } }, call: { select: { code: true, status: true } }, assessment: { select: { status: true } } } })
  if (!application) return null
  const facts = applicationFacts(application)
  if (!can(actor, 'appeal.read', facts)) return null
  const mayRead = can(actor, 'reconsideration.read', facts)
  const requests = mayRead ? await tx.reconsideration.findMany({ where: { applicationId: application.id }, orderBy: { receivedAt: 'desc' }, include: { letter: true, proposal: { select: { round: true, call: { select: { code: true } } } }, handling: { include: { handler: { select: { id: true, name: true } } } } } }) : []
  const takenBy = await involved(tx, actor, application.id)
  const outcome = await tx.letter.findFirst({ where: { applicationId: application.id, kind: { in: ['DECISION', 'INELIGIBLE'] }, releasedAt: { not: null } }, select: { id: true } })
  return {
    application,
    decided: outcome !== null,
    involved: takenBy.length > 0,
    requests: requests.map((request) => ({
      ...request,
      letter: { ...request.letter, content: letterContent.parse(request.letter.content) },
      office: request.status === 'RECEIVED' ? (request.handling?.status ?? request.status) : request.status,
      corrections: scoreCorrections.parse(request.handling?.corrections ?? []),
      mayTake: request.status === 'RECEIVED' && request.handling?.handlerId !== actor.userId && can(actor, 'reconsideration.take', { ...facts, takenBy }),
      mayConclude: request.handling?.status === 'IN_HANDLING' && can(actor, 'reconsideration.conclude', { ...facts, takenBy, ownerId: request.handling.handlerId }),
      mayPropose: request.status === 'UPHELD' && !request.proposal && ['REJECTED', 'RESERVE', 'RANKED'].includes(application.assessment?.status ?? '') && can(actor, 'reconsideration.propose', facts),
    })),
    scoring: requests.some(({ letter }) => letter.kind === 'DECISION') ? await agreedScoring(tx, application.id, []) : null,
    envelope: mayRead ? await envelopeOf(tx, application.callId) : null,
    appeals: await tx.externalAppeal.findMany({ where: { applicationId: application.id }, orderBy: { lodgedOn: 'desc' } }),
    mayNote: can(actor, 'appeal.note', facts),
  }
}
export type ContestedFile = NonNullable<Awaited<ReturnType<typeof contestedFile>>>
