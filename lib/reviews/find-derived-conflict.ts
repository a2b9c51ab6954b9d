import type { Tx } from '@/lib/db'
import { derivedConflict, type ConflictFacts, type MembershipFact } from './conflicts'

export const findDerivedConflict = async (tx: Tx, applicationId: string, userId: string, now: Date) =>
  derivedConflict(await conflictFacts(tx, applicationId), (await membershipFacts(tx, [userId])).get(userId) ?? [], now)

export const conflictFacts = async (tx: Tx, applicationId: string): Promise<ConflictFacts> => {
  const file = await tx.application.findUniqueOrThrow({
    where: { id: applicationId },
    select: { callId: true, organisationId: true, partnership: { select: { leadOrganisationId: true } }, partners: { select: { kbo: true } } },
  })
  const competitors = await tx.application.findMany({
    where: { callId: file.callId, organisationId: { not: file.organisationId }, status: { notIn: ['DRAFT', 'WITHDRAWN', 'LAPSED', 'INELIGIBLE'] } },
    select: { organisationId: true },
    distinct: ['organisationId'],
  })
  return {
    organisationId: file.organisationId,
    leadOrganisationId: file.partnership?.leadOrganisationId ?? null,
    partnerKbos: file.partners.flatMap(({ kbo }) => (kbo === null ? [] : [kbo])),
    competitorIds: competitors.map(({ organisationId }) => organisationId),
  }
}

export const membershipFacts = async (tx: Tx, userIds: readonly string[]): Promise<Map<string, MembershipFact[]>> => {
  const memberships = await tx.membership.findMany({
    where: { userId: { in: [...userIds] } },
    select: { userId: true, organisationId: true, endedAt: true, organisation: { select: { kbo: true, legalName: true } } },
  })
  return Map.groupBy(memberships.map(({ userId, organisationId, endedAt, organisation }) => ({ userId, organisationId, endedAt, ...organisation })), ({ userId }) => userId)
}
