import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Tx } from '@/lib/db'
import { dividedBy, exact, sum, times, toNumber } from '@/lib/exact'
import { rubricVersion, type RubricVersion } from '@/lib/rubrics/schema'
import { scoreApplication, type Score, type ScoredActivity, withCallThresholds } from '@/lib/rubrics/scoring'
import { DEFAULT_DRAWS, type GivenScore } from './calibration'

/** Everything the draws rest on. The seed follows from it, so that nobody draws again until the answer pleases. */
export type CalibrationQuestion = { callId: string; rankingId: string | null; input: { scores: GivenScore[]; ranked: string[] | null; line: number | null; draws: number; seed: number }; inputSha256: string }

type Row = { application_id: string; reviewer_id: string; scores: Score[]; activities: ScoredActivity[] | null }

/** The final reviews of a call, beside the list that is frozen by now. Null when there is nothing to draw from. Ask it as the portal, who reads them all. */
export const calibrationQuestion = async (tx: Tx, callId: string): Promise<CalibrationQuestion | null> => {
  const call = await tx.call.findUnique({ where: { id: callId }, select: { criterionThresholdPercent: true, totalThresholdPercent: true, rubricVersion: { select: { content: true } } } })
  if (!call?.rubricVersion) return null
  const rubric = withCallThresholds(rubricVersion.parse(call.rubricVersion.content), call)
  const scores = (await finalReviews(tx, callId)).flatMap(({ application_id: application, reviewer_id: reviewer, scores: given, activities }) => {
    const score = ownTotal(rubric, activities ?? [], given)
    return score === null ? [] : [{ application, reviewer, score }]
  })
  if (scores.length === 0) return null
  const ranking = await tx.ranking.findFirst({ where: { callId }, orderBy: { round: 'desc' }, select: { id: true, rows: { where: { rank: { not: null } }, orderBy: { position: 'asc' }, select: { applicationId: true, grantedCents: true } } } })
  const ranked = ranking?.rows.map(({ applicationId }) => applicationId) ?? null
  const line = ranking?.rows.filter(({ grantedCents }) => grantedCents > 0n).length ?? null
  const asked = { type: 'stem-loket/calibration-input/1', rankingId: ranking?.id ?? null, scores, ranked, line, draws: DEFAULT_DRAWS }
  const inputSha256 = createHash('sha256').update(canonicalize(asked) ?? '').digest('hex')
  return { callId, rankingId: ranking?.id ?? null, input: { scores, ranked, line, draws: DEFAULT_DRAWS, seed: Number.parseInt(inputSha256.slice(0, 8), 16) >>> 1 }, inputSha256 }
}

/**
 * A reviewer's own total of a file, 0 to 100 and not rounded. A criterion the reviewer abstained from is left out and the others weigh
 * for the whole, so that an abstention is no zero. Null when nothing was scored.
 */
export const ownTotal = (rubric: RubricVersion, activities: readonly ScoredActivity[], scores: readonly Score[]): number | null => {
  const { criteria } = scoreApplication(rubric, activities, scores)
  const known = rubric.scored.flatMap(({ code, weight }) => {
    const mean = criteria.find((criterion) => criterion.code === code)?.mean
    return mean ? [{ weight: exact(weight), mean }] : []
  })
  if (known.length === 0) return null
  const points = sum(known.map(({ weight, mean }) => times(weight, mean)))
  return toNumber(dividedBy(times(points, exact(100)), times(sum(known.map(({ weight }) => weight)), exact(MOST_POINTS))))
}

const MOST_POINTS = 5

const finalReviews = (tx: Tx, callId: string): Promise<Row[]> => tx.$queryRaw<Row[]>`
  select r.application_id, r.reviewer_id,
    (select coalesce(json_agg(json_build_object('criterion', s.criterion, 'activityRowId', s.activity_row_id, 'score', s.score)), '[]') from review_score s where s.review_id = r.id) as scores,
    (select json_agg(json_build_object('rowId', v.row_id, 'plannedChildHours', v.planned_child_hours, 'knockoutsMet', true) order by v.position) from activity v
      where v.application_id = r.application_id
        and not exists (select from eligibility_verdict e where e.application_id = v.application_id and e.activity_row_id = v.row_id and not e.met)) as activities
  from review r join application a on a.id = r.application_id
  where a.call_id = ${callId}::uuid and r.status in ('FINAL', 'REVISED')
  order by r.application_id, r.reviewer_id`
