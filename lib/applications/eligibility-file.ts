import type { Tx } from '@/lib/db'
import { Refusal } from '@/lib/refusal'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import type { ApplicationStatus, CallStatus } from '@/prisma/generated/enums'
import { eligibilityOf, questionsOf, type EligibilityResult, type Question, type Verdict } from './eligibility'

export type EligibilityFile = {
  id: string
  organisationId: string
  submittedAt: Date | null
  status: ApplicationStatus
  call: { status: CallStatus }
  assessment: { status: ApplicationStatus }
  rubric: RubricVersion
  questions: Question[]
  verdicts: (Verdict & { answeredAt: Date; answeredById: string })[]
  outcome: { eligible: boolean; motivation: string; proposedById: string; proposedAt: Date; confirmedAt: Date | null } | null
  result: EligibilityResult
}

/** A file with its knock-outs as the acts of the eligibility check need it; refused when it was never taken in. */
export const eligibilityFile = async (tx: Tx, applicationId: string): Promise<EligibilityFile> => {
  const file = await tx.application.findUnique({
    where: { id: applicationId },
    select: {
      id: true,
      organisationId: true,
      submittedAt: true,
      status: true,
      call: { select: { status: true, rubricVersion: { select: { content: true } } } },
      activities: { select: { rowId: true }, orderBy: { position: 'asc' } },
      assessment: { select: { status: true, verdicts: { orderBy: [{ activityRowId: 'asc' }, { code: 'asc' }] }, outcome: true } },
    },
  })
  if (!file?.assessment || !file.call.rubricVersion) throw new Refusal('not-found', 'Dit dossier is niet in onderzoek.')
  const rubric = rubricVersion.parse(file.call.rubricVersion.content)
  const questions = questionsOf(rubric, file.activities.map(({ rowId }) => rowId))
  const { status, verdicts, outcome } = file.assessment
  return { ...file, assessment: { status }, rubric, questions, verdicts, outcome, result: eligibilityOf(questions, verdicts) }
}

/** One at a time per file: two officers who conclude at once do so after each other. Gives the time from after the wait. */
export const lockAssessment = async (tx: Tx, applicationId: string): Promise<Date> => {
  await tx.$queryRaw`select application_id from assessment where application_id = ${applicationId}::uuid for update`
  const [row] = await tx.$queryRaw<{ now: Date }[]>`select portal_now() as now`
  if (!row) throw new Error('The database gave no time.')
  return row.now
}
