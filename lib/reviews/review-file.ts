import type { Tx } from '@/lib/db'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { withCallThresholds } from '@/lib/rubrics/scoring'
import type { ApplicationStatus } from '@/prisma/generated/enums'

export type ReviewedActivity = { rowId: string; title: string; plannedChildHours: number; knockoutsMet: true }

export type ReviewFile = {
  id: string
  number: string | null
  organisationId: string
  submittedAt: Date | null
  status: ApplicationStatus
  assessment: { status: ApplicationStatus }
  reviewersPerApplication: number
  terms: unknown
  /** With the thresholds of the call. */
  rubric: RubricVersion
  /** In the order of the request; struck ones are not scored. */
  activities: ReviewedActivity[]
  struck: { rowId: string; title: string }[]
}

/** What scoring asks of a file: its rubric and the activities that the eligibility check left standing. Null when it was never taken in. */
export const reviewFile = async (tx: Tx, applicationId: string): Promise<ReviewFile | null> => {
  const file = await tx.application.findUnique({
    where: { id: applicationId },
    select: {
      id: true,
      number: true,
      organisationId: true,
      submittedAt: true,
      status: true,
      call: { select: { reviewersPerApplication: true, terms: true, criterionThresholdPercent: true, totalThresholdPercent: true, rubricVersion: { select: { content: true } } } },
      activities: { select: { rowId: true, title: true, plannedChildHours: true }, orderBy: { position: 'asc' } },
      assessment: { select: { status: true, verdicts: { where: { met: false, activityRowId: { not: '' } }, select: { activityRowId: true } } } },
    },
  })
  if (!file?.assessment || !file.call.rubricVersion) return null
  const { status, verdicts } = file.assessment
  const isStruck = (rowId: string) => verdicts.some(({ activityRowId }) => activityRowId === rowId)
  return {
    ...file,
    ...file.call,
    assessment: { status },
    rubric: withCallThresholds(rubricVersion.parse(file.call.rubricVersion.content), file.call),
    activities: file.activities
      .filter(({ rowId }) => !isStruck(rowId))
      .map(({ rowId, title, plannedChildHours }) => ({ rowId, title, plannedChildHours: Number(plannedChildHours), knockoutsMet: true })),
    struck: file.activities.filter(({ rowId }) => isStruck(rowId)).map(({ rowId, title }) => ({ rowId, title })),
  }
}
