import { unitAmount, fundingUnits, type FundedActivity, type FundingTerms } from '@/lib/calls/funding-models'
import { exact, ratio, sum, toNumber } from '@/lib/exact'
import { leastCents } from '@/lib/money'
import type { RubricVersion } from '@/lib/rubrics/schema'
import { scoreApplication, type Score } from '@/lib/rubrics/scoring'
import type { RankingInput } from './ranking'

/** One assessed file as it stands after consensus. Scores exact, as numerator and denominator. */
export type AssessedFile = {
  id: string
  requestedCents: bigint
  submittedAt: Date
  activities: (FundedActivity & { rowId: string; knockoutsMet: boolean })[]
  scores: { criterion: string; activityRowId: string; numerator: number; denominator: number }[]
}

/** NO_FULL_ACTIVITY: nothing full-fledged is left. MINIMUM: what is left is worth less than the call's minimum. */
export type LeftOut = { id: string; reason: 'NO_FULL_ACTIVITY' | 'MINIMUM'; total: number }

/**
 * What the official rule is run on (contract 6): amounts and hours of full-fledged activities only; a file without one, or worth less than
 * the call's minimum, is not ranked and is rejected with that reason.
 */
export const officialInput = (
  rubric: RubricVersion,
  call: FundingTerms & { envelopeCents: bigint; partialOfferAllowed: boolean },
  files: readonly AssessedFile[],
): { input: RankingInput; leftOut: LeftOut[]; fullFledged: Map<string, string[]> } => {
  const judged = files.map((file) => ({ file, scoring: scoreApplication(rubric, file.activities, file.scores.map(exactScore)) }))
  const leftOut: LeftOut[] = []
  const applications: RankingInput['applications'] = []
  for (const { file, scoring } of judged) {
    const full = file.activities.filter(({ rowId }) => scoring.fullFledged.includes(rowId))
    const amountCents = amountFor(call, full, file.requestedCents)
    if (full.length === 0) leftOut.push({ id: file.id, reason: 'NO_FULL_ACTIVITY', total: scoring.total })
    else if (call.minCents !== null && amountCents < call.minCents) leftOut.push({ id: file.id, reason: 'MINIMUM', total: scoring.total })
    else
      applications.push({
        id: file.id,
        scores: Object.fromEntries(scoring.criteria.map(({ code, score }) => [code, score ?? 0])),
        requestedCents: amountCents,
        plannedChildHours: toNumber(sum(full.map(({ plannedChildHours }) => exact(plannedChildHours)))),
        submittedAt: file.submittedAt.toISOString(),
      })
  }
  const fullFledged = new Map(judged.map(({ file, scoring }) => [file.id, scoring.fullFledged]))
  return { input: { applications, rubric, envelopeCents: call.envelopeCents, partialOfferAllowed: call.partialOfferAllowed }, leftOut, fullFledged }
}

/** What was asked, within the model and the maximum for the activities that count. A share of costs was bounded when it was filed. */
export const amountFor = (call: FundingTerms, full: readonly FundedActivity[], requestedCents: bigint): bigint => {
  if (call.fundingModel === 'COST_SHARE') return call.maxCents === null ? requestedCents : leastCents(requestedCents, call.maxCents)
  const { cents } = unitAmount(call, fundingUnits(call.fundingModel, full))
  return leastCents(requestedCents, call.maxCents === null ? cents : leastCents(cents, call.maxCents))
}

const exactScore = ({ criterion, activityRowId, numerator, denominator }: AssessedFile['scores'][number]): Score => ({
  criterion,
  activityRowId,
  score: ratio(numerator, denominator),
})
