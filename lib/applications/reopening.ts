import type { Tx } from '@/lib/db'
import type { ApplicationStatus } from '@/prisma/generated/enums'

/** A filed request that is being changed; the version that was filed keeps counting. Null when it is not reopened. */
export const openReopening = (tx: Tx, applicationId: string) => tx.reopening.findFirst({ where: { applicationId, endedAt: null } })

/** The latest filing: what a page of a filed request shows. */
export const filedRound = async (tx: Tx, applicationId: string): Promise<{ round: number; submittedById: string } | null> =>
  tx.submission.findFirst({ where: { applicationId }, orderBy: { round: 'desc' }, select: { round: true, submittedById: true } })

/** A draft that holds a filing that counts. */
export const isReopened = ({ status, submittedAt }: { status: string; submittedAt: Date | null }): boolean => status === 'DRAFT' && submittedAt !== null

/** The office's state of a filed request: while it is reopened it stands as it was filed. */
export const officeStatusOf = (application: { status: ApplicationStatus; submittedAt: Date | null; assessment: { status: ApplicationStatus } | null }): ApplicationStatus =>
  application.assessment?.status ?? (isReopened(application) ? 'SUBMITTED' : application.status)
