import { z } from 'zod'
import { ratio } from '@/lib/exact'
import type { Score } from '@/lib/rubrics/scoring'

/** What an upheld reconsideration makes of the points of a criterion, in half points, and why. */
export const scoreCorrections = z.array(z.object({ code: z.string(), halves: z.number().int().min(0).max(10), motivation: z.string() }))
export type ScoreCorrection = z.infer<typeof scoreCorrections>[number]

/** The agreed scores with the corrected ones in their place, for every activity of the criterion; what is not corrected stays as it was. */
export const withCorrections = (scores: readonly Score[], corrections: readonly ScoreCorrection[]): Score[] => {
  const byCode = new Map(corrections.map(({ code, halves }) => [code, ratio(halves, 2)]))
  return scores.map((one) => ({ ...one, score: byCode.get(one.criterion) ?? one.score }))
}
