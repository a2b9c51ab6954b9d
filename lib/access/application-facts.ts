import type { Resource } from '@/lib/access/policy'

/**
 * What the policy asks of a request. It counts as filed from its filing until it is reopened: a draft, thrown away or lapsed ones too, is for
 * its own organisation alone, whatever was filed before.
 */
export const applicationFacts = ({ id, organisationId, submittedAt }: { id: string; organisationId: string; submittedAt: Date | null }): Resource => ({
  organisationId,
  applicationId: id,
  filed: submittedAt !== null,
})

/** The columns it takes. */
export const factColumns = { id: true, organisationId: true, submittedAt: true } as const
