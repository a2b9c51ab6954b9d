import type { Tx } from '@/lib/db'
import { derivedConflict } from './conflicts'
import { membershipFacts } from './find-derived-conflict'

/** For every file of a call and these persons at once: the sentence of the conflict that the portal knows by itself, or null. */
export const derivedConflicts = async (tx: Tx, callId: string, userIds: readonly string[], now: Date): Promise<(applicationId: string, userId: string) => string | null> => {
  const files = await tx.application.findMany({
    where: { callId },
    select: { id: true, organisationId: true, status: true, partnership: { select: { leadOrganisationId: true } }, partners: { select: { kbo: true } } },
  })
  const memberships = await membershipFacts(tx, userIds)
  const living = [...new Set(files.filter(({ status }) => !gone.has(status)).map(({ organisationId }) => organisationId))]
  const facts = new Map(files.map(({ id, organisationId, partnership, partners }) => [id, {
    organisationId,
    leadOrganisationId: partnership?.leadOrganisationId ?? null,
    partnerKbos: partners.flatMap(({ kbo }) => (kbo === null ? [] : [kbo])),
    competitorIds: living.filter((id) => id !== organisationId),
  }]))
  return (applicationId, userId) => {
    const [file, own] = [facts.get(applicationId), memberships.get(userId)]
    return file && own ? (derivedConflict(file, own, now)?.sentence ?? null) : null
  }
}

const gone: ReadonlySet<string> = new Set(['DRAFT', 'WITHDRAWN', 'LAPSED', 'INELIGIBLE'])
