import type { Tx } from '@/lib/db'
import type { ApplicationStatus } from '@/prisma/generated/enums'

/** A filed request that is being changed; the version that was filed keeps counting. Null when it is not reopened. */
export const openReopening = (tx: Tx, applicationId: string) => tx.reopening.findFirst({ where: { applicationId, endedAt: null } })

/** A draft that holds a filing that counts. */
export const isReopened = ({ status, submittedAt }: { status: string; submittedAt: Date | null }): boolean => status === 'DRAFT' && submittedAt !== null

/** The office's state of a filed request: while it is reopened it stands as it was filed. */
export const officeStatusOf = (application: { status: ApplicationStatus; submittedAt: Date | null; assessment: { status: ApplicationStatus } | null }): ApplicationStatus =>
  application.assessment?.status ?? (isReopened(application) ? 'SUBMITTED' : application.status)
