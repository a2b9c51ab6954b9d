import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { recordEvent } from '@/lib/audit/record'
import { shownSteps, type ShownStep } from '@/lib/applications/frozen-answers'
import { readFrozen } from '@/lib/applications/frozen-request'
import { referenceData } from '@/lib/applications/reference-data'
import type { Tx } from '@/lib/db'
import { extraHolidays } from '@/lib/reference/extra-holidays'
import { addWorkingDays } from '@/lib/reference/holidays'
import { notForReviewers } from '@/lib/reviews/desk'
import { localDay } from '@/lib/time'
import { adviceFacts, loadAdvice, statusOf, type LoadedAdvice } from './load-advice'
import type { AdviceStatus } from './lifecycle'
import { isAdviceOutcome, outcomeWords, type AdviceOutcome } from './schema'

export type AdviceLine = {
  id: string; domain: string; call: { code: string; name: string }; file: { number: string; organisation: string } | null
  status: AdviceStatus; withdrawn: boolean; askedAt: Date; dueAt: Date; givenAt: Date | null; outcome: AdviceOutcome | null; text: string
}

const lineParts = {
  domain: { select: { name: true, members: { select: { userId: true } } } },
  call: { select: { code: true, name: true } },
  application: { select: { number: true, organisation: { select: { legalName: true } } } },
  versions: { orderBy: { version: 'desc' }, take: 1 },
} as const

type Row = Pick<LoadedAdvice, 'id' | 'applicationId' | 'askedAt' | 'dueAt' | 'withdrawnAt'> & {
  status: string
  domain: { name: string; members: { userId: string }[] }
  call: { code: string; name: string }
  application: { number: string | null; organisation: { legalName: string } } | null
  versions: { outcome: string; text: string; givenAt: Date }[]
}

const lineOf = ({ id, domain, call, application, status, withdrawnAt, askedAt, dueAt, versions: [latest] }: Row): AdviceLine => ({
  id, domain: domain.name, call, askedAt, dueAt,
  file: application && { number: application.number ?? '', organisation: application.organisation.legalName },
  status: statusOf(status),
  withdrawn: withdrawnAt !== null,
  givenAt: latest?.givenAt ?? null,
  outcome: latest && isAdviceOutcome(latest.outcome) ? latest.outcome : null,
  text: latest?.text ?? '',
})

/** Somebody of a domain, or who reads the advice of all of them. */
const seesAdvice = (actor: Actor): boolean => actor.roles.includes('POLICY_DOMAIN') || can(actor, 'advice.read')

/** What was asked of this person's domain; in the office, what was asked of all. What still waits first, the nearest term at the top. */
export const adviceList = async (tx: Tx, actor: Actor): Promise<AdviceLine[] | null> => {
  if (!seesAdvice(actor)) return null
  const rows = await tx.advice.findMany({ include: lineParts, orderBy: [{ dueAt: 'desc' }, { id: 'asc' }], take: 500 })
  return rows.filter((row) => can(actor, 'advice.read', adviceFacts(row))).map(lineOf).toSorted((one, other) => waits(other) - waits(one) || (waits(one) ? one.dueAt.getTime() - other.dueAt.getTime() : other.dueAt.getTime() - one.dueAt.getTime()))
}
export const waits = ({ status, withdrawn }: Pick<AdviceLine, 'status' | 'withdrawn'>): 0 | 1 => (status === 'ASKED' && !withdrawn ? 1 : 0)

/** The domain of somebody who advises; null for who belongs to none yet. */
export const ownDomain = async (tx: Tx, actor: Actor): Promise<string | null> => {
  const member = actor.userId === null ? null : await tx.policyDomainMember.findUnique({ where: { userId: actor.userId }, select: { domain: { select: { name: true } } } })
  return member?.domain.name ?? null
}

/** What was asked about one file and about its call, or about a call with all its files. Null when this person reads no advice. */
export const adviceAbout = async (tx: Tx, actor: Actor, about: { callId: string; applicationId?: string }): Promise<AdviceLine[] | null> => {
  if (!can(actor, 'advice.read', { applicationId: about.applicationId })) return null
  const rows = await tx.advice.findMany({
    where: { callId: about.callId, ...(about.applicationId ? { OR: [{ applicationId: about.applicationId }, { applicationId: null }] } : {}) },
    include: lineParts, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.filter((row) => can(actor, 'advice.read', adviceFacts(row))).map(lineOf)
}

/** One question: for its domain with the request as it was filed, so far as it takes to advise. Reading a file is written down. */
export const adviceView = async (tx: Tx, actor: Actor, id: string) => {
  const advice = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? await loadAdvice(tx, id) : null
  if (!advice || !can(actor, 'advice.read', adviceFacts(advice))) return null
  const mayGive = can(actor, 'advice.give', adviceFacts(advice))
  const asker = await tx.user.findUnique({ where: { id: advice.askedById }, select: { name: true } })
  const opened = !advice.applicationId || (mayGive && (await tx.adviceOpening.count({ where: { adviceId: id, userId: actor.userId ?? '' } })) > 0)
  const steps = opened && mayGive && advice.applicationId ? await filedSteps(tx, actor, advice.applicationId) : []
  const partners = mayGive && !opened ? await tx.partner.findMany({ where: { applicationId: advice.applicationId ?? '' }, select: { name: true }, orderBy: { name: 'asc' } }) : []
  return { advice, mayGive, opened, partners: partners.map(({ name }) => name), mayWithdraw: can(actor, 'advice.withdraw', adviceFacts(advice)), askedBy: asker?.name ?? '', steps }
}
export type AdviceView = NonNullable<Awaited<ReturnType<typeof adviceView>>>

/** As reviewers read it: nobody needs a bank account or a telephone number to advise. */
const filedSteps = async (tx: Tx, actor: Actor, applicationId: string): Promise<ShownStep[]> => {
  const submission = await tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { content: true } })
  const frozen = readFrozen(submission?.content ?? '{}')
  await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'application', subjectId: applicationId, applicationId })
  return shownSteps(frozen.reading, await referenceData(tx), notForReviewers, frozen.extra.filter(({ contact }) => !contact))
}

export type GivenAdvice = { domain: string; givenAt: Date; words: string; text: string; onFile: boolean }

/** The advice that stands in a decision: the last version of each, on the file and on its call. The caller asked who may know it; row level security asks again. */
export const adviceGiven = async (tx: Tx, applicationId: string, { withCall = true } = {}): Promise<GivenAdvice[]> => {
  const { callId } = await tx.application.findUniqueOrThrow({ where: { id: applicationId }, select: { callId: true } })
  const rows = await tx.advice.findMany({
    where: { status: 'GIVEN', OR: [{ applicationId }, ...(withCall ? [{ callId, applicationId: null }] : [])] },
    include: lineParts, orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ domain, applicationId: file, versions: [latest] }) =>
    latest && isAdviceOutcome(latest.outcome) ? [{ domain: domain.name, givenAt: latest.givenAt, words: outcomeWords[latest.outcome], text: latest.text, onFile: file !== null }] : [])
}

const WORKING_DAYS = 15

/** Whom one may ask, and the day that the form proposes. Null for whoever asks nothing. */
const adviceChoices = async (tx: Tx, actor: Actor, now: Date, applicationId?: string) => {
  if (!can(actor, 'advice.ask', { applicationId })) return null
  const domains = await tx.policyDomain.findMany({ where: { closedAt: null }, select: { code: true, name: true }, orderBy: { name: 'asc' } })
  return { domains, dueOn: addWorkingDays(localDay(now), WORKING_DAYS, await extraHolidays(tx)) }
}
export type AdviceChoices = NonNullable<Awaited<ReturnType<typeof adviceChoices>>>

/** The domains and who advises for them, for the administrator. */
export const domainsToManage = async (tx: Tx, actor: Actor) => {
  if (!can(actor, 'policy-domain.manage')) return null
  const domains = await tx.policyDomain.findMany({ include: { members: { include: { user: { select: { name: true, email: true } } } } }, orderBy: { name: 'asc' } })
  const people = await tx.user.findMany({ where: { suspendedAt: null, roles: { some: { role: 'POLICY_DOMAIN' } } }, select: { id: true, name: true, advisesFor: { select: { domainCode: true } } }, orderBy: { name: 'asc' } })
  return { domains, people }
}

/** The page of a file: everything that was asked about it and its call, and the form. */
export const adviceOfFile = async (tx: Tx, actor: Actor, number: string, now: Date) => {
  const file = await tx.application.findUnique({ where: { number }, select: { ...factColumns, callId: true, organisation: { select: { legalName: true } } } })
  if (!file || !can(actor, 'application.read', applicationFacts(file))) return null
  const lines = await adviceAbout(tx, actor, { callId: file.callId, applicationId: file.id })
  return lines && { file, lines, choices: await adviceChoices(tx, actor, now, file.id) }
}

/** The page of a call: what was asked about it and about its files, and the form. */
export const adviceOfCall = async (tx: Tx, actor: Actor, code: string, now: Date) => {
  const call = await tx.call.findUnique({ where: { code }, select: { id: true, name: true } })
  const lines = call && (await adviceAbout(tx, actor, { callId: call.id }))
  return call && lines && { call, lines, choices: await adviceChoices(tx, actor, now) }
}
