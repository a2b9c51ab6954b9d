import type { Resource } from '@/lib/access/policy'

type Owned = { organisationId: string | null; keeperId: string; status: string; judgedById?: string | null }

/** What the rules of the directory know of a profile. An organisation is its signatories' to publish, a group its keeper's. */
export const actorFacts = ({ organisationId, keeperId, status }: Owned): Resource => ({
  ...(organisationId === null ? { ownerId: keeperId } : { organisationId }),
  published: status === 'SHOWN',
  takenBy: [keeperId],
})
