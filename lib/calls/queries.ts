import type { Actor } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/require-permission'
import { visibleApplications, visibleCalls } from '@/lib/access/visible'
import { textsOf, type CallTexts } from '@/lib/calls/texts'
import type { Tx } from '@/lib/db'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { lastDayOf, startOfDay, endOfDay } from '@/lib/time'
import type { Call, Prisma } from '@/prisma/generated/client'
import type { CallStatus } from '@/prisma/generated/enums'

const notPublic: CallStatus[] = ['DRAFT', 'CANCELLED']

/** The public list: what one can apply for first, the nearest deadline first. Test calls and drafts are on no public page, whoever looks. */
export const publicCalls = async (tx: Tx, actor: Actor): Promise<(Call & { words: CallTexts })[]> => {
  const calls = await tx.call.findMany({
    where: { AND: [visibleCalls(actor), { status: { notIn: notPublic }, testMode: false }] },
    orderBy: [{ deadlineAt: 'desc' }, { code: 'asc' }],
  })
  return calls.map((call) => ({ ...call, words: textsOf(call.texts) }))
}

export type PublicCall = Call & { words: CallTexts; rubric: RubricVersion | null; drafts: { id: string; organisationId: string; draftSavedAt: Date | null }[] }

/** One call as the public reads it, with the drafts that the actor's own organisations have in it. */
export const publicCall = async (tx: Tx, actor: Actor, code: string): Promise<PublicCall | null> => {
  const call = await tx.call.findFirst({
    where: { AND: [visibleCalls(actor), { code, status: { notIn: notPublic }, testMode: false }] },
    include: { rubricVersion: true },
  })
  if (!call) return null
  const drafts = await tx.application.findMany({
    where: { callId: call.id, organisationId: { in: actor.memberships.map(({ organisationId }) => organisationId) }, status: 'DRAFT', discardedAt: null },
    select: { id: true, organisationId: true, draftSavedAt: true },
    orderBy: { createdAt: 'asc' },
  })
  const { rubricVersion: version, ...columns } = call
  return { ...columns, words: textsOf(call.texts), rubric: version ? rubricVersion.parse(version.content) : null, drafts }
}

/** The draft to go on with, per call that is still open: the newest of this person’s organisations. */
export const ownDrafts = async (tx: Tx, actor: Actor): Promise<Map<string, string>> => {
  const organisationIds = actor.memberships.map(({ organisationId }) => organisationId)
  if (organisationIds.length === 0) return new Map()
  const drafts = await tx.application.findMany({
    where: { organisationId: { in: organisationIds }, status: 'DRAFT', discardedAt: null, call: { status: 'OPEN' } },
    select: { id: true, callId: true },
    orderBy: { createdAt: 'asc' },
  })
  return new Map(drafts.map(({ id, callId }) => [callId, id]))
}

/** A public call with a deadline, and when what is said of it changed last. */
export const datedCall = async (tx: Tx, actor: Actor, code: string) => {
  const call = await tx.call.findFirst({
    where: { AND: [visibleCalls(actor), { code, status: { notIn: notPublic }, testMode: false }] },
    select: { id: true, code: true, name: true, deadlineAt: true, version: true, announcedAt: true },
  })
  if (!call?.deadlineAt || !call.announcedAt) return null
  return { ...call, deadlineAt: call.deadlineAt, revisedAt: (await extendedAt(tx, call.id)) ?? call.announcedAt }
}

/** When its deadline was moved last. */
export const extendedAt = async (tx: Tx, callId: string): Promise<Date | null> => {
  const latest = await tx.auditEvent.findFirst({ where: { subjectType: 'call', subjectId: callId, verb: 'call.extend' }, orderBy: { seq: 'desc' }, select: { at: true } })
  return latest?.at ?? null
}

/** Every call with how many of its files the actor may see were filed, newest deadline first. */
export const officeCalls = async (tx: Tx, actor: Actor): Promise<(Call & { filed: number })[]> => {
  requirePermission(actor, 'call.read-progress')
  const calls = await tx.call.findMany({ orderBy: [{ deadlineAt: { sort: 'desc', nulls: 'first' } }, { code: 'asc' }] })
  const filed = await tx.application.groupBy({ by: ['callId'], where: { AND: [visibleApplications(actor), { submittedAt: { not: null } }] }, _count: true })
  const countOf = new Map(filed.map((row) => [row.callId, row._count]))
  return calls.map((call) => ({ ...call, filed: countOf.get(call.id) ?? 0 }))
}

/** A call for its administrator, draft or not. */
export const editableCall = async (tx: Tx, actor: Actor, code: string): Promise<Call | null> => {
  requirePermission(actor, 'call.update')
  return tx.call.findUnique({ where: { code } })
}

/** Does another published call of the year of this deadline print the same letters in its file numbers? */
export const isNumberCodeTaken = async (tx: Tx, call: Pick<Call, 'id' | 'numberCode' | 'deadlineAt'>): Promise<boolean> => {
  if (!call.deadlineAt) return false
  const year = lastDayOf(call.deadlineAt).slice(0, 4)
  const ofThatYear: Prisma.CallWhereInput = { deadlineAt: { gt: startOfDay(`${year}-01-01`), lte: endOfDay(`${year}-12-31`) } }
  return (await tx.call.count({ where: { ...ofThatYear, id: { not: call.id }, numberCode: call.numberCode, status: { notIn: notPublic } } })) > 0
}

/** The published versions that a call can point to, newest first. */
export const versionChoices = async (tx: Tx): Promise<Record<'rubrics' | 'indicators', { id: string; code: string; version: string }[]>> => {
  const newestFirst = { orderBy: { publishedAt: 'desc' }, select: { id: true, code: true, version: true } } as const
  return { rubrics: await tx.rubricVersion.findMany(newestFirst), indicators: await tx.indicatorVersion.findMany(newestFirst) }
}
