import type { Tx } from '@/lib/db'
import { ratio } from '@/lib/exact'
import { Refusal } from '@/lib/refusal'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { scoreApplication, withCallThresholds, type Scoring } from '@/lib/rubrics/scoring'
import { withCorrections, type ScoreCorrection } from './corrected-scores'

/** What the agreed scores of a file come to, with the corrections of a reconsideration in their place. */
export const agreedScoring = async (tx: Tx, applicationId: string, corrections: readonly ScoreCorrection[]): Promise<Scoring & { rubric: RubricVersion }> => {
  const assessment = await tx.assessment.findUnique({
    where: { applicationId },
    include: {
      application: { select: { call: { include: { rubricVersion: true } }, activities: { orderBy: { position: 'asc' } } } },
      consensus: { include: { scores: true } },
      verdicts: { where: { met: false, activityRowId: { not: '' } }, select: { activityRowId: true } },
    },
  })
  if (!assessment?.consensus || !assessment.application.call.rubricVersion) throw new Refusal('not-found', 'Voor dit dossier zijn er geen eindscores.')
  const { application, consensus, verdicts } = assessment
  const rubric = withCallThresholds(rubricVersion.parse(application.call.rubricVersion?.content), application.call)
  const struck = new Set(verdicts.map(({ activityRowId }) => activityRowId))
  const activities = application.activities.map(({ rowId, plannedChildHours }) => ({ rowId, plannedChildHours: Number(plannedChildHours), knockoutsMet: !struck.has(rowId) }))
  const scores = consensus.scores.map(({ criterion, activityRowId, numerator, denominator }) => ({ criterion, activityRowId, score: ratio(numerator, denominator) }))
  return { ...scoreApplication(rubric, activities, withCorrections(scores, corrections)), rubric }
}
