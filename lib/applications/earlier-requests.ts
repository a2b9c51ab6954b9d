import type { Actor } from '@/lib/access/actor'
import { visibleApplications } from '@/lib/access/visible'
import type { Tx } from '@/lib/db'
import type { DraftReading } from './form'
import { readFrozen, unknownFields } from './frozen-request'

/** What these organisations filed before, newest first: what a new draft may begin with. */
export const earlierRequests = (tx: Tx, actor: Actor, organisationIds: readonly string[]) =>
  tx.application.findMany({
    where: { AND: [visibleApplications(actor), { organisationId: { in: [...organisationIds] }, submittedAt: { not: null }, number: { not: null } }] },
    select: { id: true, organisationId: true, number: true, title: true, call: { select: { name: true } } },
    orderBy: { submittedAt: 'desc' },
    take: 10,
  })
export type EarlierRequest = Awaited<ReturnType<typeof earlierRequests>>[number]

/** The activities of those requests, to copy one by one. */
export const earlierActivities = async (tx: Tx, actor: Actor, organisationId: string) => {
  const requests = await earlierRequests(tx, actor, [organisationId])
  const activities = await tx.activity.findMany({ where: { applicationId: { in: requests.map(({ id }) => id) } }, select: { applicationId: true, rowId: true, title: true }, orderBy: { position: 'asc' } })
  return requests.map((request) => ({ ...request, activities: activities.filter(({ applicationId }) => applicationId === request.id) }))
}

/** The latest frozen copy of one of them; null when it is none, or another organisation's. */
export const earlierRequest = async (tx: Tx, actor: Actor, organisationId: string, id: string): Promise<{ number: string; reading: DraftReading; unknown: string[] } | null> => {
  const found = await tx.application.findFirst({
    where: { AND: [visibleApplications(actor), { id, organisationId, submittedAt: { not: null } }] },
    select: { number: true, submissions: { orderBy: { round: 'desc' }, take: 1, select: { content: true } } },
  })
  const content = found?.submissions[0]?.content
  return !found?.number || content === undefined ? null : { number: found.number, reading: readFrozen(content).reading, unknown: unknownFields(content) }
}
