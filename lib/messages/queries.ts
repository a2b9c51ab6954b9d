import type { Actor } from '@/lib/access/actor'
import { applicationFacts, factColumns } from '@/lib/access/application-facts'
import { can } from '@/lib/access/policy'
import { requirePermission } from '@/lib/access/require-permission'
import { recordEvent } from '@/lib/audit/record'
import type { Tx } from '@/lib/db'
import { otherSide, sideOf, type Side } from '@/lib/messages/side'

/** The thread of a file, oldest first; who opens it has read it. An officer is named, as in every message about a file (Bestuursdecreet II.20). Null when there is no such file. */
export const threadOf = async (tx: Tx, actor: Actor, where: { id: string } | { number: string }) => {
  const application = await tx.application.findUnique({
    where,
    select: {
      ...factColumns, number: true, title: true, status: true, discardedAt: true, handlerId: true,
      call: { select: { name: true, contactName: true, contactEmail: true, contactPhone: true } }, organisation: { select: { legalName: true } },
      messages: { orderBy: { position: 'asc' } },
    },
  })
  if (!application || application.discardedAt) return null
  const facts = applicationFacts(application)
  requirePermission(actor, 'message.read', facts)

  const { messages, handlerId } = application
  const names = new Map((await tx.user.findMany({ where: { id: { in: [...messages.map(({ authorId }) => authorId), ...(handlerId ? [handlerId] : [])] } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]))
  const side = sideOf(actor, application.organisationId)
  const mayWrite = application.submittedAt !== null && can(actor, 'message.write', facts)
  if (mayWrite || side === 'APPLICANT') await markRead(tx, actor, application.id, side, messages.at(-1)?.position ?? 0)
  if (side === 'OFFICE') await recordEvent(tx, actor, { verb: 'application.opened', subjectType: 'application', subjectId: application.id, applicationId: application.id, payload: { part: 'messages' } })
  return {
    application,
    side,
    mayWrite,
    responsible: (handlerId && names.get(handlerId)) ?? null,
    messages: messages.map(({ id, authorId, text, writtenAt, side: from }) => ({ id, text, writtenAt, fromOffice: from === 'OFFICE', own: authorId === actor.userId, author: names.get(authorId) ?? '' })),
  }
}
export type Thread = NonNullable<Awaited<ReturnType<typeof threadOf>>>

const markRead = async (tx: Tx, actor: Actor, applicationId: string, side: Side, position: number): Promise<void> => {
  if (position === 0) return
  await tx.$executeRaw`
    insert into thread_reader as r (application_id, user_id, side, read_position) values (${applicationId}::uuid, ${actor.userId}::uuid, ${side}, ${position})
    on conflict (application_id, user_id) do update set read_position = ${position}, side = ${side} where r.read_position < ${position}`
}

/** How many messages of the other side this person has not read in one file; null for who may not read them. */
export const unreadIn = async (tx: Tx, actor: Actor, application: { id: string; organisationId: string; submittedAt: Date | null }): Promise<number | null> => {
  if (!can(actor, 'message.read', applicationFacts(application))) return null
  const rows = await tx.$queryRaw<{ unread: number }[]>`
    select count(*)::int as unread from message m left join thread_reader r on r.application_id = m.application_id and r.user_id = ${actor.userId}::uuid
    where m.application_id = ${application.id}::uuid and m.side = ${otherSide(sideOf(actor, application.organisationId))} and m.position > coalesce(r.read_position, 0)`
  return rows[0]?.unread ?? 0
}

/** Per own file with something unread from the office: how many. */
export const unreadByFile = async (tx: Tx, actor: Actor): Promise<Map<string, number>> => {
  const organisationIds = actor.memberships.map(({ organisationId }) => organisationId)
  if (organisationIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; unread: number }[]>`
    select a.id, count(*)::int as unread from application a join message m on m.application_id = a.id and m.side = 'OFFICE'
      left join thread_reader r on r.application_id = a.id and r.user_id = ${actor.userId}::uuid
    where a.organisation_id = any(${organisationIds}::uuid[]) and a.discarded_at is null and m.position > coalesce(r.read_position, 0) group by a.id`
  return new Map(rows.map(({ id, unread }) => [id, unread]))
}
