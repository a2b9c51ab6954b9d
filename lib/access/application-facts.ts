import type { Resource } from '@/lib/access/policy'

/**
 * What the policy asks of a request. It counts as filed from its first filing, also while it is reopened: then the office reads the version that
 * was filed. A draft, thrown away or lapsed ones too, is for its own organisation alone.
 */
export const applicationFacts = ({ id, organisationId, submittedAt }: { id: string; organisationId: string; submittedAt: Date | null }): Resource => ({
  organisationId,
  applicationId: id,
  filed: submittedAt !== null,
})

/** The columns it takes. */
export const factColumns = { id: true, organisationId: true, submittedAt: true } as const
