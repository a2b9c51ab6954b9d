import type { Tx } from '@/lib/db'
import { derivedConflict, type ActivityFact, type ConflictFacts } from './conflicts'

export const findDerivedConflict = async (tx: Tx, applicationId: string, userId: string, now: Date) =>
  derivedConflict(await conflictFacts(tx, applicationId), (await activityFacts(tx, [userId])).get(userId) ?? [], now)

export const conflictFacts = async (tx: Tx, applicationId: string): Promise<ConflictFacts> => {
  const file = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { callId: true, organisation: { select: { kbo: true } }, partnership: { select: { lead: { select: { kbo: true } } } }, partners: { select: { kbo: true } } },
  })
  const competitors = await tx.application.findMany({
    where: { callId: file.callId, organisation: { kbo: { not: file.organisation.kbo } }, status: { notIn: ['DRAFT', 'WITHDRAWN', 'LAPSED', 'INELIGIBLE'] } },
    select: { organisation: { select: { kbo: true } } },
    distinct: ['organisationId'],
  })
  return {
    kbo: file.organisation.kbo,
    leadKbo: file.partnership?.lead.kbo ?? null,
    partnerKbos: file.partners.flatMap(({ kbo }) => (kbo === null ? [] : [kbo])),
    competitorKbos: competitors.map(({ organisation }) => organisation.kbo),
  }
}

/** Per person: the organisations they are or were a member of, and the employers they gave. Who left in a year may have done so on its last day. */
export const activityFacts = async (tx: Tx, userIds: readonly string[]): Promise<Map<string, ActivityFact[]>> => {
  const memberships = await tx.membership.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, endedAt: true, organisation: { select: { kbo: true, legalName: true } } },
  })
  const employers = await tx.reviewerEmployer.findMany({ where: { userId: { in: [...userIds] } } })
  const facts = [
    ...memberships.map(({ userId, endedAt, organisation }) => ({ userId, endedAt, ...organisation })),
    ...employers.map(({ userId, kbo, name, untilYear }) => ({ userId, kbo, legalName: name, endedAt: untilYear === null ? null : new Date(`${untilYear}-12-31T12:00:00Z`) })),
  ]
  return Map.groupBy(facts, ({ userId }) => userId)
}
